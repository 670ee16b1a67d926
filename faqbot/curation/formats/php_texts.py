"""Markup that the code of a PHP page holds in texts of several lines, such as ``<<<HTML``."""

import html
import re

_HEREDOC = re.compile(
    r"<<<[ \t]*(?P<quote>['\"]?)(?P<name>[A-Za-z_]\w*)(?P=quote)[ \t]*\r?\n"
    r"(?P<body>(?:(?![ \t]*(?P=name)\b)[^\n]*\n)*)[ \t]*(?P=name)\b"
)
_MARKUP = re.compile(r"<(?:h[1-6]|p|dl|dt|details|summary|li|div|b|strong)\b[^<>]*>", re.IGNORECASE)
_VALUE = re.compile(
    r"\\(?P<escaped>\$)|\{\$[^{}\n]{1,300}\}|\$\{[^{}\n]{1,300}\}|\$[A-Za-z_]\w*(?:->\w+|\[[^\[\]\n]{0,100}\])?"
)


def find_markup(code: str, begin: str, end: str) -> str:
    """Return the markup in the texts of PHP code, or nothing; what is worked out stands between two marks.

    Args:
        code: The code between the tags of PHP.
        begin: The mark before a value.
        end: The mark after it.

    >>> find_markup(chr(10).join(["echo <<<HTML", "<p>It costs {$price}.</p>", "HTML;"]), "[", "]").strip()
    '<p>It costs [{$price}].</p>'
    """
    texts = []
    for found in _HEREDOC.finditer(code):
        body = found["body"]
        if _MARKUP.search(body):
            is_plain = found["quote"] == "'"
            texts.append(body if is_plain else _VALUE.sub(lambda value: _mark(value, begin, end), body))
    return "".join(texts)


def _mark(value: re.Match[str], begin: str, end: str) -> str:
    if value["escaped"]:
        return "$"
    before = value.string[: value.start()]
    is_in_tag = before.rfind("<") > before.rfind(">")
    return "" if is_in_tag else f"{begin}{html.escape(value[0])}{end}"
