"""Join verbs whose first part stands apart: "wie melde ich mich an" asks about "anmelden".

In German and Dutch, the first part of such a verb stands at the end of a sentence, where the same word is never a
preposition. Apart, both parts are function words or say little. A participle has another syllable between them, and so
has an infinitive in German: "angemeldet", "anzumelden".
"""

from collections.abc import Callable, Mapping, Sequence

INSERTED = ("ge", "zu")
"""What stands between the parts of a participle, and of an infinitive in German."""

ENDINGS = ("", "e", "t", "et", "st", "d")
"""Endings of the present and of participles, in German and Dutch. Stemmers leave them on the shortest words."""

MIN_PARTICIPLE = 7
"""Letters of the shortest participle that is looked for."""


class SeparableVerbs:
    """The separable verbs of a language.

    Args:
        texts: By their first parts, the infinitives of the rest: ``{"an": "melden nehmen/nimmt"}``. Forms with another
            stem follow their infinitive after a ``/``.
        respell: Returns a word as it is compared.
        stem: Returns the stem of a word.
    """

    def __init__(self, texts: Mapping[str, str], respell: Callable[[str], str], stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._verbs: dict[str, dict[str, str]] = {}
        for first, verbs in texts.items():
            part = respell(first)
            forms = self._verbs.setdefault(part, {})
            for verb in verbs.split():
                infinitive, *others = map(respell, verb.split("/"))
                root = infinitive.removesuffix("n").removesuffix("e")
                inflected = (form + ending for form in (root, *others) for ending in ENDINGS)
                forms |= dict.fromkeys(map(stem, (infinitive, *inflected)), part + infinitive)
        self._longest_first = sorted(self._verbs, key=len, reverse=True)

    def join(self, words: Sequence[str]) -> list[str]:
        """Return words with the infinitive of each separable verb in place of its form.

        Args:
            words: The words of a text, as they are compared. Only the last one may be a first part that stands apart.
        """
        found = list(map(self._find_infinitive, words))
        forms = self._verbs.get(words[-1], {}) if words else {}
        # The nearest form before it is that of its own clause: "ich habe ein Konto, wie melde ich mich an".
        for place in range(len(words) - 2, -1, -1) if forms else ():
            if infinitive := forms.get(self._stem(words[place])):
                return [*found[:place], infinitive, *found[place + 1 : -1]]
        return found

    def _find_infinitive(self, word: str) -> str:
        """Return the infinitive of a participle, or of an infinitive with "zu"; any other word as it is."""
        for part in self._longest_first if len(word) >= MIN_PARTICIPLE else ():
            if word.startswith(part) and word.startswith(INSERTED, len(part)):
                return self._verbs[part].get(self._stem(word[len(part) + 2 :]), word)
        return word
