from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from bread import BREAD, FREEZES, GLUTEN, HELLO, KEEPS
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.errors import KnowledgeNotFound, PolicyError
from faqbot.language.text import MAX_QUESTION, clean
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranking import Ranking
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

BOT = FaqBot(BREAD)


@pytest.fixture(scope="module")
def shipped() -> FaqBot:
    return FaqBot.load()


any_text = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from("\0\ud800\udfff\u202e\u0301\x1b a?."), max_size=60
)
words = st.lists(
    st.sampled_from("how long does a loaf keep can I freeze bread? why rise. and is it safe for hello zorb".split()),
    max_size=14,
).map(" ".join)

QUESTIONS = [
    "How long does a loaf keep?",
    "freeze bread",
    "frezee bred",
    "gluten",
    "is it safe for coeliacs",
    "hello",
    "carburettor",
    "bread",
    "",
    "\ud800\0",
    "Zorb quux vim. Can I freeze bread?",
    "x" * 5000,
]


def test_a_question_gets_one_of_the_four_replies() -> None:
    assert [type(BOT.ask(asked)) for asked in ("does a loaf keep", "hello", "coeliacs", "zorb")] == [
        *(Answer, SmallTalk, NoAnswer, NoAnswer),
    ]
    assert isinstance(FaqBot(BREAD, Policy(answer_at=1, clarify_at=0)).ask("bread"), Clarification)


def test_the_replies_are_items_of_the_base() -> None:
    kept, gap, talk = (BOT.ask(asked) for asked in ("does a loaf keep", "safe for coeliacs?", "hello"))
    assert isinstance(kept, Answer)
    assert isinstance(gap, NoAnswer)
    assert isinstance(talk, SmallTalk)
    assert (kept.entry, gap.gap, gap.reason, talk.entry) == (KEEPS, GLUTEN, "gap", HELLO)


@pytest.mark.parametrize("asked", ["", "  \n\t ", "\0\0", "\ud800", "\u200b\ufeff"])
def test_nothing_typed_is_no_question(asked: str) -> None:
    assert BOT.ask(asked) == NoAnswer(knowledge=BREAD, ranking=Ranking(question=""), reason="empty")
    assert BOT.rank(asked) == []


@pytest.mark.parametrize("asked", ["zorb" * 2_500_000, "freeze " * 1000, "can I freeze bread? " * 500])
def test_what_is_too_long_is_not_answered(asked: str) -> None:
    question = clean(asked)
    assert BOT.ask(asked) == NoAnswer(
        knowledge=BREAD, ranking=Ranking(question=question), reason="too_long", limit=MAX_QUESTION
    )
    assert len(question) <= MAX_QUESTION


def test_what_is_too_long_is_not_even_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    bot = FaqBot(BREAD)

    def refused(_: FaqBot, question: str) -> Reply:
        raise AssertionError(question)

    monkeypatch.setattr(FaqBot, "_reply_to_part", refused)
    reply = bot.ask("zorb" * 2_500_000)
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "too_long"


def test_a_question_of_the_greatest_length_is_read_and_one_more_is_not() -> None:
    longest = "zorb bread".ljust(MAX_QUESTION, "z")
    replies = [BOT.ask(asked) for asked in (longest, f"  {longest}\n", f"{longest}z")]
    assert [isinstance(reply, NoAnswer) and reply.reason for reply in replies] == ["low", "low", "too_long"]


@pytest.mark.parametrize(
    ("value", "kind"), [(None, "NoneType"), (b"bread", "bytes"), (7, "int"), (["bread"], "list"), (1.5, "float")]
)
def test_what_is_no_text_is_refused(value: object, kind: str) -> None:
    for method in (BOT.ask, BOT.rank):
        refuses: Callable[..., object] = method
        with pytest.raises(TypeError) as caught:
            refuses(value)
        assert str(caught.value) == f"a question is a str, not {kind}"


@pytest.mark.hazard(id="breaking-question")
@given(any_text | words)
@settings(derandomize=True, deadline=None, max_examples=examples(200))
def test_any_text_gets_the_same_reply_twice_with_a_text_that_encodes(asked: str) -> None:
    reply = BOT.ask(asked)
    assert isinstance(reply, Answer | Clarification | NoAnswer | SmallTalk)
    assert reply == BOT.ask(asked)
    assert reply.question == clean(asked)
    assert f"{reply.question}{reply.text}".encode().decode() == reply.question + reply.text


