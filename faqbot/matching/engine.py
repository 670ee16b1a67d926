"""Choose the engine of a base: words alone, or with a sentence encoder."""

import os
from typing import TYPE_CHECKING

from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.matcher import Matcher

if TYPE_CHECKING:
    from faqbot.matching.columns import MatcherData
    from faqbot.matching.edition_matcher import EditionMatcher
    from faqbot.matching.semantic.encoder.encoded_base import EncodedBase
    from faqbot.matching.semantic.encoder.encoder import Encoder

    EncoderSource = str | os.PathLike[str] | Encoder


def find_encoder(source: "EncoderSource | None") -> "Encoder | None":
    """Return an encoder, loaded if it is named by its folder; None for None.

    Raises:
        EncoderError: If the folder holds no encoder, or a package is missing.
    """
    if source is None:
        return None
    # Without an encoder, none of its modules is imported.
    from faqbot.matching.semantic.encoder.encoder import Encoder, load_encoder  # noqa: PLC0415

    return source if isinstance(source, Encoder) else load_encoder(source)


def encoder_of(matcher: "Matcher | EditionMatcher") -> "Encoder | None":
    """Return the encoder of a matcher, or None without one."""
    if not isinstance(matcher, Matcher):
        return encoder_of(next(iter(matcher.matchers.values())))
    encoded: EncodedBase | None = getattr(matcher, "encoded", None)
    return encoded.encoder if encoded is not None else None


def train(knowledge: KnowledgeBase, source: "EncoderSource | None" = None) -> "Matcher | EditionMatcher":
    """Build a matcher by training on the base; one for each language if it has several.

    Args:
        knowledge: The base.
        source: The encoder, or its folder; None takes that of the base, if it names one.

    Raises:
        EncoderError: If there should be an encoder, and it cannot be used.
    """
    encoder = find_encoder(source or knowledge.encoder)
    if knowledge.languages:
        # A base in one language needs neither of these modules, nor does any other of the functions below.
        from faqbot.knowledge.editions import make_edition  # noqa: PLC0415
        from faqbot.matching.edition_matcher import EditionMatcher  # noqa: PLC0415

        editions = {language: make_edition(knowledge, language) for language in knowledge.languages}
        matchers = {language: train_edition(edition, encoder) for language, edition in editions.items()}
        return EditionMatcher(matchers, knowledge.language)
    return train_edition(knowledge, encoder)


def train_edition(knowledge: KnowledgeBase, encoder: "Encoder | None" = None) -> Matcher:
    """Build a matcher by training on a base in one language."""
    if encoder is None:
        return Matcher.train(knowledge)
    from faqbot.matching.semantic.encoder.hybrid_matcher import HybridMatcher  # noqa: PLC0415 - as above

    return HybridMatcher.train_with(knowledge, encoder)


def restore(knowledge: KnowledgeBase, data: "MatcherData", encoder: "Encoder | None") -> "Matcher | EditionMatcher":
    """Restore a matcher from what it has learned, with the encoder that it was trained with."""
    if "editions" in data.vocabulary:
        from faqbot.knowledge.editions import make_edition  # noqa: PLC0415 - as above
        from faqbot.matching.edition_matcher import EditionMatcher, split_data  # noqa: PLC0415 - as above

        matchers = {
            language: restore_edition(make_edition(knowledge, language), part, encoder)
            for language, part in split_data(data).items()
        }
        return EditionMatcher(matchers, knowledge.language)
    return restore_edition(knowledge, data, encoder)


def restore_edition(knowledge: KnowledgeBase, data: "MatcherData", encoder: "Encoder | None") -> Matcher:
    """Restore the matcher of a base in one language."""
    if encoder is None:
        return Matcher.load(knowledge, data)
    from faqbot.matching.semantic.encoder.hybrid_matcher import HybridMatcher  # noqa: PLC0415 - as above

    return HybridMatcher.load_with(knowledge, data, encoder)
