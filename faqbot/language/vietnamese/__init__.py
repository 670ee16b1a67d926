"""The language pack of Vietnamese.

Marks tell Vietnamese words apart that have nothing in common: without them, *phòng* (room) is *phỏng*, *vé* (ticket) is
*về* (about), and *chó* (dog) is *cho* (for). So the words of a text, and their stems, keep their marks if it has any.
Many people leave all of them out on a phone: the words of such a question get the marks of those of the base
(``faqbot/matching/lexical/restored_marks.py``).
"""

from faqbot.language.common_words import FUNCTION_BAND
from faqbot.language.fallback import FallbackPack
from faqbot.language.folding import fold_text, fold_with_marks
from faqbot.language.pack import UNLISTED
from faqbot.language.segmentation import join_codes, split_words


class Vietnamese(FallbackPack):
    """Vietnamese, with or without its marks."""

    has_telling_marks = True

    def tokenize(self, text: str) -> list[str]:
        """Split a text into words and numbers; words have marks if any word of the text has.

        >>> PACK.tokenize("Vé trẻ em bao nhiêu?"), PACK.tokenize("ve tre em bao nhieu")
        (['vé', 'trẻ', 'em', 'bao', 'nhiêu'], ['ve', 'tre', 'em', 'bao', 'nhieu'])
        """
        marked = fold_with_marks(text)
        if marked.isascii():
            return super().tokenize(text)
        return split_words(join_codes(marked, self.one_letter_words), self.decimal_mark, self.lexicon)

    def list_forms(self, text: str) -> list[str]:
        """Return the words of a list with and without their marks."""
        return [*self.tokenize(text), *super().tokenize(text)]

    def rank_band(self, word: str) -> int:
        """Return the band of a word; one with marks is a function word only if a function word has the same marks."""
        if word in self._bands or word.isascii():
            return self._bands.get(word, UNLISTED)
        plain = self._bands.get(fold_text(word), UNLISTED)
        return plain if plain > FUNCTION_BAND else UNLISTED


PACK = Vietnamese("vi")
