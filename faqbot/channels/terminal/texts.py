"""The terminal's own sentences, in the languages that have a file for them."""

from faqbot.language.direction import fill
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import primary_subtag
from faqbot.rendering.blocks import Block

FOLDER = "terminal"
"""The folder of the sentences in ``faqbot/data``."""


class TerminalTexts:
    """The sentences in one language; in English if it has no file.

    Args:
        language: A BCP 47 tag.
    """

    def __init__(self, language: str) -> None:
        found = read_named_texts(FOLDER, primary_subtag(language))
        self._language = language if found else "en"
        self._texts = found or read_named_texts(FOLDER, "en")

    def get(self, name: str, /, **values: str) -> str:
        """Return a sentence with its values, safe to show.

        >>> TerminalTexts("en").get("did_you_mean", name="/help"), TerminalTexts("tlh").get("topic")
        ('Did you mean /help?', 'topic')
        """
        return fill(self._texts[name], self._language, **values)

    def note(self, *names: str, **values: str) -> list[Block]:
        """Return one or more sentences as a note."""
        return [Block("note", " ".join(self.get(name, **values) for name in names))]