def test_any_text_reads_as_itself_or_as_nothing() -> None:
    assert BOT.ask("freeze\0bread") == BOT.ask("freeze bread")
    assert BOT.ask("freeze\ud800bread") == BOT.ask("freeze bread")


@given(words)
@settings(derandomize=True, deadline=None, max_examples=examples(150))
def test_the_entry_of_an_answer_is_the_first_of_the_ranking(asked: str) -> None:
    reply, ranked = BOT.ask(asked), BOT.rank(asked, limit=100)
    assert list(reply.ranking.matches) == ranked
    if isinstance(reply, Answer):
        assert ranked[0].item == reply.entry


def test_where_a_part_is_answered_the_ranking_is_that_of_the_part(shipped: FaqBot) -> None:
    bot = FaqBot(BREAD, Policy(answer_at=0.97, clarify_at=0.97))
    asked = "My dough zorb quux vim gribble flarn. Can I freeze bread?"
    whole = Matcher.train(BREAD).rank(asked)
    assert whole.matches[0].confidence < 0.97
    reply = bot.ask(asked)
    assert isinstance(reply, Answer)
    assert (reply.question, reply.entry, bot.rank(asked)) == (asked, FREEZES, bot.rank("Can I freeze bread"))
    for entry in shipped.knowledge.entries:
        behind = f"Zorb flarn quux gribble. {entry.question}"
        reply = shipped.ask(behind)
        if isinstance(reply, Answer):
            assert shipped.rank(behind)[0].item == reply.entry


def test_a_ranking_is_as_long_as_asked_for() -> None:
    ranked = BOT.rank("can bread keep")
    assert [match.item.id for match in ranked[:2]] == ["storage-freezing", "storage-time"]
    assert [BOT.rank("can bread keep", limit=limit) for limit in (0, 1, 2, 99)] == [[], ranked[:1], ranked[:2], ranked]


def test_a_ranking_has_five_entries_unless_told(shipped: FaqBot) -> None:
    asked = shipped.knowledge.entries[0].question
    assert (len(shipped.rank(asked)), len(shipped.rank(asked, limit=7))) == (5, 7)


def test_a_ranking_lists_entries_that_guards_let_pass_only() -> None:
    guarded = FaqBot(replace(BREAD, entries=(replace(FREEZES, excludes=("bread",)), KEEPS)))
    assert [match.item for match in guarded.rank("can I freeze bread")] == [KEEPS]
    reply = guarded.ask("can I freeze bread")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "guard"


def test_sixteen_threads_get_the_answers_of_one(shipped: FaqBot) -> None:
    asked = [item.question for item in shipped.knowledge.items[::4]] * 4
    fresh = FaqBot(BREAD)
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(fresh.ask, QUESTIONS * 16))
        shipped_together = list(pool.map(shipped.ask, asked))
    assert together == [BOT.ask(question) for question in QUESTIONS] * 16
    assert shipped_together == [shipped.ask(question) for question in asked]


def test_every_answer_is_a_text_of_the_base(shipped: FaqBot) -> None:
    for bot in (BOT, shipped):
        answers = {item.answer for item in bot.knowledge.items}
        own = [item.question for item in bot.knowledge.items]
        replies = [bot.ask(question) for question in (*QUESTIONS, *own)]
        said = [reply.text for reply in replies if isinstance(reply, Answer | SmallTalk)]
        assert len(said) > 5
        assert set(said) <= answers
        gaps = [reply for reply in replies if isinstance(reply, NoAnswer) and reply.gap]
        assert gaps
        assert all(reply.text.split("\n")[0] in "\n".join(answers) for reply in gaps)


def test_a_policy_of_ones_own_replaces_that_of_the_base() -> None:
    strict = Policy(answer_at=1, clarify_at=1)
    reply = FaqBot(BREAD, strict).ask("freeze bread")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "low"
    assert isinstance(BOT.ask("freeze bread"), Answer)
    assert FaqBot(replace(BREAD, policy={"answer_at": 0.9})).policy == Policy.of(
        replace(BREAD, policy={"answer_at": 0.9})
    )


