"""The words by which a language tells whether something is happening now; data that each language fills in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """How a language denies, dates, asks about and supposes things. Every list is empty where nothing is known.

    The lists hold ordinary words and nothing of any subject: what an emergency is stands in the knowledge base. Those
    that end with ``phrases`` list phrases with a semicolon between them.

    Attributes:
        spellings: Words as hurried people write them, with the words that they stand for.
        clitics: What follows an apostrophe, with the word that it stands for.
        endings: Endings as they are spoken, with the endings that are meant.
        one_letter_words: Words of a single letter.
        fillers: Words between the words of a pattern that do not separate them.
        subjects: Words that name who speaks or is spoken of; after a comma or a conjunction they begin a new clause.
        conjunctions: Words that join a clause to the one before it.
        additions: The conjunctions before a topic changer.
        coordinators: The conjunctions after which a supposition goes on.
        topic_changers: Words after which something else is said.
        contrast: The topic changer that also means "only".
        contrast_restrictors: Words after ``contrast`` that make it mean "only".
        pronouns: Subjects that hurried people put without a comma or conjunction before them.
        emphatic_openings: Pairs of a pronoun and a verb that a repeated pronoun follows, as in "I do I feel".
        binders_before_pronoun: Words that a pronoun after them belongs to.
        binders_after_pronoun: Words after a pronoun that continue the clause before it.
        past_times: Words for times that are over.
        question_starts: Words that begin a question about something else.
        binders_before_question: Words before a question start that it belongs to.
        back_references: Words soon after a question start that refer to what stands before it.
        plea_verbs: Words between a question start and a plea pronoun that make the question a plea.
        plea_pronouns: Who pleads.
        denials: Words that deny what follows them.
        negation: The denial that turns an ability round.
        nominal_denial: The denial that stands before nouns, and so not before a pronoun or a comma.
        ability_verbs: Verbs before ``negation`` that make it no denial: not to be able to is a sign itself.
        inability: The pairs of words that state an inability.
        light_words: Words between a denial and what it denies.
        list_conjunctions: Words that continue a list of denied things.
        past_phrases: Long ago, unless present words stand in the clause as well.
        habit_phrases: Now and then.
        over_phrases: After the sign: it is over.
        present_phrases: Now, or a short while ago.
        plea_phrases: Pleas for help: with one of them, ``past_verbs`` tell no history.
        past_verbs: Verbs that put what follows into the past.
        perfect_auxiliaries: Words before a past verb that bring it to the present.
        about_phrases: The sign is a subject of talk.
        asking_phrases: The sign is asked about.
        pressing_phrases: So urgent that nothing is only talked or asked about.
        general: Words for people in general.
        definite_article: The word before a general word that makes it mean certain people.
        question_words: First words of a question, whatever it asks.
        modals: Verbs that begin a question.
        perfect_verbs: Modals that also continue a statement.
        possession_verbs: Modals that begin a question only before ``asked_subjects``.
        third_person_modals: Modals that ask about somebody near as a worried person does.
        present_participles: Words soon after a modal that make its question a worried one.
        stating_adverbs: Words after a first word that make a statement of it.
        asked_subjects: Words after a possession verb that make a question of it.
        greetings: Words before the first word of a question.
        near: Words for somebody near: a question about them may be meant as it stands.
        first_person: Words for whoever speaks: as ``near``.
        polite_phrases: Requests and pleas in the form of a question.
        supposing_phrases: Before the sign: it is supposed.
        supposing_words: Single words that suppose, and still do after a coordinator.
        doubts: Words before a supposing word that make it one's own doubt.
        personal: Words for somebody in particular.
        asserting_phrases: Beside the name of a condition: somebody has it now.
        owners: Words before a sign that make it somebody's.
        owner_verbs: Verbs that, after a pronoun, make the sign that person's.
        sign_nouns: Words for a sign, which ``showing_verbs`` before them make a statement.
        showing_verbs: Verbs of somebody who shows signs.
    """

    spellings: Mapping[str, str] = field(default_factory=dict)
    clitics: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)
    one_letter_words: frozenset[str] = _NONE
    fillers: frozenset[str] = _NONE
    subjects: frozenset[str] = _NONE
    conjunctions: frozenset[str] = _NONE
    additions: frozenset[str] = _NONE
    coordinators: frozenset[str] = _NONE
    topic_changers: frozenset[str] = _NONE
    contrast: str = ""
    contrast_restrictors: frozenset[str] = _NONE
    pronouns: frozenset[str] = _NONE
    emphatic_openings: frozenset[tuple[str, str]] = frozenset()
    binders_before_pronoun: frozenset[str] = _NONE
    binders_after_pronoun: frozenset[str] = _NONE
    past_times: frozenset[str] = _NONE
    question_starts: frozenset[str] = _NONE
    binders_before_question: frozenset[str] = _NONE
    back_references: frozenset[str] = _NONE
    plea_verbs: frozenset[str] = _NONE
    plea_pronouns: frozenset[str] = _NONE
    denials: frozenset[str] = _NONE
    negation: str = ""
    nominal_denial: str = ""
    ability_verbs: frozenset[str] = _NONE
    inability: frozenset[tuple[str, str]] = frozenset()
    light_words: frozenset[str] = _NONE
    list_conjunctions: frozenset[str] = _NONE
    past_phrases: str = ""
    habit_phrases: str = ""
    over_phrases: str = ""
    present_phrases: str = ""
    plea_phrases: str = ""
    past_verbs: frozenset[str] = _NONE
    perfect_auxiliaries: frozenset[str] = _NONE
    about_phrases: str = ""
    asking_phrases: str = ""
    pressing_phrases: str = ""
    general: frozenset[str] = _NONE
    definite_article: str = ""
    question_words: frozenset[str] = _NONE
    modals: frozenset[str] = _NONE
    perfect_verbs: frozenset[str] = _NONE
    possession_verbs: frozenset[str] = _NONE
    third_person_modals: frozenset[str] = _NONE
    present_participles: frozenset[str] = _NONE
    stating_adverbs: frozenset[str] = _NONE
    asked_subjects: frozenset[str] = _NONE
    greetings: frozenset[str] = _NONE
    near: frozenset[str] = _NONE
    first_person: frozenset[str] = _NONE
    polite_phrases: str = ""
    supposing_phrases: str = ""
    supposing_words: frozenset[str] = _NONE
    doubts: frozenset[str] = _NONE
    personal: frozenset[str] = _NONE
    asserting_phrases: str = ""
    owners: frozenset[str] = _NONE
    owner_verbs: frozenset[str] = _NONE
    sign_nouns: frozenset[str] = _NONE
    showing_verbs: frozenset[str] = _NONE
