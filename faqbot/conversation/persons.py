"""Of whom something was told: what holds for one person, or what one weighs, does not count for somebody else."""

from collections.abc import Sequence
from itertools import permutations

from faqbot.knowledge.computation import Computation
from faqbot.language.pack import LanguagePack


def leave_out_others(
    question: str, earlier: Sequence[str], computation: Computation, pack: LanguagePack
) -> tuple[tuple[str, ...], bool]:
    """Return what was said before without the amounts of other people, and whether a sum would lack one of those.

    Only an amount that is assumed unless it is told, such as a weight, is told of somebody. A message with one that
    names nobody, such as "no, 85 kg", is about whom the last message before it names.

    Args:
        question: The question.
        earlier: The messages before, the last first.
        computation: The sums that are asked for.
        pack: The language of the messages.
    """
    told = [each.units for each in computation.inputs if each.default is not None]
    with_amount = [any(computation.read(text, pack).of(units) for units in told) for text in (question, *earlier)]
    if not any(with_amount):
        return tuple(earlier), False
    words = [frozenset(pack.tokenize(text)) for text in earlier]
    anybody = pack.cue_words.people | pack.cue_words.first_person
    kept, is_known = [], with_amount[0]
    for place, text in enumerate(earlier):
        named = next((each for each in words[place:] if not each.isdisjoint(anybody)), frozenset[str]())
        if not with_amount[place + 1]:
            kept.append(text)
        elif not _weighs_other(frozenset(pack.tokenize(question)), named, pack):
            kept.append(text)
            is_known = True
    return tuple(kept), not is_known and len(kept) < len(earlier)


def _weighs_other(asked: frozenset[str], told: frozenset[str], pack: LanguagePack) -> bool:
    """Whether the weight that was told of somebody is not that of whom a question is about.

    One that was told of anybody else, a patient too, is not that of who asks for themselves.
    """
    cue_words = pack.cue_words
    named = _relatives(pack) | cue_words.men | cue_words.women
    is_own = bool(asked & (cue_words.first_person - cue_words.people)) and not asked & named
    return is_about_another(asked, told, pack) or (is_own and bool(told & (cue_words.people - cue_words.first_person)))


def names_another(asked: frozenset[str], told: frozenset[str], pack: LanguagePack) -> bool:
    """Whether a question names somebody whom a statement does not, or a man where that is about a woman or the reverse.

    Args:
        asked: The words of the question.
        told: Those of the statement.
        pack: The language of both.
    """
    cue_words = pack.cue_words
    if (asked & _relatives(pack)) - told:
        return True
    return any(asked & one and told & other for one, other in permutations((cue_words.men, cue_words.women)))


def is_about_another(asked: frozenset[str], told: frozenset[str], pack: LanguagePack) -> bool:
    """Whether the words of a question are about somebody whom those of a statement are not about.

    Args:
        asked: The words of the question.
        told: Those of the statement.
        pack: The language of both.
    """
    if names_another(asked, told, pack):
        return True
    cue_words = pack.cue_words
    own = cue_words.first_person - cue_words.people
    others = cue_words.people - cue_words.first_person
    # "What do they charge" is about nobody else.
    if asked & (_relatives(pack) | cue_words.men | cue_words.women):
        return not told & others
    # Who speaks of a patient, without naming a relative, asks for that patient: "can I give it?"
    return bool(asked & own) and bool(told & (cue_words.men | cue_words.women))


def _relatives(pack: LanguagePack) -> frozenset[str]:
    """Return the words that name somebody in particular, such as "mum"."""
    return pack.cue_words.people - pack.cue_words.person_pronouns
