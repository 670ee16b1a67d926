"""The words and patterns that tell how a question is meant; data that each language fills in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()
_NEVER = re.compile(r"(?!)")

SENTENCE_END = r"(?<=[.?!;])\s+"
"""Where a sentence ends, in any language written with these marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """Closed classes of words, which no base changes. Every one is empty where nothing is known of the language.

    Attributes:
        shorthand: Words as they are typed in haste, with the words that they stand for.
        openers: Words that only open a message, as "hello" and "so" do.
        meaningful_openers: Openers that are never taken off a question, as "no".
        topical_openers: Openers that may be a topic after all, as "cold" may.
        question_words: First words of a question.
        request_verbs: First words of a request, as "explain".
        demands: Words that ask for grounds, alone or beside function words.
        statement_starts: First words of a statement.
        bot_pronouns: Words for whoever is spoken to: the bot.
        pronouns: Words that refer to what was said before.
        weak_pronoun: The pronoun that most often stands for the subject of the whole base, as "it".
        weak_pronouns: The pronouns beside which ``weak_pronoun`` stays weak.
        other_words: Words that ask for something else than what was said.
        other_openings: Pairs of first words that ask for something else, as "what about".
        other_conjunctions: First words that ask for something else, unless a question word follows, as "or".
        other_openers: The same among the openers, as "and".
        more_words: Words that ask for more.
        topicless: Further words that name no topic.
        plural_ending: The ending of plurals.
        joiners: Words at which a message may fall into parts.
        part_boundary: Where a message falls into parts.
        short_part_boundary: The same for a short message, in which a comma divides too.
        lead_in: What leads up to a question, as "can you tell me".
        closing: What closes a question politely.
        correction: What introduces what somebody meant instead.
        yes: A plain yes, all of the text.
        no: A plain no, all of the text.
        choice_number: A choice named by a digit, which is the first group.
        choice_ordinal: A choice named by its place, which is the first group.
        ordinals: Names of places, with their numbers from 1; any other name is the last one.
        without_topic: All of these words that name no topic.
    """

    shorthand: Mapping[str, str] = field(default_factory=dict)
    openers: frozenset[str] = _NONE
    meaningful_openers: frozenset[str] = _NONE
    topical_openers: frozenset[str] = _NONE
    question_words: frozenset[str] = _NONE
    request_verbs: frozenset[str] = _NONE
    demands: frozenset[str] = _NONE
    statement_starts: frozenset[str] = _NONE
    bot_pronouns: frozenset[str] = _NONE
    pronouns: frozenset[str] = _NONE
    weak_pronoun: str = ""
    weak_pronouns: frozenset[str] = _NONE
    other_words: frozenset[str] = _NONE
    other_openings: frozenset[tuple[str, str]] = frozenset()
    other_conjunctions: frozenset[str] = _NONE
    other_openers: frozenset[str] = _NONE
    more_words: frozenset[str] = _NONE
    topicless: frozenset[str] = _NONE
    plural_ending: str = ""
    joiners: frozenset[str] = _NONE
    part_boundary: re.Pattern[str] = re.compile(SENTENCE_END)
    short_part_boundary: re.Pattern[str] = re.compile(SENTENCE_END)
    lead_in: re.Pattern[str] = _NEVER
    closing: re.Pattern[str] = _NEVER
    correction: re.Pattern[str] = _NEVER
    yes: re.Pattern[str] = _NEVER
    no: re.Pattern[str] = _NEVER
    choice_number: re.Pattern[str] = re.compile(r"#?\s*([1-9])\s*[.)]?")
    choice_ordinal: re.Pattern[str] = _NEVER
    ordinals: Mapping[str, int] = field(default_factory=dict)

    without_topic: frozenset[str] = field(init=False, default=_NONE)

    def __post_init__(self) -> None:
        """Collect the words that name no topic once, as every question is compared with them."""
        named = (self.question_words, self.demands, self.statement_starts, self.pronouns, self.more_words)
        found = (self.openers - self.topical_openers).union(*named, self.topicless)
        object.__setattr__(self, "without_topic", found)
