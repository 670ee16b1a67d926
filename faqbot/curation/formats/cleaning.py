"""Put texts of other systems right: entities, HTML, line ends, invisible characters and mojibake."""

import html
import re

from faqbot.curation.formats.html_markdown import html_to_line, html_to_markdown

_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|button|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd"
    r"|li|mark|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul"
    r"|video)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INVISIBLE = re.compile("[\u200b\ufeff\u2060]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_SUSPECT = re.compile("[\x80-\x9fÂÃÅÐÑØâã]")
"""Characters of which mojibake nearly always has one: the first bytes of UTF-8, read as Windows-1252."""


def has_html(text: str) -> bool:
    """Return whether a text contains HTML tags."""
    return bool(_TAG.search(text))


def clean_line(text: str) -> str:
    """Return a question on one line, as a person reads it.

    >>> clean_line(" Can&#39;t make it –  how?")
    "Can't make it – how?"
    """
    text = _INVISIBLE.sub("", repair(text))
    line = html_to_line(text) if has_html(text) else _decode_entities(" ".join(text.split()))
    return _CONTROL.sub(" ", line).replace("\n", " ").strip()


def clean_text(text: str) -> str:
    r"""Return an answer as plain text or Markdown.

    >>> clean_text("14 &euro; a night\r\n&amp; breakfast")
    '14 € a night\n& breakfast'
    """
    text = _INVISIBLE.sub("", repair(text)).replace("\r\n", "\n").replace("\r", "\n")
    plain = html_to_markdown(text) if has_html(text) else _decode_entities(text)
    return _CONTROL.sub(" ", plain).strip()


def repair(text: str) -> str:
    """Repair mojibake, if the text has any and ftfy is installed.

    >>> repair("plain")
    'plain'
    """
    if not _SUSPECT.search(text):
        return text
    try:
        from ftfy import fix_encoding  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        return text
    return fix_encoding(text)


def escape_line(text: str) -> str:
    """Return a question so that ``clean_line`` gives it back unchanged.

    >>> clean_line(escape_line("What does  &amp; <b> mean?")) == "What does  &amp; <b> mean?"
    True
    """
    return _escape_mojibake(re.sub(r"(?<=\s)\s|[^\S ]", lambda found: f"&#{ord(found[0])};", _escape_markup(text)))


def escape_text(text: str) -> str:
    """Return an answer so that ``clean_text`` gives it back unchanged."""
    return _escape_mojibake(_escape_markup(text))


def _escape_markup(text: str) -> str:
    escaped = _ENTITY.sub(lambda found: f"&amp;{found[0][1:]}", text)
    escaped = _TAG.sub(lambda found: f"&lt;{found[0][1:]}", escaped)
    return _INVISIBLE.sub(lambda found: f"&#{ord(found[0])};", escaped)


def _escape_mojibake(escaped: str) -> str:
    """Return a text, otherwise escaped, that ``repair`` leaves as it is."""
    if repair(escaped) == escaped:
        return escaped
    return _SUSPECT.sub(lambda found: f"&#{ord(found[0])};", escaped)


def _decode_entities(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)
