"""The language pack of German."""

import re

from faqbot.language.fallback import FallbackPack

_UMLAUT = re.compile("(?<![aeiouqy])([aou])e")


class German(FallbackPack):
    """German, of any country."""

    def respell(self, folded: str) -> str:
        """Return a text in which umlauts are alike, typed as ``ü``, ``u`` or ``ue``.

        >>> PACK.tokenize("Schlüssel Schluessel Schlussel neue Quelle")
        ['schlussel', 'schlussel', 'schlussel', 'neue', 'quelle']
        """
        return _UMLAUT.sub(r"\1", folded)


PACK = German("de")
