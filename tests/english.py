"""The language packs that tests use."""

from faqbot.language.fallback import FallbackPack
from faqbot.language.packs import pack_for

ENGLISH = pack_for("en")


class WithoutVectors(FallbackPack):
    """A language of which only its common words are known, and these are none: all its words are unlisted."""

    word_vectors = None
    has_word_list = True


UNKNOWN = WithoutVectors()
