"""Tell which of several languages a question is in."""

from collections.abc import Sequence
from functools import cache

from faqbot.language.common_words import FUNCTION_BAND, common_bands
from faqbot.language.detection import LANGUAGES, MAX_EXAMINED, small_words
from faqbot.language.packs import pack_for, primary_subtag
from faqbot.language.scripts import LATIN, count_scripts, scripts_of
from faqbot.language.short_questions import find_short_languages

MIN_LETTERS = 2
"""Least number of letters in another script than Latin that tell a language; a single one may be a unit."""

MIN_SHARE = 1 / 3
"""Least share of such letters. In most languages, names and brands stand in Latin script; never the reverse."""


_OTHER_SCRIPTS = ("ar", "fa", "ur", "he", "ru", "uk", "bg", "be", "hi", "mr", "ne", "ja", "ko", "zh")
"""Languages in other scripts whose questions are told apart, so that none is taken for a neighbour."""


def tell_language(question: str, languages: Sequence[str]) -> str | None:
    """Return the one of several languages that a question is in, or None if nothing tells it.

    A script tells it, and so does a function word that only one of the languages has.

    Args:
        question: The question, cleaned.
        languages: BCP 47 tags.

    >>> tell_language("wie lange hält ein Brot?", ["en", "de"]), tell_language("VPN?", ["en", "de"])
    ('de', None)
    >>> tell_language("VPN не работает", ["en", "ru"]), tell_language("営業時間は?", ["zh", "ja"])
    ('ru', 'ja')
    """
    question = question[:MAX_EXAMINED]
    candidates, is_told = _select_by_script(question, languages)
    if is_told and len(candidates) == 1:
        return candidates[0]
    words = {
        language: set(pack_for(language).tokenize(question)) & _function_words(language) for language in candidates
    }
    points = {
        language: len(found - set().union(*(words[other] for other in candidates if other != language)))
        for language, found in words.items()
    }
    best = max(points.values(), default=0)
    leaders = [language for language, count in points.items() if count == best]
    return leaders[0] if best and len(leaders) == 1 else None


def _select_by_script(question: str, languages: Sequence[str]) -> tuple[list[str], bool]:
    """Return the languages that the letters of a question allow, and whether a script other than Latin told them."""
    counts = count_scripts(question)
    letters = counts.total()
    others = {
        language: sum(counts[script] for script in scripts_of(language))
        for language in languages
        if LATIN not in scripts_of(language)
    }
    most = max(others.values(), default=0)
    if most >= MIN_LETTERS and most >= MIN_SHARE * letters:
        # Every letter of Japanese that is not one of Chinese counts for Japanese alone.
        return [language for language, count in others.items() if count == most], True
    return [language for language in languages if LATIN in scripts_of(language)], False


def find_question_language(question: str, language: str) -> str:
    """Return the language of a question that is foreign to a base, or an empty text if nothing tells it.

    Args:
        question: The question, cleaned.
        language: The language of the base, as a BCP 47 tag.

    >>> find_question_language("¿cuáles son los efectos?", "en"), find_question_language("Öffnungszeiten?", "en")
    ('es', 'de')
    """
    if short := find_short_languages(question, language):
        return min(short) if len(short) == 1 else ""
    own = primary_subtag(language)
    return tell_language(question, [tag for tag in (*LANGUAGES, *_OTHER_SCRIPTS) if tag != own]) or ""


@cache
def _function_words(language: str) -> frozenset[str]:
    """Return the function words of a language as they are compared."""
    subtag, pack = primary_subtag(language), pack_for(language)
    listed = [word for word, band in common_bands(subtag).items() if band <= FUNCTION_BAND]
    words = (part for word in listed for part in pack.tokenize(word))
    return frozenset(words) | pack.cue_words.topicless | small_words(subtag)
