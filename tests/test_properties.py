"""Properties of all texts, files, bases, policies and replies. The slow tests try 200 times as many examples."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bread import BREAD
from english import ENGLISH
from hostile_files import GOOD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from payloads import ISOLATES, NEEDED, harm

from faqbot import (
    Answer,
    Clarification,
    FaqBot,
    KnowledgeError,
    NoAnswer,
    Policy,
    SmallTalk,
    load_knowledge,
    to_record,
    to_text,
)
from faqbot.knowledge.loading.nodes import parse
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.language.detection import is_foreign
from faqbot.language.folding import fold_text
from faqbot.language.text import MAX_QUESTION, clean, phrasing_key, safe_text
from faqbot.rendering.blocks import build_blocks
from faqbot.replies.courtesies import is_courtesy

LONG_RUN = 200
"""Factor on the number of examples in slow runs."""


Check = Callable[..., None]


def run_on_examples(examples: int, **arguments: st.SearchStrategy[object]) -> Callable[[Check], Check]:
    """Make a property a test on the same examples every time, and a slow test on many other examples."""

    def decorate(check: Check) -> Check:
        @pytest.mark.parametrize("count", [examples, pytest.param(LONG_RUN * examples, marks=pytest.mark.slow)])
        def test(count: int) -> None:
            chosen_settings = settings(
                max_examples=count,
                derandomize=count == examples,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            )
            chosen_settings(given(**arguments)(check))()

        return test

    return decorate


ANY_CHARACTER = st.characters(codec=None, exclude_categories=())
ANY_TEXT = st.text(ANY_CHARACTER, max_size=80)
WORDS = st.lists(
    st.sampled_from(
        "how long does a loaf keep can i freeze bread which bag is best why dough rises safe for coeliacs hello thanks "
        "not never frezee bred laof zorb quux 3 1,000 don't and? also. ﬁne ＬＯＡＦ brëad хлеб パン".split()
    ),
    max_size=12,
).map(" ".join)
QUESTION = WORDS | ANY_TEXT | st.tuples(WORDS, ANY_TEXT).map(" ".join)
TYPED_NEXT = QUESTION | st.sampled_from(("1", "2", "9", "yes", "more", "why?", "what about the bag"))
BYTES = st.binary(max_size=200) | st.text(st.sampled_from("ab: -[]{}#&*!|>'\"%@`?,\n\t~"), max_size=80).map(str.encode)
CONFIDENCE = st.floats(0, 1)
NAME = st.text("abc", min_size=1, max_size=3)
PHRASE = st.text(st.sampled_from("abcdeé’- "), min_size=1, max_size=30)


@st.composite
def bases(draw: st.DrawFn) -> KnowledgeBase:
    """Return a small base that is valid: distinct ids, distinct phrasings, no empty text."""
    phrases = draw(st.lists(PHRASE.filter(phrasing_key), min_size=2, max_size=12, unique_by=phrasing_key))
    names = draw(st.lists(NAME, min_size=len(phrases), max_size=len(phrases), unique=True))
    items = list(zip(names, phrases, strict=True))
    cut = draw(st.integers(1, len(items)))
    answers = st.text(ANY_CHARACTER, min_size=1, max_size=40)
    entries = [Entry(id=name, question=phrase, answer=draw(answers)) for name, phrase in items[:cut]]
    gaps = [Gap(id=name, question=phrase, answer=draw(answers)) for name, phrase in items[cut:]]
    return KnowledgeBase(id="any", title="Any", entries=tuple(entries), gaps=tuple(gaps))


@run_on_examples(200, text=ANY_TEXT)
def test_a_safe_text_is_harmless_and_stays_the_same(text: str) -> None:
    shown = safe_text(text)
    assert harm(shown) == set()
    assert safe_text(shown) == shown
    assert shown.encode().decode() == shown


@run_on_examples(150, text=QUESTION, times=st.integers(1, 60))
def test_a_clean_text_is_short_safe_composed_and_stays_the_same(text: str, times: int) -> None:
    cleaned = clean(text * times)
    assert len(cleaned) <= MAX_QUESTION
    assert (clean(cleaned), safe_text(cleaned), cleaned.strip()) == (cleaned, cleaned, cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@run_on_examples(200, text=QUESTION)
def test_words_are_the_same_regardless_of_case(text: str) -> None:
    cleaned = clean(text)
    assert ENGLISH.tokenize(cleaned) == ENGLISH.tokenize(fold_text(cleaned))
    assert all(word and not word.isspace() for word in ENGLISH.tokenize(cleaned))


@run_on_examples(150, text=QUESTION)
def test_the_language_of_any_text_can_be_checked_for_any_base(text: str) -> None:
    assert is_foreign(clean(text), "en") in {True, False}
    assert not is_foreign(clean(text), "xx")


@run_on_examples(200, data=BYTES)
def test_any_bytes_are_a_node_or_a_problem_with_a_location(data: bytes) -> None:
    node, problems = parse(data, "any.yaml")
    assert node is not None or problems
    assert all(problem.location.path == "any.yaml" and problem.location.line > 0 for problem in problems)
    assert harm("\n".join(map(str, problems))) == set()


@run_on_examples(
    150, begin=st.integers(0, len(GOOD)), length=st.integers(0, 40), put=st.text(ANY_CHARACTER, max_size=10)
)
def test_a_changed_file_is_a_base_or_a_knowledge_error(begin: int, length: int, put: str) -> None:
    content = GOOD[:begin] + put + GOOD[begin + length :]
    with TemporaryDirectory() as folder:
        file = Path(folder, "bread.yaml")
        file.write_bytes(content.encode(errors="surrogatepass"))
        try:
            loaded = load_knowledge(file)
        except KnowledgeError as error:
            problems = error.problems
        else:
            problems = loaded.warnings
            assert FaqBot(loaded).ask("How long does a loaf keep?")
        assert all(problem.location.path == str(file) for problem in problems)


@run_on_examples(75, base=bases(), question=PHRASE | QUESTION)
def test_confidences_never_rise_down_a_ranking_and_replies_are_texts_of_the_base(
    base: KnowledgeBase, question: str
) -> None:
    bot = FaqBot(base)
    ranked = bot.rank(question, 99)
    confidences = [match.confidence for match in ranked]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert len({match.item.id for match in ranked}) == len(ranked)
    assert_reply_is_from_the_base(bot, question)


@run_on_examples(50, base=bases())
def test_an_entry_is_the_first_match_of_its_own_question(base: KnowledgeBase) -> None:
    bot = FaqBot(base)
    for entry in base.entries:
        if ENGLISH.tokenize(entry.question):
            assert bot.rank(entry.question)[0].item == entry


@pytest.mark.hazard(id="invented-answer")
@run_on_examples(75, question=QUESTION)
def test_every_answer_is_a_text_of_the_base(question: str) -> None:
    assert_reply_is_from_the_base(BOT, question)
    assert_reply_is_from_the_base(SHIPPED, question)


BOT = FaqBot(BREAD)
SHIPPED = FaqBot.load()


def assert_reply_is_from_the_base(bot: FaqBot, question: str) -> None:
    """Assert that a reply consists of texts of the base, word for word."""
    reply = bot.ask(question)
    base = bot.knowledge
    match reply:
        case Answer():
            assert base.entry(reply.entry.id) is reply.entry
            assert reply.text == reply.entry.answer
            assert set(reply.citations) <= {cited for entry in base.entries for cited in entry.citations}
        case SmallTalk():
            assert reply.entry in base.small_talk or is_courtesy(reply)
            assert reply.text == reply.entry.answer
        case Clarification():
            foreign = reply.ranking.foreign
            assert reply.text == (base.messages.foreign.replace("{word}", foreign) if foreign else base.messages.unsure)
            assert all(base.entry(entry.id) is entry for entry in reply.offered)
        case NoAnswer():
            assert reply.gap is None or (reply.gap in base.gaps and reply.text.startswith(reply.gap.answer))
    for notice in (reply.alert, reply.caution):
        assert notice is None or notice in (*base.alerts, *base.deferrals)
    assert to_record(reply)["text"] == reply.text


@pytest.mark.hazard(id="wrong-answer")
@run_on_examples(100, question=QUESTION, answer_at=CONFIDENCE, clarify_at=CONFIDENCE, margin=CONFIDENCE)
def test_an_answer_is_at_the_threshold_and_ahead_of_its_rivals(
    question: str, answer_at: float, clarify_at: float, margin: float
) -> None:
    policy = Policy(answer_at=max(answer_at, clarify_at), clarify_at=clarify_at, margin=margin)
    bot = FaqBot(BREAD, policy, ranker=BOT.ranker)
    reply = bot.ask(question)
    if isinstance(reply, Answer):
        first, *others = reply.ranking.matches
        assert first.item is reply.entry
        assert first.confidence >= policy.answer_at
        assert not others or others[0].confidence <= first.confidence - policy.margin
        assert reply.ranking.gap is None or reply.ranking.gap.confidence <= first.confidence - policy.margin
    if isinstance(reply, Clarification):
        offered = sum(match.confidence for match in reply.ranking.matches[:3])
        assert reply.confidence >= policy.clarify_at or reply.ranking.is_tied or offered >= policy.clarify_at


@pytest.mark.hazard(id="hostile-text")
@run_on_examples(100, question=QUESTION, text=ANY_TEXT, width=st.none() | st.integers(0, 120), top=st.integers(0, 12))
def test_every_rendering_of_a_reply_is_harmless_and_can_be_encoded(
    question: str, text: str, width: int | None, top: int
) -> None:
    base = replace(
        BREAD,
        title=text,
        contact=text,
        entries=tuple(replace(entry, question=text, answer=text, topic=text) for entry in BREAD.entries),
        gaps=tuple(replace(gap, answer=text) for gap in BREAD.gaps),
    )
    reply = replace(BOT.ask(question), knowledge=base)
    shown = to_text(reply, width=width) + "".join(block.text + block.mark for block in build_blocks(reply))
    assert harm(shown) <= NEEDED | ISOLATES
    assert shown.encode().decode() == shown
    record = to_record(reply, top=top)
    assert json.loads(json.dumps(record)) == record
    assert len(record["candidates"]) <= top
    assert json.dumps(record).isascii()


@run_on_examples(40, questions=st.lists(TYPED_NEXT, max_size=8))
def test_a_saved_conversation_can_be_continued(questions: list[str]) -> None:
    session = BOT.session()
    for question in questions:
        reply = session.ask(question)
        assert not isinstance(reply, Answer) or reply.entry in BREAD.entries
        saved = json.loads(json.dumps(session.to_json()))
        assert BOT.session(saved).to_json() == saved
