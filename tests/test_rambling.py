"""The shipped base finds the question in the rambling messages of ``data/rambling.yaml``, and the second one too."""

from pathlib import Path

from yaml_files import read_yaml

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.metrics import collect_ids, judge
from faqbot.replies.reply import Answer

MESSAGES: dict[str, str] = read_yaml(Path(__file__).with_name("data") / "rambling.yaml")


def test_the_question_in_a_rambling_message_is_found_and_so_is_a_second_one() -> None:
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
