import copy
import pickle
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
from faqbot.conversation.message_replies import MessageReplier
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
    assert [type(BOT.ask(question)) for question in ("does a loaf keep", "hello", "coeliacs", "zorb")] == [
        *(Answer, SmallTalk, NoAnswer, NoAnswer),
    ]
    assert isinstance(FaqBot(BREAD, Policy(answer_at=1, clarify_at=0)).ask("bread"), Clarification)


def test_the_replies_are_items_of_the_base() -> None:
    answer, gap, small_talk = (BOT.ask(question) for question in ("does a loaf keep", "safe for coeliacs?", "hello"))
    assert isinstance(answer, Answer)
    assert isinstance(gap, NoAnswer)
    assert isinstance(small_talk, SmallTalk)
    assert (answer.entry, gap.gap, gap.reason, small_talk.entry) == (KEEPS, GLUTEN, "gap", HELLO)


@pytest.mark.parametrize("typed", ["", "  \n\t ", "\0\0", "\ud800", "\u200b\ufeff"])
def test_an_empty_question_gets_no_answer(typed: str) -> None:
    assert BOT.ask(typed) == NoAnswer(knowledge=BREAD, ranking=Ranking(question=""), reason="empty")
    assert BOT.rank(typed) == []


@pytest.mark.parametrize("typed", ["zorb" * 2_500_000, "freeze " * 1000, "can I freeze bread? " * 500])
def test_a_question_that_is_too_long_gets_no_answer(typed: str) -> None:
    question = clean(typed)
    assert BOT.ask(typed) == NoAnswer(
        knowledge=BREAD, ranking=Ranking(question=question), reason="too_long", limit=MAX_QUESTION
    )
    assert len(question) <= MAX_QUESTION


def test_a_question_that_is_too_long_is_not_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    bot = FaqBot(BREAD)

    def refuse(_: MessageReplier, message: str) -> Reply:
        raise AssertionError(message)

    monkeypatch.setattr(MessageReplier, "reply_to", refuse)
    reply = bot.ask("zorb" * 2_500_000)
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "too_long"


def test_a_question_of_maximum_length_is_matched_and_a_longer_one_is_not() -> None:
    longest = "zorb bread".ljust(MAX_QUESTION, "z")
    replies = [BOT.ask(typed) for typed in (longest, f"  {longest}\n", f"{longest}z")]
    assert [isinstance(reply, NoAnswer) and reply.reason for reply in replies] == ["low", "low", "too_long"]


@pytest.mark.parametrize(
    ("value", "kind"), [(None, "NoneType"), (b"bread", "bytes"), (7, "int"), (["bread"], "list"), (1.5, "float")]
)
def test_a_value_that_is_no_text_is_refused(value: object, kind: str) -> None:
    for method in (BOT.ask, BOT.rank):
        untyped: Callable[..., object] = method
        with pytest.raises(TypeError) as caught:
            untyped(value)
        assert str(caught.value) == f"a question is a str, not {kind}"


@pytest.mark.hazard(id="breaking-question")
@given(any_text | words)
@settings(derandomize=True, deadline=None, max_examples=examples(200))
def test_any_text_gets_the_same_reply_twice_and_it_can_be_encoded(typed: str) -> None:
    reply = BOT.ask(typed)
    assert isinstance(reply, Answer | Clarification | NoAnswer | SmallTalk)
    assert reply == BOT.ask(typed)
    assert reply.question == clean(typed)
    assert f"{reply.question}{reply.text}".encode().decode() == reply.question + reply.text


def test_invisible_characters_count_as_blanks() -> None:
    assert BOT.ask("freeze\0bread") == BOT.ask("freeze bread")
    assert BOT.ask("freeze\ud800bread") == BOT.ask("freeze bread")


@given(words)
@settings(derandomize=True, deadline=None, max_examples=examples(150))
def test_the_entry_of_an_answer_is_the_first_of_the_ranking(typed: str) -> None:
    reply, ranked = BOT.ask(typed), BOT.rank(typed, limit=100)
    assert list(reply.ranking.matches) == ranked
    if isinstance(reply, Answer):
        assert ranked[0].item == reply.entry


