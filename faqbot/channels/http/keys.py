"""The keys of clients."""

import hmac
from hashlib import sha256

from faqbot.channels.http.settings import Key


def find_key(keys: tuple[Key, ...], secret: str) -> Key | None:
    """Return the key with this secret, or None.

    Every key is compared in full, so that the time tells nothing.

    >>> find_key((Key("site", sha256(b"crumb").hexdigest()),), "crumb").name
    'site'
    """
    digest = sha256(secret.encode(errors="surrogatepass")).hexdigest()
    matches = [key for key in keys if hmac.compare_digest(key.sha256.lower(), digest)]
    return matches[0] if matches else None
