import pytest
from english import ENGLISH

from faqbot.knowledge.model import Entry
from faqbot.matching.contributions import GuardRejection
from faqbot.matching.guards import Guards
from faqbot.matching.lexical.analyzer import Analyzer

ANALYZER = Analyzer.build(
    ENGLISH, ["freeze thaw bread rolls sour dough"], [["loaf", "bread"], ["starter", "sour dough"]]
)


def is_allowed(
    question: str, requires: tuple[str, ...] = (), excludes: tuple[str, ...] = (), never: tuple[str, ...] = ()
) -> bool:
    entry = Entry(id="freezing", question="Freeze?", answer="Yes.", requires=requires, excludes=excludes, never=never)
    return Guards(ANALYZER).allows(entry, ANALYZER.analyze(question).words)


def test_an_entry_without_guards_is_allowed_for_any_question() -> None:
    assert is_allowed("freeze bread")
    assert is_allowed("")


@pytest.mark.parametrize(
    ("question", "allowed"),
    [("freeze rolls", True), ("thaw rolls", True), ("freeze and thaw", True), ("rolls", False)],
)
def test_a_question_must_have_one_of_the_required_terms(question: str, allowed: bool) -> None:
    assert is_allowed(question, requires=("freeze", "thaw")) is allowed


@pytest.mark.hazard(id="wrong-answer")
@pytest.mark.parametrize(
    ("question", "allowed"), [("freeze rolls", False), ("thaw rolls", False), ("rolls", True), ("", True)]
)
def test_a_question_must_have_none_of_the_excluded_terms(question: str, allowed: bool) -> None:
    assert is_allowed(question, excludes=("freeze", "thaw")) is allowed


@pytest.mark.hazard(id="wrong-answer")
@pytest.mark.parametrize(
    ("question", "allowed"), [("freeze my rolls", False), ("Freezing my roll?", False), ("freeze all my rolls", True)]
)
def test_an_entry_never_answers_a_question_that_it_lists_under_not(question: str, allowed: bool) -> None:
    assert is_allowed(question, never=("freeze my rolls",)) is allowed


def test_an_excluded_term_outweighs_a_required_one() -> None:
    assert not is_allowed("freeze and thaw", requires=("freeze",), excludes=("thaw",))


@pytest.mark.parametrize(
    ("question", "allowed"), [("freeze my rolls", False), ("rolls freeze", False), ("i freeze rolls daily", True)]
)
def test_the_words_of_a_term_must_be_adjacent_and_in_order(question: str, allowed: bool) -> None:
    assert is_allowed(question, requires=("freeze rolls",)) is allowed


@pytest.mark.parametrize("question", ["freezing", "FREEZES", "freezed?"])
def test_an_inflection_counts_as_the_term(question: str) -> None:
    assert is_allowed(question, requires=("freeze",))
    assert not is_allowed(question, excludes=("freeze",))


def test_a_part_of_a_word_does_not_count() -> None:
    assert not is_allowed("antifreeze freezer", requires=("freeze",))
    assert is_allowed("antifreeze freezer", excludes=("freeze",))


@pytest.mark.parametrize(("question", "term"), [("bread", "loaf"), ("loaf", "bread"), ("sour dough", "starter")])
def test_a_synonym_counts_as_the_term(question: str, term: str) -> None:
    assert is_allowed(question, requires=(term,))
    assert not is_allowed(question, excludes=(term,))


def test_a_corrected_word_counts_as_the_term() -> None:
    assert is_allowed("freezze", requires=("freeze",))


def test_each_entry_has_its_own_guards() -> None:
    guarded = Entry(id="guarded", question="Freeze?", answer="Yes.", excludes=("freeze",))
    free = Entry(id="free", question="Thaw?", answer="Yes.")
    guards = Guards(ANALYZER)
    assert (guards.allows(guarded, ["freeze"]), guards.allows(free, ["freeze"])) == (False, True)


def explain(question: str, requires: tuple[str, ...] = (), excludes: tuple[str, ...] = ()) -> GuardRejection | None:
    entry = Entry(id="freezing", question="Freeze?", answer="Yes.", requires=requires, excludes=excludes)
    return Guards(ANALYZER).rejection(entry, ANALYZER.analyze(question).words)


def test_a_rejection_names_the_missing_or_excluded_terms_as_written_in_the_base() -> None:
    assert explain("freeze rolls") is None
    assert explain("freeze rolls", requires=("freeze",), excludes=("Thawing",)) is None
    missing = explain("rolls", requires=("freeze", "thaw"), excludes=("starter",))
    assert missing is not None
    assert (missing.entry.id, missing.missing, missing.held) == ("freezing", ("freeze", "thaw"), None)
    excluded = explain("thaws sour dough", requires=("thaw",), excludes=("loaf", "starter"))
    assert excluded is not None
    assert (excluded.missing, excluded.held) == ((), "starter")


NAMED = Analyzer.build(
    ENGLISH,
    ["freeze hydroxyzine", "peginterferons"],
    protected=["hydroxyzine", "hydralazine", "CAR-T", "peginterferon"],
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("freeze hydralazine", "hydralazine"),
        ("freeze HYDRALAZINE?", "hydralazine"),
        ("freeze hydroxyzine", None),  # the base has it
        ("freeze hydroxizine", None),  # a misspelling of it
        ("freeze peginterferon", None),  # the base has another inflection
        ("freeze t shirts", None),  # a part of a name
        ("freeze zorb", None),  # not a name
    ],
)
def test_a_protected_name_that_no_phrasing_has_is_unknown(question: str, name: str | None) -> None:
    assert Guards(NAMED).unknown_name(NAMED.analyze(question).words) == name


def test_an_unknown_name_excludes_every_entry() -> None:
    entry = Entry(id="freezing", question="Freeze?", answer="Yes.", requires=("freeze",))
    found = Guards(NAMED).rejection(entry, ["freeze", "hydralazine"])
    assert found == GuardRejection(entry, (), "hydralazine")
    assert Guards(NAMED).rejection(entry, ["freeze", "hydroxyzine"]) is None


def test_the_question_of_a_rejection_is_the_one_under_not() -> None:
    entry = Entry(id="freezing", question="Freeze?", answer="Yes.", never=("thaw rolls", "freeze my rolls"))
    words = ANALYZER.analyze("freezing my rolls").words
    assert Guards(ANALYZER).rejection(entry, words) == GuardRejection(entry, (), "freeze my rolls")
