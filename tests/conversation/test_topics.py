"""Topics that are named by a whole message."""

from bread import BREAD

from faqbot.conversation.topics import find_topic


def test_a_topic_is_found_by_its_name_and_by_nothing_longer() -> None:
    named = {text: find_topic(text, BREAD) for text in ("yeast", "STORAGE!", "storage bags", "cake", "")}
    assert named == {"yeast": "Yeast", "STORAGE!": "Storage", "storage bags": "", "cake": "", "": ""}
