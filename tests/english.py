"""The language packs that tests use."""

from faqbot.language.packs import UNKNOWN_LANGUAGE, pack_for

ENGLISH = pack_for("en")
UNKNOWN = UNKNOWN_LANGUAGE
