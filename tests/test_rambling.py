"""The shipped base finds both questions in the rambling messages of ``data/rambling.yaml``."""

from pathlib import Path

from yaml_files import read_yaml

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.metrics import collect_ids, judge
from faqbot.replies.reply import Answer

MESSAGES: dict[str, str] = read_yaml(Path(__file__).with_name("data") / "rambling.yaml")


def test_the_first_and_the_second_question_of_a_rambling_message_are_found() -> None:
    bot = FaqBot.load()
    offered = []
    for message, labels in MESSAGES.items():
        first, _, second = labels.partition("|")
        reply = bot.ask(message)
        verdict = judge(frozenset(first.split()) - {"none"}, reply)
        assert verdict in {"right", "offered", "abstained"}, message
        offered += [message] if verdict == "offered" else []
        if isinstance(reply, Answer) and second:
            assert any(set(second.split()) & collect_ids(entry) for entry in reply.also), message
    assert len(offered) <= 3, offered
