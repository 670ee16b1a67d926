"""Outgoing webhooks of Mattermost."""

import re
from urllib.parse import parse_qsl

from msgspec import Struct

from faqbot.channels.http.endpoint import decode_json
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.webhooks.messages import ZERO_WIDTH_SPACE

MAX_FIELDS = 64
"""Greatest number of fields of a form; Mattermost sends about twelve."""

# Addresses are kept whole. The rest is what is markup anywhere, markup at the beginning, mentions, channels and emoji.
_MARKUP = re.compile(
    r"(https?://[\w./?=&%#+,:-]+)|([\\`*_\[\]<>|!]|^[-+#=](?=\s)|(?<=^\d)[.)](?=\s))|((?<!\w)[@~](?=\w)|~(?=~)|:(?=[\w+-]+:))"
)


class MattermostMessage(Struct, frozen=True):
    """A message of a channel; what else it has is passed over."""

    token: str = ""
    text: str = ""
    trigger_word: str = ""


def read_message(body: bytes, media_type: str) -> tuple[str, str]:
    """Return the token and the question of a message, which is a form or JSON.

    Raises:
        RequestProblem: If it is neither.
    """
    if media_type == "application/json":
        message = decode_json(body, MattermostMessage)
    else:
        try:
            fields = dict(parse_qsl(body.decode(), strict_parsing=True, max_num_fields=MAX_FIELDS))
        except ValueError:
            raise RequestProblem(
                400, "the body is neither a form nor JSON with Content-Type: application/json"
            ) from None
        message = MattermostMessage(*(fields.get(name, "") for name in MattermostMessage.__struct_fields__))
    return message.token, message.text.removeprefix(message.trigger_word).strip()


def build_reply(text: str) -> dict[str, str]:
    """Build the reply to a message: a comment on it."""
    return {"text": text, "response_type": "comment"}


def escape(text: str) -> str:
    r"""Escape everything in a line that Mattermost would read as markup; mentions call nobody.

    >>> print(escape("*3* loaves for a@bread.example, see https://bread.example/a_loaf_"))
    \*3\* loaves for a@bread.example, see https://bread.example/a_loaf_
    >>> escape("@all :bread: ~town")
    '@\u200ball :\u200bbread: ~\u200btown'
    """
    return _MARKUP.sub(
        lambda found: found[1] or (f"\\{found[2]}" if found[2] else f"{found[3]}{ZERO_WIDTH_SPACE}"), text
    )
