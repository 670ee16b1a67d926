"""Find the smallest change of a question that changes the decision.

Words are left out, or one word is added.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from faqbot.explanation.why import Change
from faqbot.language.text import clean
from faqbot.replies.reply import Answer, Kind, Reply

MAX_LEFT_OUT = 12
"""Greatest number of words that are left out in turn. Leaving out each of their 66 pairs takes no noticeable time."""

MAX_ADDED = 20
"""Greatest number of words that are added in turn."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_BLANK_BEFORE_MARK = re.compile(r"\s+(?=[.?!;:,])")
_END = re.compile(r"[\s.?!;:,]*$")


def find_smallest_change(
    ask: Callable[[str], Reply], reply: Reply, weigh: Callable[[str], float], candidates: Iterable[str]
) -> Change | None:
    """Return the smallest change that was found, or None.

    First each word is left out, then each pair of words, then one word is added. Of the changes of one size, one that
    leads to an answer is preferred, and then the first one in the order of the question.

    Args:
        ask: Answers a question. If it does not make the decision of ``reply`` again, the previous turns made it, and
            the result is None.
        reply: The reply to the original question.
        weigh: Returns the weight of a word of the question, 0 or more. Of a long question only the ``MAX_LEFT_OUT``
            heaviest words are left out.
        candidates: Words that may be added, the most promising first. The first ``MAX_ADDED`` are tried.
    """
    question, decision = reply.question, summarize_decision(reply)
    if summarize_decision(ask(question)) != decision:
        return None
    for trials in (
        _leave_out_words(question, weigh, 1),
        _leave_out_words(question, weigh, 2),
        _add_word(question, candidates),
    ):
        changes = (
            Change(left_out=left_out, added=added, question=changed, reply=ask(changed))
            for left_out, added, changed in trials
        )
        found = [change for change in changes if summarize_decision(change.reply) != decision]
        if found:
            return min(found, key=lambda change: not isinstance(change.reply, Answer))
    return None


def summarize_decision(reply: Reply) -> tuple[Kind, str]:
    """Return the kind of a reply and the id of its item.

    The id is empty for a reply without an item.
    """
    return reply.kind, reply.item.id if reply.item else ""


_Trial = tuple[tuple[str, ...], str | None, str]
"""The words left out, the word added, and the changed question."""


def _leave_out_words(question: str, weigh: Callable[[str], float], size: int) -> Iterator[_Trial]:
    """Yield the question without each combination of ``size`` words.

    At least one word is kept.
    """
    words = list(_WORD.finditer(question))
    if len(words) <= size:
        return
    heaviest = sorted(words, key=lambda word: (-weigh(word[0]), word.start()))[:MAX_LEFT_OUT]
    for left_out in combinations(sorted(heaviest, key=lambda word: word.start()), size):
        yield tuple(word[0] for word in left_out), None, _remove(question, left_out)


def _remove(question: str, words: Sequence[re.Match[str]]) -> str:
    """Return a question without some words, with its punctuation."""
    for word in reversed(words):
        question = f"{question[: word.start()]} {question[word.end() :]}"
    return _BLANK_BEFORE_MARK.sub("", clean(question))


def _add_word(question: str, candidates: Iterable[str]) -> Iterator[_Trial]:
    """Yield the question with each candidate added at its end."""
    end = _END.search(question)
    cut = end.start() if end else len(question)
    for word in list(dict.fromkeys(candidates))[:MAX_ADDED]:
        yield (), word, f"{question[:cut]} {word}{question[cut:]}"