def test_if_a_part_is_answered_the_ranking_is_that_of_the_part(shipped: FaqBot) -> None:
    bot = FaqBot(BREAD, Policy(answer_at=0.97, clarify_at=0.97))
    message = "My dough zorb quux vim gribble flarn. Can I freeze bread?"
    whole = Matcher.train(BREAD).rank(message)
    assert whole.matches[0].confidence < 0.97
    reply = bot.ask(message)
    assert isinstance(reply, Answer)
    assert (reply.question, reply.entry, bot.rank(message)) == (message, FREEZES, bot.rank("Can I freeze bread"))
    for entry in shipped.knowledge.entries:
        message = f"Zorb flarn quux gribble. {entry.question}"
        reply = shipped.ask(message)
        if isinstance(reply, Answer):
            assert shipped.rank(message)[0].item == reply.entry


def test_a_ranking_has_at_most_the_number_of_entries_that_was_asked_for() -> None:
    ranked = BOT.rank("can bread keep")
    assert [match.item.id for match in ranked[:2]] == ["storage-freezing", "storage-time"]
    assert [BOT.rank("can bread keep", limit=limit) for limit in (0, 1, 2, 99)] == [[], ranked[:1], ranked[:2], ranked]


def test_a_ranking_has_five_entries_by_default(shipped: FaqBot) -> None:
    question = shipped.knowledge.entries[0].question
    assert (len(shipped.rank(question)), len(shipped.rank(question, limit=7))) == (5, 7)


def test_a_ranking_has_only_entries_that_their_guards_allow() -> None:
    guarded = FaqBot(replace(BREAD, entries=(replace(FREEZES, excludes=("bread",)), KEEPS)))
    assert [match.item for match in guarded.rank("can I freeze bread")] == [KEEPS]
    reply = guarded.ask("can I freeze bread")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "guard"


def test_sixteen_threads_get_the_answers_of_one(shipped: FaqBot) -> None:
    questions = [item.question for item in shipped.knowledge.items[::4]] * 4
    fresh = FaqBot(BREAD)
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(fresh.ask, QUESTIONS * 16))
        shipped_together = list(pool.map(shipped.ask, questions))
    assert together == [BOT.ask(question) for question in QUESTIONS] * 16
    assert shipped_together == [shipped.ask(question) for question in questions]


def test_every_answer_is_a_text_of_the_base(shipped: FaqBot) -> None:
    for bot in (BOT, shipped):
        answers = {item.answer for item in (*bot.knowledge.items, *bot.knowledge.near_misses)}
        own = [item.question for item in bot.knowledge.items]
        replies = [bot.ask(question) for question in (*QUESTIONS, *own)]
        texts = [reply.text for reply in replies if isinstance(reply, Answer | SmallTalk)]
        assert len(texts) > 5
        assert set(texts) <= answers
        gaps = [reply for reply in replies if isinstance(reply, NoAnswer) and reply.gap]
        assert gaps
        assert all(reply.text.split("\n")[0] in "\n".join(answers) for reply in gaps)


def test_a_given_policy_replaces_that_of_the_base() -> None:
    strict = Policy(answer_at=1, clarify_at=1)
    reply = FaqBot(BREAD, strict).ask("freeze bread")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "low"
    assert isinstance(BOT.ask("freeze bread"), Answer)
    assert FaqBot(replace(BREAD, policy={"answer_at": 0.9})).policy == Policy.of(
        replace(BREAD, policy={"answer_at": 0.9})
    )


def test_a_base_with_a_contradictory_policy_is_refused() -> None:
    with pytest.raises(PolicyError) as caught:
        FaqBot(replace(BREAD, policy={"answer_at": 0.2, "clarify_at": 0.3}))
    assert str(caught.value) == "clarify_at is 0.3, above answer_at 0.2; it must not be above it"


def test_a_base_of_drafts_answers_nothing(tmp_path: Path) -> None:
    file = tmp_path / "bread.yaml"
    file.write_text("format: 1\nid: bread\nentries: [{id: a, question: How long?, answer: Long., draft: true}]\n")
    bot = FaqBot.load(file)
    assert bot.ask("How long?") == NoAnswer(
        knowledge=bot.knowledge, ranking=Ranking(question="How long?", unknown=("how", "long")), reason="low"
    )


def test_a_base_is_loaded_from_a_path_object_or_a_text(tmp_path: Path) -> None:
    file = tmp_path / "bread.yaml"
    file.write_text("format: 1\nid: bread\nentries: [{id: storage, question: How long?, answer: Three days.}]\n")
    for path in (file, str(file)):
        reply = FaqBot.load(path).ask("how long")
        assert isinstance(reply, Answer)
        assert reply.text == "Three days."


