"""The words with which a citation is described, in the languages that have a file for them."""

from faqbot.language.direction import fill
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import primary_subtag

FOLDER = "citations"
"""The folder of the words in ``faqbot/data``."""


def say(name: str, language: str, english: str, /, **values: str) -> str:
    """Return words with their values, safe to show; the English ones if the language has no file.

    >>> say("line", "de-AT", "line {line}", line="12"), say("dated", "tlh", "only for the date")
    ('Zeile 12', 'only for the date')
    """
    texts = read_named_texts(FOLDER, primary_subtag(language))
    return fill(texts.get(name, english), language if name in texts else "en", **values)
