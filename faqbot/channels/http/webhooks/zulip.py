"""Outgoing webhooks of Zulip."""

import re

from msgspec import Struct

from faqbot.channels.http.endpoint import decode_json
from faqbot.channels.http.webhooks.messages import ZERO_WIDTH_SPACE

# Zulip has no backslash escapes. Letters that look alike take the place of what marks emphasis, mentions and code.
_ALIKE = {"*": "\u2217", "`": "\u02cb"}

# Addresses are kept whole. The rest is links, what is doubled, emoji and times, and what begins a line or a command.
_MARKUP = re.compile(
    r"(https?://[\w./?=&%#+,:-]+)|([*`])|(\](?=\()|[~$](?=[~$])|[<!]|:(?=[\w+-]+:))|^(?=[-+#>/=~]|\d+[.)])"
)

_MENTION = re.compile(r"^\s*@_?\*\*[^*\n]{1,200}\*\*")


class ZulipMessage(Struct, frozen=True):
    """A message to the bot; what else it has is passed over."""

    token: str = ""
    data: str = ""


def read_message(body: bytes, _media_type: str) -> tuple[str, str]:
    """Return the token and the question of a message, without the mention of the bot before it.

    Raises:
        RequestProblem: If the body is not such a message.
    """
    message = decode_json(body, ZulipMessage)
    return message.token, _MENTION.sub("", message.data).strip()


def build_reply(text: str) -> dict[str, str]:
    """Build the reply to a message."""
    return {"content": text}


def escape(text: str) -> str:
    r"""Replace or part everything in a line that Zulip would read as markup.

    >>> escape("@**all** [x](https://bread.example/a_*) :bread:")
    '@∗∗all∗∗ [x]\u200b(https://bread.example/a_∗) :\u200bbread:'
    >>> escape("/poll - 1")
    '\u200b/poll - 1'
    """
    return _MARKUP.sub(
        lambda found: found[1] or _ALIKE.get(found[2] or "", "") or f"{found[3] or ''}{ZERO_WIDTH_SPACE}", text
    )