@pytest.mark.parametrize("path", ["nowhere.yaml", "", "/", "\0", "nowhere/.."])
def test_a_missing_base_is_a_knowledge_error(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if path == "/":
        path = str(tmp_path)
    with pytest.raises(KnowledgeNotFound):
        FaqBot.load(path)


def test_a_session_is_a_conversation_with_the_bot() -> None:
    assert BOT.session().ask("does a loaf keep") == BOT.ask("does a loaf keep")


def test_blanks_before_a_question_do_not_make_it_too_long() -> None:
    bot = FaqBot(BREAD)
    assert type(bot.ask(" " * 5_000 + "can I freeze bread")).__name__ == "Answer"


def test_a_question_that_is_too_long_does_not_count_as_empty() -> None:
    reply = FaqBot(BREAD).ask("\0" * 5_000 + "can I freeze bread")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "too_long"


def test_a_reply_is_explained_as_it_was_given() -> None:
    session = BOT.session()
    for question, resolution in (("does it keep", "whole"), ("1", "chosen"), ("really?", "pointed")):
        reply = session.ask(question)
        why = BOT.why(reply)
        assert (why.reply, reply.ranking.resolution) == (reply, resolution)
        assert (why.evidence is None) == (why.change is None) == (resolution != "whole")
        assert why.subject is reply.ranking.matches[0]


def test_the_explanation_is_of_the_part_that_was_answered() -> None:
    bot = FaqBot(BREAD, Policy(answer_at=0.97, clarify_at=0.97))
    reply = bot.ask("My dough zorb quux vim gribble flarn. Can I freeze bread?")
    assert (reply.ranking.resolution, reply.ranking.matched) == ("part", "Can I freeze bread?")
    why = bot.why(reply)
    assert why.evidence is not None
    assert why.evidence.verbatim
    assert {word.typed for word in why.evidence.words} == {"can", "i", "freeze", "bread"}
    assert why.change is not None
    assert type(bot.ask(why.change.question)) is type(why.change.reply)


def test_a_change_leaves_the_words_of_the_previous_turn() -> None:
    session = BOT.session()
    session.ask("Can I freeze bread?")
    reply = Answer(
        knowledge=BREAD,
        ranking=BOT.ask("Can I freeze bread? for long").ranking.for_question("for long", "context"),
        entry=FREEZES,
    )
    change = BOT.why(reply).change
    assert change is None or "freeze" not in change.left_out


def test_an_explanation_names_the_guards_that_kept_entries_out() -> None:
    guarded = FaqBot(replace(BREAD, entries=(replace(FREEZES, excludes=("bread",)), KEEPS)))
    why = guarded.why(guarded.ask("can I freeze bread"))
    assert [(rejection.entry.id, rejection.held) for rejection in why.rejections] == [("storage-freezing", "bread")]
    assert why.subject is not None
    assert why.subject.item.id == "storage-freezing"
    assert BOT.why(BOT.ask("can I freeze bread")).rejections == ()


def test_no_evidence_is_computed_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    for name in ("explain", "explain_rejections", "distinctive_words"):
        monkeypatch.setattr(Matcher, name, refuse)
    assert isinstance(BOT.ask("can I freeze bread"), Answer)


def test_a_bot_and_its_conversations_go_to_another_process_with_what_was_learned() -> None:
    bot = FaqBot.load()
    copied = pickle.loads(pickle.dumps(bot))  # noqa: S301 - our own bytes
    for question in ("waht does ivgi cost a month", "who won the match last night?"):
        assert copied.ask(question) == bot.ask(question)
    session = bot.session()
    session.ask("what are the side effects?")
    for other in (pickle.loads(pickle.dumps(session)), copy.deepcopy(session)):  # noqa: S301
        assert other.ask("1") == bot.session(session.to_json()).ask("1")
    assert copy.deepcopy(bot) is bot


def test_a_restricted_bot_stays_restricted_in_another_process(tmp_path: Path) -> None:
    base = tmp_path / "shop.yaml"
    base.write_text(
        "format: 1\nid: shop\nentries:\n"
        "  - {id: open, question: When are you open?, answer: At 9., tags: ['audience:guest']}\n"
        "  - {id: keys, question: Where are the keys?, answer: In the drawer., tags: ['audience:staff']}\n",
        encoding="utf-8",
    )
    guest = FaqBot.load(base).restrict({"audience": "guest"})
    copied = pickle.loads(pickle.dumps(guest))  # noqa: S301
    assert copied.ask("where are the keys?").kind == "no_answer"
    assert copied.ask("when are you open?").text == "At 9."
