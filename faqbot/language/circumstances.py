"""Words that tell whether something is happening now.

Each language fills in its own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from faqbot.language.defaults import NO_MAPPING, NO_WORDS


class Circumstances(NamedTuple):
    """Words that deny, date, ask and suppose.

    The lists hold ordinary words, and nothing of any subject: a knowledge base defines what an emergency is. Every list
    is empty for an unknown language. Names that end with ``phrases`` are texts of phrases, separated by semicolons. A
    *sign* is where a pattern of an alert is found in a clause.

    Attributes:
        spellings: Shorthand and misspellings, with the words that they stand for.
        clitics: The letters after an apostrophe, with the word that they stand for.
        endings: Endings as they are spoken, with their usual spelling.
        one_letter_words: Words of a single letter.
        fillers: Words between the words of a pattern that do not separate them.
        subjects: Words for the speaker or another person; after a comma or a conjunction they begin a new clause.
        conjunctions: Words that join a clause to the one before it.
        additions: The conjunctions before a topic changer.
        coordinators: The conjunctions that continue a supposition.
        topic_changers: Words that begin another topic.
        contrast: The topic changer that also means "only".
        contrast_restrictors: Words after ``contrast`` that make it mean "only".
        pronouns: Subjects that begin a clause even without a comma or a conjunction before them.
        emphatic_openings: Pairs of a pronoun and a verb that a repeated pronoun follows, as in "I do I feel".
        binders_before_pronoun: Words that tie the pronoun after them to their clause.
        binders_after_pronoun: Words after a pronoun that continue the clause before it.
        past_times: Words for past times.
        question_starts: Words that begin a question about something else.
        binders_before_question: Words that tie the question start after them to their clause.
        back_references: Words soon after a question start that refer to what precedes it.
        plea_verbs: Words between a question start and a plea pronoun that make the question a plea.
        plea_pronouns: Pronouns for the person who pleads.
        denials: Words that deny what follows them.
        negation: The denial that follows verbs.
        nominal_denial: The denial that precedes nouns; before a pronoun or a comma it denies nothing.
        ability_verbs: Verbs after which ``negation`` denies no sign, because an inability may be the sign itself.
        inability: The pairs of words that state an inability.
        light_words: Words between a denial and what it denies.
        list_conjunctions: Words that continue a list of denied things.
        past_phrases: Phrases for the past; a present phrase in the same clause overrules them.
        habit_phrases: Phrases for habits, such as "now and then".
        over_phrases: Phrases after a sign that say that it is over.
        settled_phrases: Phrases with a word of ``present_phrases`` that tell of no trouble now, such as "well today".
        present_phrases: Phrases for the present and the last hours.
        progressive_verbs: Verbs before a word with ``progressive_ending`` that put it into the present.
        progressive_ending: The ending of a verb for what is going on; empty if the language has none.
        progressive_exceptions: Words with that ending that tell of nothing going on.
        plea_phrases: Pleas for help; in a clause with one, ``past_verbs`` tell no history.
        past_verbs: Verbs that put the sign after them into the past.
        perfect_auxiliaries: Words before a past verb that bring it to the present.
        about_phrases: Phrases that make the sign a subject of discussion, such as "side effects".
        asking_phrases: Phrases that ask about the sign, such as "how often".
        pressing_phrases: Phrases so urgent that they overrule ``about_phrases`` and ``asking_phrases``.
        general: Words for people in general.
        definite_article: The word before a general word that makes it mean certain people.
        question_words: First words of a question about anything.
        modals: Verbs that begin a question.
        perfect_verbs: Modals that also continue a statement.
        possession_verbs: Modals that begin a question only before ``asked_subjects``.
        third_person_modals: Modals with which a worried person asks about somebody in ``near``.
        present_participles: Words soon after a modal that make the question that of a worried person.
        stating_adverbs: Words after the first word of a clause that make it a statement.
        asked_subjects: Words after a possession verb that make it a question.
        greetings: Words that may precede the first word of a question.
        near: Words for the speaker and people close by; a question about them may report a sign.
        first_person: Words for the speaker, which count as ``near`` in any of the next words.
        polite_phrases: Requests and pleas in the form of a question.
        supposing_phrases: Phrases before a sign that suppose it.
        supposing_words: Single words that suppose; the supposition goes on after a coordinator.
        doubts: Words before a supposing phrase that make it a doubt about a real sign, as in "not sure if".
        personal: Words for somebody in particular.
        asserting_phrases: Phrases near the name of a condition that say that somebody has it now.
        owners: Words before a sign that make it somebody's.
        owner_verbs: Verbs between a pronoun and a sign that make it that person's.
        meant_phrases: Phrases before the number that was meant, such as "instead of".
        unit_factors: What units of amounts are in the smallest unit of their kind.
        listing_denials: Denials of everything that is listed after them.
        sign_nouns: Words for signs; after one of the ``showing_verbs`` they report a sign.
        showing_verbs: Verbs for having or showing signs.
    """

    spellings: Mapping[str, str] = NO_MAPPING
    clitics: Mapping[str, str] = NO_MAPPING
    endings: Mapping[str, str] = NO_MAPPING
    one_letter_words: frozenset[str] = NO_WORDS
    fillers: frozenset[str] = NO_WORDS
    subjects: frozenset[str] = NO_WORDS
    conjunctions: frozenset[str] = NO_WORDS
    additions: frozenset[str] = NO_WORDS
    coordinators: frozenset[str] = NO_WORDS
    topic_changers: frozenset[str] = NO_WORDS
    contrast: str = ""
    contrast_restrictors: frozenset[str] = NO_WORDS
    pronouns: frozenset[str] = NO_WORDS
    emphatic_openings: frozenset[tuple[str, str]] = frozenset()
    binders_before_pronoun: frozenset[str] = NO_WORDS
    binders_after_pronoun: frozenset[str] = NO_WORDS
    past_times: frozenset[str] = NO_WORDS
    question_starts: frozenset[str] = NO_WORDS
    binders_before_question: frozenset[str] = NO_WORDS
    back_references: frozenset[str] = NO_WORDS
    plea_verbs: frozenset[str] = NO_WORDS
    plea_pronouns: frozenset[str] = NO_WORDS
    denials: frozenset[str] = NO_WORDS
    negation: str = ""
    nominal_denial: str = ""
    ability_verbs: frozenset[str] = NO_WORDS
    inability: frozenset[tuple[str, str]] = frozenset()
    light_words: frozenset[str] = NO_WORDS
    list_conjunctions: frozenset[str] = NO_WORDS
    past_phrases: str = ""
    habit_phrases: str = ""
    over_phrases: str = ""
    settled_phrases: str = ""
    present_phrases: str = ""
    progressive_verbs: frozenset[str] = NO_WORDS
    progressive_ending: str = ""
    progressive_exceptions: frozenset[str] = NO_WORDS
    plea_phrases: str = ""
    past_verbs: frozenset[str] = NO_WORDS
    perfect_auxiliaries: frozenset[str] = NO_WORDS
    about_phrases: str = ""
    asking_phrases: str = ""
    pressing_phrases: str = ""
    general: frozenset[str] = NO_WORDS
    definite_article: str = ""
    question_words: frozenset[str] = NO_WORDS
    modals: frozenset[str] = NO_WORDS
    perfect_verbs: frozenset[str] = NO_WORDS
    possession_verbs: frozenset[str] = NO_WORDS
    third_person_modals: frozenset[str] = NO_WORDS
    present_participles: frozenset[str] = NO_WORDS
    stating_adverbs: frozenset[str] = NO_WORDS
    asked_subjects: frozenset[str] = NO_WORDS
    greetings: frozenset[str] = NO_WORDS
    near: frozenset[str] = NO_WORDS
    first_person: frozenset[str] = NO_WORDS
    polite_phrases: str = ""
    supposing_phrases: str = ""
    supposing_words: frozenset[str] = NO_WORDS
    doubts: frozenset[str] = NO_WORDS
    personal: frozenset[str] = NO_WORDS
    asserting_phrases: str = ""
    owners: frozenset[str] = NO_WORDS
    owner_verbs: frozenset[str] = NO_WORDS
    meant_phrases: str = ""
    unit_factors: Mapping[str, float] = MappingProxyType({})
    listing_denials: frozenset[str] = NO_WORDS
    sign_nouns: frozenset[str] = NO_WORDS
    showing_verbs: frozenset[str] = NO_WORDS
