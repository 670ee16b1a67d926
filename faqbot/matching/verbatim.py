"""Find the phrasings that are the question itself, word for word."""

from collections.abc import Collection, Sequence

from faqbot.knowledge.model import Item
from faqbot.language.text import phrasing_key
from faqbot.matching.index import Index


def find_verbatim(
    index: Index, items: Sequence[Item], question: str, equal: Sequence[int], hidden: Collection[int]
) -> list[int]:
    """Return the phrasings equal to the question.

    There is more than one only if conditions such as ``audience:staff`` tell their entries apart.

    Args:
        index: The index of the phrasings.
        items: The items of the base.
        question: The question as typed.
        equal: The phrasings with the same sequence of stems.
        hidden: Items that are left out.
    """
    found = []
    for number in equal:
        owner = index.owners[number]
        text = find_phrasing_text(index, items[owner], owner, number)
        # Most are equal to the letter.
        if owner not in hidden and (text == question or phrasing_key(text) == phrasing_key(question)):
            found.append(number)
    return found


def find_phrasing_text(index: Index, item: Item, owner: int, number: int) -> str:
    """Return the text of a phrasing of an item, by the numbers of both."""
    place = number - index.first_phrasings[owner]
    return item.paraphrases[place - 1] if place else item.question
