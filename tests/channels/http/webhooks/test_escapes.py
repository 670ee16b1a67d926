"""Texts of a base or a question are no markup in a chat program, and call nobody."""

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")

from faqbot.channels.http.webhooks import mattermost, slack, teams, zulip


@pytest.mark.hazard(id="markup-in-chat")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@here and @channel, or a@bread.example", "@\u200bhere and @\u200bchannel, or a@bread.example"),
        ("[bread](https://evil.example)", r"\[bread\](https://evil.example)"),
        ("![x](y) `z` | _u_ <b>", r"\!\[x\](y) \`z\` \| \_u\_ \<b\>"),
        ("# bread", r"\# bread"),
        ("1. bread", r"1\. bread"),
        ("~~bread~~ at 10:30", "~\u200b~\u200bbread~\u200b~ at 10:30"),
    ],
)
def test_mattermost_reads_no_markup(text: str, shown: str) -> None:
    assert mattermost.escape(text) == shown


@pytest.mark.hazard(id="markup-in-chat")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@**all** and #**general**", "@∗∗all∗∗ and #∗∗general∗∗"),
        ("[bread](https://evil.example)", "[bread]\u200b(https://evil.example)"),
        ("/poll Bread?", "\u200b/poll Bread?"),
        ("> bread", "\u200b> bread"),
        ("1. bread", "\u200b1. bread"),
        ("```quote", "ˋˋˋquote"),
        ("$$x$$ <time:2026-01-01>", "$\u200b$x$\u200b$ <\u200btime:2026-01-01>"),
        ("!avatar(a@bread.example) at 10:30", "!\u200bavatar(a@bread.example) at 10:30"),
    ],
)
def test_zulip_reads_no_markup(text: str, shown: str) -> None:
    assert zulip.escape(text) == shown


@pytest.mark.hazard(id="markup-in-chat")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!here> @channel #town", "&lt;!here&gt; @\u200bchannel #\u200btown"),
        ("<https://evil.example|bread>", "&lt;https://evil.example|bread&gt;"),
        ("*a* _b_ ~c~ `d` snake_case", "∗a∗ ˍbˍ ∼c∼ ˋdˋ snake_case"),
        ("> bread & butter :bread:", "&gt; bread &amp; butter :\u200bbread:"),
        ("https://bread.example/a_b?c=1&d=*", "https://bread.example/a_b?c=1&amp;d=∗"),
    ],
)
def test_slack_reads_no_markup(text: str, shown: str) -> None:
    assert slack.escape(text) == shown


@pytest.mark.hazard(id="markup-in-chat")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<at>all</at> <script>", "&lt;at&gt;all&lt;/at&gt; &lt;script&gt;"),
        ("[bread](https://evil.example)", r"\[bread\](https://evil.example)"),
        ("*a* _b_ ~~c~~ `d`", r"\*a\* \_b\_ \~\~c\~\~ \`d\`"),
        ("# bread", r"\# bread"),
        ("1. bread", r"1\. bread"),
    ],
)
def test_teams_reads_no_markup(text: str, shown: str) -> None:
    assert teams.escape(text) == shown
