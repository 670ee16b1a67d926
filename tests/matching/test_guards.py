import pytest
from english import ENGLISH

from faqbot.knowledge.model import Entry
from faqbot.matching.contributions import GuardRejection
from faqbot.matching.guards import Guards
from faqbot.matching.lexical.analyzer import Analyzer

LEXICON = Analyzer.of(ENGLISH, ["freeze thaw bread rolls sour dough"], [["loaf", "bread"], ["starter", "sour dough"]])


def admits(question: str, requires: tuple[str, ...] = (), excludes: tuple[str, ...] = ()) -> bool:
    entry = Entry(id="freezing", question="Freeze?", answer="Yes.", requires=requires, excludes=excludes)
    return Guards(LEXICON).allows(entry, LEXICON.analyze(question).words)


def test_an_entry_without_guards_may_answer_anything() -> None:
    assert admits("freeze bread")
    assert admits("")


@pytest.mark.parametrize(
    ("question", "admitted"),
    [("freeze rolls", True), ("thaw rolls", True), ("freeze and thaw", True), ("rolls", False)],
)
def test_one_of_the_required_terms_must_be_there(question: str, admitted: bool) -> None:
    assert admits(question, requires=("freeze", "thaw")) is admitted


@pytest.mark.hazard(id="wrong-answer")
@pytest.mark.parametrize(
    ("question", "admitted"), [("freeze rolls", False), ("thaw rolls", False), ("rolls", True), ("", True)]
)
def test_none_of_the_excluded_terms_may_be_there(question: str, admitted: bool) -> None:
    assert admits(question, excludes=("freeze", "thaw")) is admitted


def test_an_excluded_term_outweighs_a_required_one() -> None:
    assert not admits("freeze and thaw", requires=("freeze",), excludes=("thaw",))


@pytest.mark.parametrize(
    ("question", "admitted"), [("freeze my rolls", False), ("rolls freeze", False), ("i freeze rolls daily", True)]
)
def test_the_words_of_a_term_stand_together_and_in_order(question: str, admitted: bool) -> None:
    assert admits(question, requires=("freeze rolls",)) is admitted


@pytest.mark.parametrize("question", ["freezing", "FREEZES", "freezed?"])
def test_an_inflection_is_the_same_term(question: str) -> None:
    assert admits(question, requires=("freeze",))
    assert not admits(question, excludes=("freeze",))


def test_a_piece_of_a_word_is_not_the_word() -> None:
    assert not admits("antifreeze freezer", requires=("freeze",))
    assert admits("antifreeze freezer", excludes=("freeze",))


@pytest.mark.parametrize(("question", "term"), [("bread", "loaf"), ("loaf", "bread"), ("sour dough", "starter")])
def test_a_synonym_is_the_same_term(question: str, term: str) -> None:
    assert admits(question, requires=(term,))
    assert not admits(question, excludes=(term,))


def test_a_repaired_word_is_the_term() -> None:
    assert admits("freezze", requires=("freeze",))


def test_the_guards_of_one_entry_are_not_those_of_another() -> None:
    guarded = Entry(id="guarded", question="Freeze?", answer="Yes.", excludes=("freeze",))
    free = Entry(id="free", question="Thaw?", answer="Yes.")
    guards = Guards(LEXICON)
    assert (guards.allows(guarded, ["freeze"]), guards.allows(free, ["freeze"])) == (False, True)


def rejection(question: str, requires: tuple[str, ...] = (), excludes: tuple[str, ...] = ()) -> GuardRejection | None:
    entry = Entry(id="freezing", question="Freeze?", answer="Yes.", requires=requires, excludes=excludes)
    return Guards(LEXICON).rejection(entry, LEXICON.analyze(question).words)


def test_a_guard_says_what_the_question_lacks_or_holds_as_the_base_wrote_it() -> None:
    assert rejection("freeze rolls") is None
    assert rejection("freeze rolls", requires=("freeze",), excludes=("Thawing",)) is None
    missing = rejection("rolls", requires=("freeze", "thaw"), excludes=("starter",))
    assert missing is not None
    assert (missing.entry.id, missing.missing, missing.held) == ("freezing", ("freeze", "thaw"), None)
    held = rejection("thaws sour dough", requires=("thaw",), excludes=("loaf", "starter"))
    assert held is not None
    assert (held.missing, held.held) == ((), "starter")


NAMED = Analyzer.of(
    ENGLISH,
    ["freeze hydroxyzine", "peginterferons"],
    protected=["hydroxyzine", "hydralazine", "CAR-T", "peginterferon"],
)


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        ("freeze hydralazine", "hydralazine"),
        ("freeze HYDRALAZINE?", "hydralazine"),
        ("freeze hydroxyzine", None),  # the base has it
        ("freeze hydroxizine", None),  # a slip of it
        ("freeze peginterferon", None),  # the base has it in another form
        ("freeze t shirts", None),  # a piece of a name
        ("freeze zorb", None),  # no name
    ],
)
def test_a_protected_name_that_no_phrasing_has_is_a_stranger(question: str, stranger: str | None) -> None:
    assert Guards(NAMED).unknown_name(NAMED.analyze(question).words) == stranger


def test_no_entry_is_for_a_question_with_a_stranger_in_it() -> None:
    entry = Entry(id="freezing", question="Freeze?", answer="Yes.", requires=("freeze",))
    found = Guards(NAMED).rejection(entry, ["freeze", "hydralazine"])
    assert found == GuardRejection(entry, (), "hydralazine")
    assert Guards(NAMED).rejection(entry, ["freeze", "hydroxyzine"]) is None