def test_a_base_whose_policy_contradicts_itself_makes_no_bot() -> None:
    with pytest.raises(PolicyError) as caught:
        FaqBot(replace(BREAD, policy={"answer_at": 0.2, "clarify_at": 0.3}))
    assert str(caught.value) == "clarify_at is 0.3, above answer_at 0.2; it must not be above it"


def test_a_base_that_has_drafts_only_answers_nothing(tmp_path: Path) -> None:
    file = tmp_path / "bread.yaml"
    file.write_text("format: 1\nid: bread\nentries: [{id: a, question: How long?, answer: Long., draft: true}]\n")
    bot = FaqBot.load(file)
    assert bot.ask("How long?") == NoAnswer(
        knowledge=bot.knowledge, ranking=Ranking(question="How long?", unknown=("how", "long")), reason="low"
    )


def test_a_base_is_loaded_from_a_path_or_its_text(tmp_path: Path) -> None:
    file = tmp_path / "bread.yaml"
    file.write_text("format: 1\nid: bread\nentries: [{id: storage, question: How long?, answer: Three days.}]\n")
    for path in (file, str(file)):
        reply = FaqBot.load(path).ask("how long")
        assert isinstance(reply, Answer)
        assert reply.text == "Three days."


@pytest.mark.parametrize("path", ["nowhere.yaml", "", "/", "\0", "nowhere/.."])
def test_a_base_that_is_not_there_is_a_knowledge_error(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if path == "/":
        path = str(tmp_path)
    with pytest.raises(KnowledgeNotFound):
        FaqBot.load(path)


def test_a_session_is_a_conversation_with_the_bot() -> None:
    assert BOT.session().ask("does a loaf keep") == BOT.ask("does a loaf keep")


def test_blanks_before_a_question_do_not_count() -> None:
    bot = FaqBot(BREAD)
    assert type(bot.ask(" " * 5_000 + "can I freeze bread")).__name__ == "Answer"


def test_what_is_too_long_is_never_called_empty() -> None:
    reply = FaqBot(BREAD).ask("\0" * 5_000 + "can I freeze bread")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "too_long"


def test_a_reply_is_explained_as_it_was_given() -> None:
    session = BOT.session()
    for asked, way in (("does it keep", "whole"), ("1", "chosen"), ("really?", "pointed")):
        reply = session.ask(asked)
        why = BOT.why(reply)
        assert (why.reply, reply.ranking.resolution) == (reply, way)
        assert (why.evidence is None) == (why.change is None) == (way != "whole")
        assert why.subject is reply.ranking.matches[0]


def test_a_part_that_was_answered_is_what_is_explained() -> None:
    bot = FaqBot(BREAD, Policy(answer_at=0.97, clarify_at=0.97))
    reply = bot.ask("My dough zorb quux vim gribble flarn. Can I freeze bread?")
    assert (reply.ranking.resolution, reply.ranking.matched) == ("part", "Can I freeze bread?")
    why = bot.why(reply)
    assert why.evidence is not None
    assert why.evidence.verbatim
    assert {word.typed for word in why.evidence.words} == {"can", "i", "freeze", "bread"}
    assert why.change is not None
    assert type(bot.ask(why.change.question)) is type(why.change.reply)


def test_the_turn_before_stays_where_a_question_is_changed() -> None:
    session = BOT.session()
    session.ask("Can I freeze bread?")
    reply = Answer(
        knowledge=BREAD,
        ranking=BOT.ask("Can I freeze bread? for long").ranking.for_question("for long", "context"),
        entry=FREEZES,
    )
    change = BOT.why(reply).change
    assert change is None or "freeze" not in change.left_out


def test_guards_that_kept_entries_out_are_named() -> None:
    guarded = FaqBot(replace(BREAD, entries=(replace(FREEZES, excludes=("bread",)), KEEPS)))
    why = guarded.why(guarded.ask("can I freeze bread"))
    assert [(rejection.entry.id, rejection.held) for rejection in why.rejections] == [("storage-freezing", "bread")]
    assert why.subject is not None
    assert why.subject.item.id == "storage-freezing"
    assert BOT.why(BOT.ask("can I freeze bread")).rejections == ()


def test_evidence_costs_nothing_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError

    for name in ("explain", "explain_rejections", "distinctive_words"):
        monkeypatch.setattr(Matcher, name, refused)
    assert isinstance(BOT.ask("can I freeze bread"), Answer)
