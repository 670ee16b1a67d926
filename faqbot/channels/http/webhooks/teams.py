"""Microsoft Teams: outgoing webhooks of a team, whose reply is an activity."""

import binascii
import hmac
import html
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping

from msgspec import Struct

from faqbot.channels.http.endpoint import decode_json
from faqbot.channels.http.webhooks.signatures import check_digest

_MENTION = re.compile(r"<at\b[^<>]*>.*?</at>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")

# Addresses are kept whole. The rest is what is markup anywhere, and what begins a line of a list, a heading or a quote.
_MARKUP = re.compile(r"(https?://[\w./?=&%#+,:-]+)|([\\`*_~\[\]|])|([&<>])|(^[-+#=](?=\s)|(?<=^\d)[.)](?=\s))")


class Activity(Struct, frozen=True):
    """A message; what else it has is passed over."""

    type: str = ""
    id: str = ""
    text: str = ""


def read_message(headers: Mapping[str, str], body: bytes, secret: str) -> str:
    """Return the question of an activity.

    Raises:
        RequestProblem: If Teams did not sign it with the secret, which is in Base64, or if it is no activity.
    """
    right = b64encode(hmac.digest(decode_secret(secret), body, "sha256")).decode()
    check_digest(headers.get("authorization", ""), f"HMAC {right}", "Authorization")
    activity = decode_json(body, Activity)
    return html.unescape(_TAG.sub(" ", _MENTION.sub("", activity.text))).replace("\xa0", " ").strip()


def decode_secret(secret: str) -> bytes:
    """Return the bytes of a security token of Teams; any other text stands for itself.

    >>> decode_secret("Y3J1bWI="), decode_secret("crumb")
    (b'crumb', b'crumb')
    """
    try:
        return b64decode(secret, validate=True)
    except (binascii.Error, ValueError):
        return secret.encode()


def build_reply(text: str) -> dict[str, str]:
    """Build the reply to a message."""
    return {"type": "message", "text": text, "textFormat": "markdown"}


def escape(text: str) -> str:
    r"""Escape everything in a line that Teams would read as markup or as a tag.

    >>> print(escape("<at>all</at> *3*"))
    &lt;at&gt;all&lt;/at&gt; \*3\*
    """
    names = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    return _MARKUP.sub(
        lambda found: found[1] or (f"\\{found[2]}" if found[2] else names.get(found[3] or "", "") or f"\\{found[4]}"),
        text,
    )
