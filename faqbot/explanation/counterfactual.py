"""What would have changed a decision: words of the question left out, or one added, until another reply comes."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from faqbot.explanation.why import Change
from faqbot.language.text import clean
from faqbot.replies.reply import Answer, Kind, Reply

MAX_LEFT_OUT = 12
"""Words that are tried to be left out: all 66 pairs of them are asked in the time that a person does not notice."""

MAX_ADDED = 20
"""Words that are tried to be added."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_LOOSE = re.compile(r"\s+(?=[.?!;:,])")
_END = re.compile(r"[\s.?!;:,]*$")


def find_smallest_change(
    ask: Callable[[str], Reply], reply: Reply, weigh: Callable[[str], float], candidates: Iterable[str]
) -> Change | None:
    """The smallest change that was found to change the decision; the same one every time.

    Each word is left out, then each pair of words, then one word is added. Of changes of one size one that brings
    another answer comes first, then the first in the order of the question.

    Args:
        ask: Answers a question; if not with this reply, the turns before decided, and no change is looked for.
        reply: The reply to the question as it was asked.
        weigh: How much a word of the question says, 0 or more; of a long question the ``MAX_LEFT_OUT`` words that say
            most are tried.
        candidates: Words that may be added, the most promising first; ``MAX_ADDED`` of them are tried.
    """
    question, decided = reply.question, decision(reply)
    if decision(ask(question)) != decided:
        return None
    for trials in (_without(question, weigh, 1), _without(question, weigh, 2), _with(question, candidates)):
        asked = (
            Change(left_out=left_out, added=added, question=changed, reply=ask(changed))
            for left_out, added, changed in trials
        )
        found = [change for change in asked if decision(change.reply) != decided]
        if found:
            return min(found, key=lambda change: not isinstance(change.reply, Answer))
    return None


def decision(reply: Reply) -> tuple[Kind, str]:
    """What was decided: the kind of the reply, and the id of the item that it stands on; empty without one."""
    return reply.kind, reply.item.id if reply.item else ""


_Trial = tuple[tuple[str, ...], str | None, str]
"""The words left out, the word added, and the question with that change."""


def _without(question: str, weigh: Callable[[str], float], size: int) -> Iterator[_Trial]:
    """The question without each so many of its words; one word at least is left."""
    words = list(_WORD.finditer(question))
    if len(words) <= size:
        return
    heaviest = sorted(words, key=lambda word: (-weigh(word[0]), word.start()))[:MAX_LEFT_OUT]
    for left_out in combinations(sorted(heaviest, key=lambda word: word.start()), size):
        yield tuple(word[0] for word in left_out), None, _cut(question, left_out)


def _cut(question: str, words: Sequence[re.Match[str]]) -> str:
    """A question without some of its words; what ends a sentence stays."""
    for word in reversed(words):
        question = f"{question[: word.start()]} {question[word.end() :]}"
    return _LOOSE.sub("", clean(question))


def _with(question: str, candidates: Iterable[str]) -> Iterator[_Trial]:
    """The question with each of some words at its end."""
    end = _END.search(question)
    cut = end.start() if end else len(question)
    for word in list(dict.fromkeys(candidates))[:MAX_ADDED]:
        yield (), word, f"{question[:cut]} {word}{question[cut:]}"
