"""Words and patterns that tell how a question is meant.

Each language fills in its own.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from faqbot.language.amount_words import AmountWords
from faqbot.language.defaults import NEVER, NO_MAPPING, NO_WORDS

SENTENCE_END = r"(?<=[.?!;])\s+"
"""The end of a sentence, in any language written with these marks."""


class CueWords(NamedTuple):
    """Closed classes of words, independent of any base.

    Every class is empty for an unknown language.

    Attributes:
        shorthand: Shorthand, with the words that it stands for.
        openers: Words that only open a message, such as "hello" and "so".
        meaningful_openers: Openers that are never removed from a question, such as "no".
        topical_openers: Openers that may be a topic after all, such as "cool".
        question_words: First words of a question.
        request_verbs: First words of a request, such as "explain".
        demands: Words that ask for grounds, alone or beside function words.
        statement_starts: First words of a statement.
        people: Words for people with which a statement about somebody may begin, such as "she" and "mum".
        person_pronouns: Those of ``people`` that name nobody in particular, such as "she".
        women, men: Words for people by their sex, such as "she" and "his".
        verdicts: Words that ask whether something suits somebody, whatever their circumstances are, such as "safe".
        impersonal: The beginning of a question for a way, a place, a time or an amount, to which nobody's circumstances
            matter.
        first_person: Words with which people speak of themselves, such as "my".
        called_off: A message that says that an emergency is none: it is over, long past, only imagined, or a slip,
            which the group ``slip`` names.
        unharmed: Words with which people say that they are fine, or ask in general.
        hyperbole: A thing that "is killing me" or cannot be borne any more, before a question.
        limitation: A message about what somebody has long been able to do less of, as in "cannot walk far".
        sound: Words that say that a part of the body, which the group ``sound`` names, is well.
        aside: Words that mark the whole message as said by the way.
        long_ago: Words that tell that something happened weeks ago or earlier.
        fear: A clause that says that somebody is afraid.
        dated: Words that tell when something happened, in a few words that are no question: "had a baby last week".
        bot_pronouns: Words that address the bot.
        pronouns: Words that refer to the previous turn.
        weak_pronoun: The pronoun that most often stands for the subject of the whole base, in English "it".
        weak_pronouns: The pronouns beside which ``weak_pronoun`` stays weak.
        other_words: Words that ask for something other than the previous item.
        other_openings: Pairs of first words that ask for something else, such as "what about".
        other_conjunctions: First words that ask for something else unless a question word follows, such as "or".
        other_openers: The same among the openers, such as "and".
        more_words: Words that ask for more.
        topicless: Further words that name no topic.
        plural_ending: The ending of plurals.
        joiners: Words at which a message may be split.
        part_boundary: The boundary between two parts of a message.
        short_part_boundary: The same for a short message, where a comma is a boundary too.
        listing_words: Words of which every list has one, unless it has marks alone; empty where they are not known, or
            no blanks are between words.
        list_joiner: What stands between the topics of a list, such as "price and dose".
        lead_in: Words that lead up to a question, such as "can you tell me".
        closing: Words that close a question politely.
        correction: Words that introduce a correction, such as "no, I meant".
        denials: Words that deny a wish; empty where those of ``Circumstances`` do.
        refusal: The words of a message that only says what its writer does not want, such as "I do not want a receipt".
        denying_words: Words of which every ``denial`` has one.
        denial: What its writer says they do not have, such as "I do not have diabetes"; the group ``denied`` names it.
        retraction: What stands between an amount that is taken back and the right one, which begins after it.
        retraction_end: What may follow the right amount if it has no unit.
        amounts: What the words around a number tell about it.
        taken_back: Words that take back what was said before, at the beginning of a message, such as "sorry".
        excuse: A clause that only says that something was typed by mistake.
        replaced_number: The number that another one replaces, such as "not 58" in "85 not 58".
        reason_question: A text that only asks for the reason.
        reason_words: Words with which an answer gives a reason, or says that there is none.
        contrast_words: Words that set one thing against another, such as "but".
        contrast: What is wanted instead of something else, such as "not the price, the dose". The group ``rejected``
            names what is not wanted; ``wanted`` or ``instead`` name what is, if anything.
        dismissal: A text that only says that the last answer was not what was asked for.
        yes: A text that means only yes.
        no: A text that means only no.
        choice_number: A choice named by its number, which is the first group.
        choice_ordinal: A choice named by its place, which is the first group.
        choice_joiner: What stands between several choices.
        rewording: A text that only asks for other words, such as "say it simpler", or was not understood.
        other_language: A text that only asks for another language.
        all_choices: A text that chooses everything that was listed.
        ordinals: Names of places, with their numbers from 1; any other name is the last one.
    """

    shorthand: Mapping[str, str] = NO_MAPPING
    openers: frozenset[str] = NO_WORDS
    meaningful_openers: frozenset[str] = NO_WORDS
    topical_openers: frozenset[str] = NO_WORDS
    question_words: frozenset[str] = NO_WORDS
    request_verbs: frozenset[str] = NO_WORDS
    demands: frozenset[str] = NO_WORDS
    statement_starts: frozenset[str] = NO_WORDS
    people: frozenset[str] = NO_WORDS
    person_pronouns: frozenset[str] = NO_WORDS
    women: frozenset[str] = NO_WORDS
    men: frozenset[str] = NO_WORDS
    verdicts: frozenset[str] = NO_WORDS
    impersonal: re.Pattern[str] = NEVER
    first_person: frozenset[str] = NO_WORDS
    called_off: re.Pattern[str] = NEVER
    unharmed: re.Pattern[str] = NEVER
    hyperbole: re.Pattern[str] = NEVER
    limitation: re.Pattern[str] = NEVER
    sound: re.Pattern[str] = NEVER
    aside: re.Pattern[str] = NEVER
    long_ago: re.Pattern[str] = NEVER
    fear: re.Pattern[str] = NEVER
    dated: re.Pattern[str] = NEVER
    bot_pronouns: frozenset[str] = NO_WORDS
    pronouns: frozenset[str] = NO_WORDS
    weak_pronoun: str = ""
    weak_pronouns: frozenset[str] = NO_WORDS
    other_words: frozenset[str] = NO_WORDS
    other_openings: frozenset[tuple[str, str]] = frozenset()
    other_conjunctions: frozenset[str] = NO_WORDS
    other_openers: frozenset[str] = NO_WORDS
    more_words: frozenset[str] = NO_WORDS
    topicless: frozenset[str] = NO_WORDS
    plural_ending: str = ""
    joiners: frozenset[str] = NO_WORDS
    part_boundary: re.Pattern[str] = re.compile(SENTENCE_END)
    short_part_boundary: re.Pattern[str] = re.compile(SENTENCE_END)
    listing_words: frozenset[str] = NO_WORDS
    list_joiner: re.Pattern[str] = NEVER
    lead_in: re.Pattern[str] = NEVER
    closing: re.Pattern[str] = NEVER
    correction: re.Pattern[str] = NEVER
    denials: frozenset[str] = NO_WORDS
    refusal: re.Pattern[str] = NEVER
    denying_words: frozenset[str] = NO_WORDS
    denial: re.Pattern[str] = NEVER
    retraction: re.Pattern[str] = NEVER
    retraction_end: re.Pattern[str] = NEVER
    amounts: AmountWords = AmountWords()
    taken_back: re.Pattern[str] = NEVER
    excuse: re.Pattern[str] = NEVER
    replaced_number: re.Pattern[str] = NEVER
    reason_question: re.Pattern[str] = NEVER
    reason_words: frozenset[str] = NO_WORDS
    contrast_words: frozenset[str] = NO_WORDS
    contrast: re.Pattern[str] = NEVER
    dismissal: re.Pattern[str] = NEVER
    yes: re.Pattern[str] = NEVER
    no: re.Pattern[str] = NEVER
    choice_number: re.Pattern[str] = re.compile(r"#?\s*([0-9]{1,2})\s*[.)]?")
    choice_ordinal: re.Pattern[str] = NEVER
    choice_joiner: re.Pattern[str] = re.compile(r"\s*[,&+/]\s*|\s+(?=[#0-9])")
    all_choices: re.Pattern[str] = NEVER
    rewording: re.Pattern[str] = NEVER
    other_language: re.Pattern[str] = NEVER
    ordinals: Mapping[str, int] = MappingProxyType({})

    @property
    def without_topic(self) -> frozenset[str]:
        """All words of these classes that name no topic."""
        named = (self.question_words, self.demands, self.statement_starts, self.pronouns, self.more_words)
        return (self.openers - self.topical_openers).union(*named, self.topicless)
