"""Whether a sign in a clause is happening now to somebody, as far as the words around it tell; for English."""

from functools import cache

from faqbot.alerts import english
from faqbot.alerts.reading import PAUSE, Clause
from faqbot.alerts.terms import Span, Terms, lines_of, listed

BEFORE, AFTER = 16, 12
"""Words before a sign and after it that say anything about it."""

SHORTEST_AROUND = 5
"""Letters of a word around a sign that may have a slip."""

NEAR_HAD = 3
"""Words between ``had`` and the sign that was had."""


@cache
def _terms() -> Terms:
    names = ("PAST", "OVER", "PRESENT", "ABOUT", "ASKING", "PRESSING", "POLITE", "SUPPOSED", "HAPPENING")
    return Terms(lines_of({name: listed(getattr(english, name)) for name in names}))


def words_around() -> frozenset[str]:
    """The longer words that say something about a sign, so that slips of them are read as them."""
    phrases = (english.PAST, english.OVER, english.ABOUT, english.SUPPOSED)
    words = {*english.GENERAL, *english.DENIALS, *(word for text in phrases for word in text.replace(";", "").split())}
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
            self._is_about("ASKING", sign) or self._is_asked(sign) or self._is_supposed(sign) or self._is_general()
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
                return clause[position - 1 : position] not in _ABLE and not (
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
            self._clause[position] in english.DENIALS and self._clause[position - 1 : position] not in _ABLE
            for position in range(begin, end)
        )

    def _is_past(self, sign: Span) -> bool:
        if any(sign[1] <= first <= sign[1] + AFTER for first, _ in self._found.get("OVER", ())):
            return True
        if self._has("PRESENT", sign):
            return False
        begin = sign[0]
        had = any(word in english.HAD for word in self._clause[max(0, begin - NEAR_HAD) : begin])
        perfect = any(word in ("have", "has") for word in self._clause[max(0, begin - NEAR_HAD - 1) : begin])
        return (had and not perfect) or self._has("PAST", sign) or any(map(_is_year, self._clause))

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
        """Whether the sign is somebody's: ``my chest pain``, ``I have chest pain``."""
        begin, end = sign
        if not _POSSESSIVE.isdisjoint(self._clause[max(0, begin - 1) : end]):
            return True
        return self._clause[max(0, begin - 2) : begin] in _OWNING

    def _is_asked(self, sign: Span) -> bool:
        begin = sign[0]
        first = self._first()
        if first >= begin or begin - first > BEFORE or self._has("PRESSING", sign):
            return False
        word, after = self._clause[first], self._clause[first + 1 : first + 5]
        if "not" in after[:1]:
            return False
        if word in english.MODALS:
            is_now = bool(after) and after[0] in english.NEAR and bool({"be", "having", "had"} & set(after))
            return not is_now and not (word in ("have", "has", "does") and bool(after) and after[0] in english.NEAR)
        if word in english.OPENERS:
            return not self._is_own(sign) and not (bool(after) and (after[0] in english.NEAR or "i" in after[:3]))
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
        words = set(self._clause)
        return bool(words & english.GENERAL) and not words & english.PERSONAL


_ABLE = frozenset((word,) for word in english.ABLE)
_OWN = frozenset((word,) for word in ("my", "his", "her", "this", "our"))
_DOUBTS = frozenset((word,) for word in english.DOUBTS)
_OWNING = frozenset(
    (who, verb) for who in english.PRONOUNS for verb in ("have", "has", "am", "is", "feel", "feels", "got")
)
_SIGNS = frozenset(("sign", "signs", "symptoms", "symptom"))
_HAVING = frozenset("have has having showing shows got with these all".split())
_POSSESSIVE = frozenset(("my", "his", "her", "our", "this"))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
