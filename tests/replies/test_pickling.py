"""Bots, sessions and replies go to other processes, and replies stay small."""

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from bread import BREAD

from faqbot import FaqBot, to_record, to_text
from faqbot.replies.reply import Reply

BOT = FaqBot(BREAD)
QUESTIONS = ["how long does a loaf keep", "bread", "is it safe for coeliacs?", "hello", "who won the match", ""]


def send(reply: Reply) -> Reply:
    received: Reply = pickle.loads(pickle.dumps(reply))  # noqa: S301 - our own bytes
    return received


@pytest.fixture(scope="module")
def shipped() -> FaqBot:
    return FaqBot.load()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_reply_says_the_same_in_another_process(question: str) -> None:
    reply = BOT.ask(question)
    received = send(reply)
    assert to_text(received) == to_text(reply)
    assert to_record(received, top=9, receipt=True) == to_record(reply, top=9, receipt=True)
    assert [entry.id for entry in received.choices] == [entry.id for entry in reply.choices]
    assert (received.scope, received.item) == (reply.scope, reply.item)


def test_a_pickled_reply_of_a_large_base_stays_below_20_kb(shipped: FaqBot) -> None:
    entries = shipped.knowledge.entries
    longest = sorted(entries, key=lambda entry: len(entry.answer) + sum(map(len, entry.phrasings)))[-20:]
    replies = [shipped.ask(question) for entry in longest for question in (entry.question, entry.phrasings[-1])]
    replies += [shipped.ask("I have chest pain. Is it safe in pregnancy, and what does it cost?")]
    assert max(len(pickle.dumps(reply)) for reply in replies) < 20_000
    assert [to_text(send(reply)) for reply in replies] == [to_text(reply) for reply in replies]


def test_bots_and_sessions_are_sent_to_spawned_workers_and_their_replies_come_back() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as workers:
        reply = workers.submit(BOT.ask, "how long does a loaf keep").result()
        session = BOT.session()
        session.ask("how long does a loaf keep")
        chosen = workers.submit(session.ask, "1").result()
    assert to_text(reply) == to_text(BOT.ask("how long does a loaf keep"))
    assert to_text(chosen) == to_text(session.ask("1"))


def test_a_copy_of_a_reply_is_the_reply_with_its_whole_base() -> None:
    reply = BOT.ask("how long does a loaf keep")
    assert copy.copy(reply) is reply


def test_a_deep_copy_of_a_reply_is_the_reply() -> None:
    reply = BOT.ask("how long does a loaf keep")
    assert copy.deepcopy(reply) is reply
    assert copy.deepcopy([reply]) == [reply]
