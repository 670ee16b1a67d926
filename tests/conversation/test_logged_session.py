"""Conversations that are logged, and go on from what was saved of them."""

import pytest
from serving import BREAD

from faqbot.bot import FaqBot
from faqbot.conversation.logged_session import LoggedSession
from faqbot.conversation.turn_log import TurnEvent
from faqbot.knowledge.loading import load_knowledge


class Outcomes:
    """A log that keeps outcomes, questions and entries."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []

    def write(self, event: TurnEvent) -> None:
        self.told.append((event.outcome, event.reply.question, event.entry))


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    path = tmp_path_factory.mktemp("base") / "bread.yaml"
    path.write_text(BREAD, encoding="utf-8")
    return FaqBot(load_knowledge(path))


def go_on(bot: FaqBot, log: Outcomes, before: LoggedSession) -> LoggedSession:
    return LoggedSession(bot, log, before.to_json(), log_id=before.log_id)


def test_the_last_reply_of_a_saved_conversation_is_rated(bot: FaqBot) -> None:
    log = Outcomes()
    session = LoggedSession(bot, log)
    session.ask("how long does a loaf keep")
    assert go_on(bot, log, session).feedback(helpful=False)
    assert log.told == [
        ("answered", "how long does a loaf keep", "storage-time"),
        ("unhelpful", "how long does a loaf keep", "storage-time"),
    ]


def test_a_saved_question_is_told_to_be_asked_again_in_other_words(bot: FaqBot) -> None:
    log = Outcomes()
    session = LoggedSession(bot, log)
    session.ask("how long does a loaf keep")
    go_on(bot, log, session).ask("i mean how long a loaf of rye keeps fresh")
    assert ("rephrased", "how long does a loaf keep", "storage-time") in log.told


def test_nothing_is_told_twice_of_a_saved_question(bot: FaqBot) -> None:
    log = Outcomes()
    session = LoggedSession(bot, log)
    session.ask("how long does a loaf keep")
    go_on(bot, log, session).ask("is it gluten free")
    assert [outcome for outcome, _, _ in log.told] == ["answered", "missed"]


def test_nothing_is_rated_before_the_first_question(bot: FaqBot) -> None:
    log = Outcomes()
    assert not go_on(bot, log, LoggedSession(bot, log)).feedback(helpful=True)
    assert log.told == []


def test_only_the_first_rating_of_a_reply_counts(bot: FaqBot) -> None:
    log = Outcomes()
    session = LoggedSession(bot, log)
    session.ask("how long does a loaf keep")
    assert [session.feedback(helpful=helpful) for helpful in (True, True, False)] == [True, True, True]
    session.ask("when does a loaf go stale")
    session.feedback(helpful=False)
    assert [outcome for outcome, _, _ in log.told if "helpful" in outcome] == ["helpful", "unhelpful"]


def test_a_session_without_a_log_counts_nothing(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("how long does a loaf keep")
    assert session.feedback(helpful=True) is False


def test_a_bot_with_a_log_tells_it_of_its_questions_and_of_its_sessions(bot: FaqBot) -> None:
    log = Outcomes()
    logged = FaqBot(bot.knowledge, ranker=bot.ranker, log=log)
    logged.ask("how long does a loaf keep")
    logged.ask("how long will a loaf keep")
    session = logged.session(where={"audience": "staff"})
    session.ask("who bakes")
    assert session.feedback(helpful=False)
    assert log.told == [
        ("answered", "how long does a loaf keep", "storage-time"),
        ("answered", "how long will a loaf keep", "storage-time"),
        ("missed", "who bakes", ""),
        ("unhelpful", "who bakes", ""),
    ]


def test_a_bot_with_a_log_asks_the_same_with_circumstances(bot: FaqBot) -> None:
    log = Outcomes()
    logged = FaqBot(bot.knowledge, ranker=bot.ranker, log=log)
    logged.ask("who bakes", where={"audience": "staff"})
    logged.restrict({"audience": "staff"}).ask("who bakes")
    assert log.told == [("missed", "who bakes", "")] * 2
