"""Determine whether a sign is stated as happening now.

The method is that of the clinical literature, which finds negation, history, hypothesis and experiencer by trigger
words around a finding (Chapman et al. 2001, "A simple algorithm for identifying negated findings and diseases in
discharge summaries"; Harkema et al. 2009, "ConText"). The trigger words come from a language pack.
"""

from collections.abc import Iterator
from itertools import pairwise

from faqbot.alerts.clauses import is_past_time
from faqbot.alerts.nearness import AFTER, BEFORE, is_listed, is_near
from faqbot.alerts.phrases import PAUSE, Clause, Span
from faqbot.language.circumstances import Circumstances

MAX_PAST_VERB_DISTANCE = 3
"""Words before a sign among which a past verb such as ``had`` refers to it."""


class Assertions:
    """What one clause asserts about the signs in it.

    Args:
        clause: The clause.
        circumstances: The trigger words of its language.
        found: Where the trigger phrases are found, by the name of their list.
    """

    def __init__(self, clause: Clause, circumstances: Circumstances, found: dict[str, list[Span]]) -> None:
        self._clause = clause
        self._words = circumstances
        self._found = found

    def is_present(
        self, sign: Span, *, is_condition: bool = False, is_denying: bool = False, even_if_asked: bool = False
    ) -> bool:
        """Whether a sign is stated as happening now.

        Args:
            sign: Where the sign is found.
            is_condition: Whether the sign is the name of a condition, which states nothing by itself.
            is_denying: Whether the sign itself denies something.
            even_if_asked: Whether a question about the sign is as grave as a statement.
        """
        if is_condition and self._words.asserting_phrases and not self._has("asserting", sign):
            return False
        if self._is_denied(sign) or (not is_denying and self._has_denial_inside(sign)) or self._is_past(sign):
            return False
        if self._is_discussed("about", sign):
            return False
        return even_if_asked or not (
            self._has("habit", sign)
            or self._is_discussed("asking", sign)
            or self._is_asked(sign)
            or self._is_supposed(sign)
            or self._is_general()
        )

    def _has(self, name: str, sign: Span) -> bool:
        """Whether a phrase of a list is near a sign, but not inside it."""
        return any(is_near(phrase, sign) for phrase in self._found.get(name, ()))

    def _is_denied(self, sign: Span) -> bool:
        """Whether a denial precedes a sign.

        Only light words or a list may stand between them.
        """
        clause, (begin, _) = self._clause, sign
        words = self._words
        before = clause[max(0, begin - BEFORE) : begin]
        if not words.listing_denials.isdisjoint(before) and words.personal.isdisjoint(before[1:]):
            return True
        is_list = is_listed(clause, sign[1], words.list_conjunctions)
        for position in range(begin - 1, max(-1, begin - 1 - BEFORE), -1):
            word = clause[position]
            if word in words.denials:
                after = clause[position + 1]
                is_nominal = word == words.nominal_denial and (after in words.personal or after == PAUSE)
                return not (is_nominal or self._is_inability(position))
            if word in words.list_conjunctions:
                is_list = True
            if not (word in words.light_words or (is_list and word not in words.personal)):
                return False
        return False

    def _has_denial_inside(self, sign: Span) -> bool:
        """Whether a denial is inside a sign: ``throat is not swelling``."""
        return any(
            self._clause[position] in self._words.denials and not self._is_inability(position)
            for position in range(*sign)
        )

    def _is_inability(self, position: int) -> bool:
        """Whether the denial at a position states an inability."""
        is_negation = self._clause[position] == self._words.negation
        return is_negation and position > 0 and self._clause[position - 1] in self._words.ability_verbs

    def _is_past(self, sign: Span) -> bool:
        if any(sign[1] <= first <= sign[1] + AFTER for first, _ in self._found.get("over", ())):
            return True
        if self._has("present", sign) or self._states_inability(sign):
            return False
        years = [
            (place, place + 1)
            for place, word in enumerate(self._clause)
            if word[0].isdecimal() and is_past_time(word, self._words)
        ]
        is_had = self._has_past_verb_before(sign[0]) and not self._has("plea", sign)
        return is_had or any(self._is_time_of(span, sign) for span in (*years, *self._found.get("past", ())))

    def _has_past_verb_before(self, begin: int) -> bool:
        """Whether a past verb governs the sign that begins at a position.

        The verb may be the first word of the sign. ``She had a bad …`` has such a verb; ``she has had a bad …`` has
        none.
        """
        clause, words = self._clause, self._words
        for position in range(begin, max(-1, begin - 1 - MAX_PAST_VERB_DISTANCE), -1):
            if clause[position] in words.past_verbs:
                return position == 0 or clause[position - 1] not in words.perfect_auxiliaries
            is_light = clause[position] in words.light_words and clause[position] not in words.additions
            if position < begin and not is_light:
                return False
        return False

    def _is_time_of(self, time: Span, sign: Span) -> bool:
        """Whether a past time is that of a sign.

        A time in a part of the clause that has its own subject, and a comma after it, is not.
        """
        if not is_near(time, sign):
            return False
        (first, last), begin = time, sign[0]
        start = first
        while start and self._clause[start - 1] != PAUSE:
            start -= 1
        return PAUSE not in self._clause[last:begin] or self._words.pronouns.isdisjoint(self._clause[start:first])

    def _is_discussed(self, name: str, sign: Span) -> bool:
        """Whether a phrase of a list shows that the sign is only discussed."""
        if self._has("pressing", sign) or self._is_own(sign):
            return False
        polite = self._found.get("polite", ())
        return any(
            is_near((first, last), sign)
            and not self._is_owned(last)
            and not self._is_shown(first)
            and not any(lead <= first and last <= until for lead, until in polite)
            for first, last in self._found.get(name, ())
        )

    def _is_owned(self, position: int) -> bool:
        """Whether the word at a position makes what follows somebody's own: "side effect: his swelling".

        Before a participle it does not: "afraid of his having".
        """
        owner, after = (*self._clause[position : position + 2], "", "")[:2]
        return owner in self._words.owners and after not in self._words.present_participles

    def _is_shown(self, position: int) -> bool:
        """Whether the word at a position means signs that somebody shows."""
        is_noun = self._clause[position] in self._words.sign_nouns
        return is_noun and not self._words.showing_verbs.isdisjoint(self._clause[max(0, position - 2) : position])

    def _is_own(self, sign: Span) -> bool:
        """Whether a sign belongs to somebody, as in ``my chest pain``."""
        begin, end = sign
        if not self._words.owners.isdisjoint(self._clause[max(0, begin - 1) : end]):
            return True
        who, verb = self._clause[begin - 2 : begin] if begin >= 2 else ("", "")
        return (who in self._words.pronouns and verb in self._words.owner_verbs) or self._states_inability(sign)

    def _states_inability(self, sign: Span) -> bool:
        """Whether a sign contains a statement of inability: "can not".

        Such a sign is present, and never only discussed.
        """
        return not self._words.inability.isdisjoint(pairwise(self._clause[slice(*sign)]))

    def _is_asked(self, sign: Span) -> bool:
        begin = sign[0]
        if self._has("pressing", sign):
            return False
        places = (first for first in self._find_openings() if begin - BEFORE <= first <= begin)
        return any(self._begins_question(first, sign) for first in places)

    def _find_openings(self) -> Iterator[int]:
        """Yield where a question may begin.

        It may begin at the start of the clause, after a comma, and after a word like ``and``.
        """
        words = self._words
        first = self._find_start()
        yield first
        polite = {begin for begin, _ in self._found.get("polite", ())}
        for place in range(first + 1, len(self._clause)):
            before, word = self._clause[place - 1 : place + 1]
            is_modal = before in words.conjunctions and word in words.modals
            # "She fell and has fainted" goes on.
            if (before == PAUSE or is_modal) and word not in words.perfect_verbs and place not in polite:
                yield place

    def _begins_question(self, first: int, sign: Span) -> bool:
        """Whether the word at a position begins a question about a sign.

        The question of a person who is worried about somebody close reports the sign.
        """
        words = self._words
        word, *after = self._clause[first : first + 5]
        if not after or after[0] in words.stating_adverbs:
            return False
        if word in words.modals:
            if word in words.possession_verbs:
                return after[0] in words.asked_subjects
            is_worried = word in words.third_person_modals or not words.present_participles.isdisjoint(after)
            return not (after[0] in words.near and is_worried)
        if word in words.question_words:
            is_near = after[0] in words.near or not words.first_person.isdisjoint(after[:3])
            return not (self._is_own(sign) or is_near)
        return False

    def _find_start(self) -> int:
        """Return the position after greetings and polite requests."""
        polite = dict(sorted(self._found.get("polite", ())))
        position = 0
        while position < len(self._clause):
            if position in polite:
                position = polite[position]
            elif self._clause[position] in self._words.greetings or self._clause[position] == PAUSE:
                position += 1
            else:
                break
        return position

    def _is_supposed(self, sign: Span) -> bool:
        begin = sign[0]
        return any(
            begin - BEFORE <= first < begin and self._words.doubts.isdisjoint(self._clause[max(0, first - 1) : first])
            for first, _ in self._found.get("supposing", ())
        )

    def _is_general(self) -> bool:
        """Whether the clause is about people in general."""
        words = self._words
        if not words.personal.isdisjoint(self._clause):
            return False
        # "The kids" are certain kids.
        pairs = pairwise(("", *self._clause))
        return any(word in words.general and before != words.definite_article for before, word in pairs)
