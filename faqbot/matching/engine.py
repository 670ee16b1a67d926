"""Choose the engine of a base: words alone, or with a sentence encoder."""

import os
from typing import TYPE_CHECKING

from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.matcher import Matcher

if TYPE_CHECKING:
    from faqbot.matching.columns import MatcherData
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


def encoder_of(matcher: Matcher) -> "Encoder | None":
    """Return the encoder of a matcher, or None without one."""
    encoded: EncodedBase | None = getattr(matcher, "encoded", None)
    return encoded.encoder if encoded is not None else None


def train(knowledge: KnowledgeBase, source: "EncoderSource | None" = None) -> Matcher:
    """Build a matcher by training on the base.

    Args:
        knowledge: The base.
        source: The encoder, or its folder; None takes that of the base, if it names one.

    Raises:
        EncoderError: If there should be an encoder, and it cannot be used.
    """
    encoder = find_encoder(source or knowledge.encoder)
    if encoder is None:
        return Matcher.train(knowledge)
    from faqbot.matching.semantic.encoder.hybrid_matcher import HybridMatcher  # noqa: PLC0415 - as above

    return HybridMatcher.train_with(knowledge, encoder)


def restore(knowledge: KnowledgeBase, data: "MatcherData", encoder: "Encoder | None") -> Matcher:
    """Restore a matcher from what it has learned, with the encoder that it was trained with."""
    if encoder is None:
        return Matcher.load(knowledge, data)
    from faqbot.matching.semantic.encoder.hybrid_matcher import HybridMatcher  # noqa: PLC0415 - as above

    return HybridMatcher.load_with(knowledge, data, encoder)
