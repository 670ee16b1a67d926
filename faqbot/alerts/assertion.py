"""Whether a sign in a clause is happening now to somebody, as far as the words around it tell; for English."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from faqbot.alerts.clauses import PAUSE, is_then
from faqbot.alerts.phrases import Span, Terms, lines_of, listed
from faqbot.alerts.word_reader import Clause
from faqbot.language.english import circumstances as english

BEFORE, AFTER = 16, 12
"""Words before a sign and after it that say anything about it."""

SHORTEST_AROUND = 4
"""Letters of a word around a sign that may have a slip."""

NEAR_HAD = 3
"""Words between ``had`` and the sign that was had."""


_LISTS = ("PAST", "HABIT", "OVER", "PRESENT", "PLEA", "ABOUT", "ASKING", "PRESSING", "POLITE", "SUPPOSED", "HAPPENING")


@cache
def _terms() -> Terms:
    return Terms(lines_of({name: listed(getattr(english, name)) for name in _LISTS}))


def words_around() -> frozenset[str]:
    """The longer words that say something about a sign, so that slips of them are read as them."""
    words = {word for name in _LISTS for word in getattr(english, name).replace(";", "").split()}
    denials = (short for short, words in english.SPELLINGS.items() if words.endswith(" not"))
    words.update(english.GENERAL, english.DENIALS, denials)
    return frozenset(word for word in words if len(word) >= SHORTEST_AROUND)


class Circumstances:
    """What the words of one clause say about the signs in it.

    Args:
        clause: Its words.
    """

    def __init__(self, clause: Clause) -> None:
        self._clause = clause
        self._found = _terms().found(clause)

    def is_happening(self, sign: Span, *, named: bool = False, denying: bool = False, asked_too: bool = False) -> bool:
        """Whether a sign is stated as happening now.

        Args:
            sign: Where it stands.
            named: Whether it is the name of a condition, which alone states nothing.
            denying: Whether the sign itself says that something is not.
            asked_too: Whether a question about doing it is as grave as the statement.
        """
        if named and not self._has("HAPPENING", sign):
            return False
        if self._is_denied(sign) or (not denying and self._denies(sign)) or self._is_past(sign):
            return False
        if self._is_about("ABOUT", sign):
            return False
        return asked_too or not (
            self._has("HABIT", sign)
            or self._is_about("ASKING", sign)
            or self._is_asked(sign)
            or self._is_supposed(sign)
            or self._is_general()
        )

    def _has(self, name: str, sign: Span) -> bool:
        begin, end = sign
        return any(
            begin - BEFORE <= first and last <= end + AFTER and not (begin <= first and last <= end)
            for first, last in self._found.get(name, ())
        )

    def _is_denied(self, sign: Span) -> bool:
        clause, (begin, _) = self._clause, sign
        lists = False
        for position in range(begin - 1, max(-1, begin - 1 - BEFORE), -1):
            word = clause[position]
            if word in english.DENIALS:
                after = clause[position + 1]
                return not (word == "not" and clause[position - 1 : position] in _ABLE) and not (
                    word == "no" and (after in english.PERSONAL or after == PAUSE)
                )
            if word in english.LISTING:
                lists = True
            if not (word in english.LIGHT or (lists and word not in english.PERSONAL)):
                return False
        return False

    def _denies(self, sign: Span) -> bool:
        """Whether a denial stands among the words of the sign: ``my throat is not swelling``."""
        begin, end = sign
        return any(
            self._clause[position] in english.DENIALS
            and not (self._clause[position] == "not" and self._clause[position - 1 : position] in _ABLE)
            for position in range(begin, end)
        )

    def _is_past(self, sign: Span) -> bool:
        if any(sign[1] <= first <= sign[1] + AFTER for first, _ in self._found.get("OVER", ())):
            return True
        if self._has("PRESENT", sign) or self._is_unable(sign):
            return False
        years = [(place, place + 1) for place, word in enumerate(self._clause) if word[0].isdecimal() and is_then(word)]
        had = self._had(sign[0]) and not self._has("PLEA", sign)
        return had or any(self._dates(span, sign) for span in (*years, *self._found.get("PAST", ())))

    def _had(self, begin: int) -> bool:
        """Whether what begins somewhere was had, or was: ``she had a bad …``, not ``has had``."""
        clause = self._clause
        for position in range(begin, max(-1, begin - 1 - NEAR_HAD), -1):
            if clause[position] in english.HAD:
                return clause[position - 1 : position] not in _PERFECT
            if position < begin and (clause[position] == "and" or clause[position] not in english.LIGHT):
                return False
        return False

    def _dates(self, time: Span, sign: Span) -> bool:
        """Whether a time that is over is that of a sign: one of somebody's own is not, a comma between them."""
        (first, last), (begin, end) = time, sign
        if last > end + AFTER or first < begin - BEFORE or (begin <= first and last <= end):
            return False
        start = first
        while start and self._clause[start - 1] != PAUSE:
            start -= 1
        return PAUSE not in self._clause[last:begin] or english.PRONOUNS.isdisjoint(self._clause[start:first])

    def _is_about(self, name: str, sign: Span) -> bool:
        begin, end = sign
        if self._has("PRESSING", sign) or self._is_own(sign):
            return False
        polite = self._found.get("POLITE", ())
        return any(
            begin - BEFORE <= first
            and last <= end + AFTER
            and not (begin <= first and last <= end)
            and self._clause[last : last + 1] not in _OWN
            and not (self._clause[first] in _SIGNS and _HAVING & set(self._clause[max(0, first - 2) : first]))
            and not any(lead <= first and last <= until for lead, until in polite)
            for first, last in self._found.get(name, ())
        )

    def _is_own(self, sign: Span) -> bool:
        """Whether the sign is somebody's: ``my chest pain``, ``I have chest pain``, ``cannot breathe``."""
        begin, end = sign
        if not _POSSESSIVE.isdisjoint(self._clause[max(0, begin - 1) : end]):
            return True
        return self._clause[max(0, begin - 2) : begin] in _OWNING or self._is_unable(sign)

    def _is_unable(self, sign: Span) -> bool:
        """Whether the sign says what somebody cannot do: nobody says so of what is past or only asked about."""
        return ("can", "not") in pairwise(self._clause[slice(*sign)])

    def _is_asked(self, sign: Span) -> bool:
        begin = sign[0]
        if self._has("PRESSING", sign):
            return False
        places = (first for first in self._openings() if begin - BEFORE <= first <= begin)
        return any(self._asks(first, sign) for first in places)

    def _openings(self) -> Iterator[int]:
        """Where a question may begin: with the clause, after a comma, or after a word like ``and``."""
        first = self._first()
        yield first
        polite = {begin for begin, _ in self._found.get("POLITE", ())}
        for place in range(first + 1, len(self._clause)):
            before, word = self._clause[place - 1 : place + 1]
            is_modal = before in english.JOINTS and word in english.MODALS
            # "She fell and has fainted" goes on.
            if (before == PAUSE or is_modal) and word not in english.HAVING and place not in polite:
                yield place

    def _asks(self, first: int, sign: Span) -> bool:
        """Whether a word begins a question."""
        word, *after = self._clause[first : first + 5]
        if not after or after[0] in english.STATING:
            return False
        if word in english.MODALS:
            if word in ("have", "has"):
                return after[0] in english.ASKED
            return not (after[0] in english.NEAR and (word == "does" or not {"be", "having"}.isdisjoint(after)))
        if word in english.OPENERS:
            return not (self._is_own(sign) or after[0] in english.NEAR or "i" in after[:3])
        return False

    def _first(self) -> int:
        """Where the clause begins, after greetings and requests."""
        polite = dict(sorted(self._found.get("POLITE", ())))
        position = 0
        while position < len(self._clause):
            if position in polite:
                position = polite[position]
            elif self._clause[position] in english.LEADS or self._clause[position] == PAUSE:
                position += 1
            else:
                break
        return position

    def _is_supposed(self, sign: Span) -> bool:
        begin = sign[0]
        return any(
            begin - BEFORE <= first < begin and self._clause[max(0, first - 1) : first] not in _DOUBTS
            for first, _ in self._found.get("SUPPOSED", ())
        )

    def _is_general(self) -> bool:
        words = self._clause
        if not english.PERSONAL.isdisjoint(words):
            return False
        # "The kids" are certain ones.
        return any(word in english.GENERAL and before != "the" for before, word in pairwise(("", *words)))


_ABLE = frozenset((word,) for word in english.ABLE)
_OWN = frozenset((word,) for word in ("my", "his", "her", "this", "our"))
_PERFECT = frozenset((("have",), ("has",), ("just",)))
_DOUBTS = frozenset((word,) for word in english.DOUBTS)
_OWNING = frozenset(
    (who, verb) for who in english.PRONOUNS for verb in ("have", "has", "am", "is", "feel", "feels", "got")
)
_SIGNS = frozenset(("sign", "signs", "symptoms", "symptom"))
_HAVING = frozenset("have has having showing shows got with these all".split())
_POSSESSIVE = frozenset(("my", "his", "her", "our", "this"))
