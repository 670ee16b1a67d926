"""Of whom an amount was told: what a person weighs is no sum for somebody else."""

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
        elif not _is_about_another(frozenset(pack.tokenize(question)), named, pack):
            kept.append(text)
            is_known = True
    return tuple(kept), not is_known and len(kept) < len(earlier)


def _is_about_another(asked: frozenset[str], told: frozenset[str], pack: LanguagePack) -> bool:
    """Whether the words of a question name somebody whom those of a statement do not."""
    cue_words = pack.cue_words
    relatives = cue_words.people - cue_words.person_pronouns
    if (asked & relatives) - told or any(
        asked & one and told & other for one, other in permutations((cue_words.men, cue_words.women))
    ):
        return True
    own = cue_words.first_person - cue_words.people
    others = cue_words.people - cue_words.first_person
    # "What do they charge" is about nobody else.
    if asked & (relatives | cue_words.men | cue_words.women):
        return not told & others
    return bool(asked & own) and bool(told & others)
