"""reStructuredText and AsciiDoc as Markdown: titles, links, code and lists, line for line."""

import re

MARKUP_SUFFIXES = (".rst", ".adoc", ".asciidoc")
"""The files that are turned into Markdown before they are read."""

_UNDERLINE = re.compile(r"([=\-~^\"'#*+`:._<>])\1{2,} *")
_DIRECTIVE = re.compile(r"\.\. (?:_[^:]+:|contents::|toctree::|index::|image::|figure::|meta::|highlight::).*")
_OPTION = re.compile(r" +:[\w-]+:(?!`).*")
_RST_LINK = re.compile(r"`([^`<\n]{1,300}?)\s*<([^<>`\n]{1,1000})>`__?")
_RST_ROLE = re.compile(r":[\w:-]{1,40}:`([^`<\n]{1,300}?)(?:\s*<[^<>`\n]{0,1000}>)?`")
_RST_CODE = re.compile(r"``([^`\n]+)``")
_ADOC_TITLE = re.compile(r"(={1,6}) +(\S.*)")
_ADOC_LINK = re.compile(r"(?:link:)?((?:https?|mailto)[^\s\[\]]{1,1000})\[([^\[\]\n]{1,300})\]")
_ADOC_REFERENCE = re.compile(r"<<(?:[^<>,\n]{1,200},)?\s*([^<>,\n]{1,200})>>")
_ADOC_LEFT_OUT = re.compile(r"\[[^\[\]]*\]|:[\w-]+!?:.*|//.*|toc::\[\]|image::\S*\[.*\]")
_ADOC_FENCES = ("----", "....")


def to_markdown(text: str, suffix: str) -> str:
    r"""Return a page in reStructuredText or AsciiDoc as Markdown with as many lines; other pages stay.

    >>> to_markdown("Where is it?\n------------\n\nSee `the map <map.html>`_.", ".rst")
    '# Where is it?\n\n\nSee [the map](map.html).'
    >>> to_markdown("== Where is it?\n\nSee link:map.html[the map] or <<here>>.", ".adoc").split("\n")[0]
    '## Where is it?'
    """
    if suffix == ".rst":
        return "\n".join(_convert_rst(text.split("\n")))
    return "\n".join(_convert_adoc(text.split("\n"))) if suffix in MARKUP_SUFFIXES else text


def _convert_rst(lines: list[str]) -> list[str]:
    levels: list[tuple[str, bool]] = []
    converted = [
        "" if _DIRECTIVE.fullmatch(line) or _OPTION.fullmatch(line) else _convert_rst_line(line) for line in lines
    ]
    for number in range(1, len(lines)):
        title, line = lines[number - 1], lines[number]
        is_underline = _UNDERLINE.fullmatch(line) and title.strip() and not _UNDERLINE.fullmatch(title)
        if not is_underline or len(line.rstrip()) < len(title.strip()):
            continue
        has_overline = number > 1 and lines[number - 2].rstrip() == line.rstrip()
        style = (line[0], has_overline)
        if style not in levels:
            levels.append(style)
        converted[number - 1] = f"{'#' * min(levels.index(style) + 1, 6)} {converted[number - 1].strip()}"
        converted[number] = ""
        if has_overline:
            converted[number - 2] = ""
    return converted


def _convert_rst_line(line: str) -> str:
    line = _RST_ROLE.sub(r"\1", _RST_LINK.sub(r"[\1](\2)", line))
    line = re.sub(r"^( *)#\. ", r"\g<1>1. ", _RST_CODE.sub(r"`\1`", line))
    return line[:-1] if line.rstrip().endswith("::") and not line.lstrip().startswith("..") else line


def _convert_adoc(lines: list[str]) -> list[str]:
    converted: list[str] = []
    is_code = False
    for line in lines:
        if line.rstrip() in _ADOC_FENCES:
            is_code = not is_code
            converted.append("```")
        elif is_code:
            converted.append(line)
        else:
            converted.append("" if _ADOC_LEFT_OUT.fullmatch(line) else _convert_adoc_line(line))
    return converted


def _convert_adoc_line(line: str) -> str:
    if title := _ADOC_TITLE.fullmatch(line):
        return f"{'#' * len(title[1])} {title[2]}"
    line = _ADOC_REFERENCE.sub(r"\1", _ADOC_LINK.sub(r"[\2](\1)", line))
    line = re.sub(r"^\*([^*\s][^*\n]*\?)\*$", r"**\1**", line)
    line = re.sub(r"^(\S.*\?)::$", r"**\1**", line)
    return re.sub(r"^\. (?=\S)", "1. ", line)
