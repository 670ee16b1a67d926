"""Tags of page generators in Markdown and HTML: read as parts that unfold, kept as placeholders, or left out."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from faqbot.curation.formats.extracted import ExtractedEntry
from faqbot.curation.formats.markdown_text import split_fences
from faqbot.curation.formats.page import asks
from faqbot.curation.formats.php_texts import find_markup

BEGIN, END = "\ue000", "\ue001"
"""Private characters round a placeholder, until the entry that has it is known."""

_TEXT = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`[^`\n]*`"
_ARGUMENT = re.compile(rf"(?:([\w-]+)\s*=\s*)?\{{?({_TEXT})\}}?")
_TAG = re.compile(
    r"\{\{[<%]-?\s*(?P<hugo>/?\s*+[\w./-]++)(?P<hugo_rest>[^\n{}]{0,2000}?)-?[>%]\}\}"
    r"|\{%-?\s*(?P<liquid>/?\s*+\w++)(?P<liquid_rest>[^\n{}]{0,2000}?)-?%\}"
    r"|\{\{(?P<value>[^{}\n]{0,500})\}\}"
    r"|<(?P<component>/?[A-Z][\w.]*)(?P<component_rest>(?:\s[^<>]{0,2000})?)>"
)
_CONTAINER = re.compile(r"^ {0,3}:::+ *(?P<name>\w*) *\[?(?P<title>.*?)\]?(?:\{.*\})? *$")
_ADMONITION = re.compile(r"^(?P<mark>\?\?\?\+?|!!!) +[\w ]+\"(?P<title>[^\"\n]+)\" *$")
_SCRIPT = re.compile(
    r"^(?:import\s[^\n]*?(?:from\s+)?['\"][^'\"\n]+['\"];?|export\s+(?:const|default|let)\s[^\n]*;)\s*$"
)
_IN_LINK = re.compile(r"(?:\]\(|(?:href|src)\s*=\s*[\"']?)[^()\s\"']*$", re.IGNORECASE)
_SERVER = re.compile(r"<(?:\?(?:php\b|xml\b|=)?|%)(?P<code>.*?)(?:[?%]>|\Z)", re.DOTALL)
_ECHO = re.compile(r"(?:=|echo\b|print\b)")
_CODE = re.compile(r"(<(?:pre|code)\b[^<>]*>(?:(?!<(?:pre|code)\b).)*?</(?:pre|code)>)", re.DOTALL | re.IGNORECASE)
_HTML_TAG = re.compile(r"\{\{[<%]?(?P<value>[^{}\n]{0,500}?)[>%]?\}\}|\{%-?(?P<other>[^\n{}]{0,500}?)-?%\}", re.DOTALL)
_COMMENT = re.compile(
    r"\{% *comment\b(?:(?!\{% *comment\b).)*?\{% *endcomment *%\}|\{\{/\*(?:(?!\{\{/\*).)*?\*/\}\}"
    r"|<%--(?:(?!<%--).)*?--%>",
    re.DOTALL,
)
"""Comments of Django, Liquid, Hugo and ASP."""
_HIGHLIGHT = re.compile(
    r"\{(?:\{[<%]|%-?)\s*(?P<end>/\s*|end)?highlight\b\s*+(?P<language>[\w+-]*+)[^\n{}]{0,500}?(?:[>%]\}|-?%)\}"
)
"""The tags round code of Hugo and Jekyll."""
_QUESTION_NAMES = ("question", "q", "title", "summary", "header", "heading", "label")
_ANSWER_NAMES = ("answer", "a", "content", "text")


class Resolved(NamedTuple):
    """A page without tags of its generator.

    Attributes:
        text: The page; placeholders in its texts stand between ``BEGIN`` and ``END``.
        left_out: The tags that were left out.
    """

    text: str
    left_out: tuple[str, ...]

    def describe(self, file: str) -> list[str]:
        """Return a note on what was left out."""
        if not self.left_out:
            return []
        count = len(self.left_out)
        return [f"{file}: left out {count} template tag{'s' if count > 1 else ''}, such as {self.left_out[0][:60]}"]


def resolve_markdown(text: str, *, is_component_page: bool = False) -> Resolved:
    """Return a Markdown page with tags that hold a question as parts that unfold, and without other tags.

    Tags in code stay.

    Args:
        text: The page.
        is_component_page: Whether the page may import components, as MDX does.

    >>> resolve_markdown('{{< faq "Where is it?" >}}Here.{{< /faq >}}').text.split()[:4]
    ['<details><summary>Where', 'is', 'it?</summary>', 'Here.</details>']
    """
    parts: list[str] = []
    left_out: list[str] = []
    unfolded: set[str] = set()
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    text = _HIGHLIGHT.sub(lambda found: "```" if found["end"] else f"```{found['language']}", text)
    for is_code, part in split_fences(text):
        if is_code:
            parts.append(part)
            continue
        lines = _resolve_lines(part.split("\n"), left_out, is_component_page=is_component_page)
        pieces = re.split(r"(`[^`\n]+`)", "\n".join(lines))
        for number in range(0, len(pieces), 2):
            pieces[number] = _resolve_tags(pieces[number], unfolded, left_out, is_component_page=is_component_page)
        parts.append("".join(pieces))
    return Resolved("\n".join(parts), tuple(left_out))


def _resolve_tags(text: str, unfolded: set[str], left_out: list[str], *, is_component_page: bool) -> str:
    def resolve(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - 300) : found.start()]
        if found["value"] is not None:
            return _resolve_value(found[0], found["value"], before, left_out)
        name = (found["hugo"] or found["liquid"] or found["component"]).replace(" ", "")
        rest = found["hugo_rest"] or found["liquid_rest"] or found["component_rest"] or ""
        base = name.removeprefix("end").lstrip("/")
        if name != base and base in unfolded:
            return "</details>"
        question, answer = _find_texts(rest, is_liquid=found["liquid"] is not None)
        if name == base and question:
            if not answer:
                unfolded.add(base)
            return f"{_open_part(question)} {' '.join(answer.split())}"
        if found["component"] is not None and not is_component_page:
            return found[0]
        if found["hugo"] is not None and _is_inside_line(text, found):
            return _resolve_value(found[0], rest, before, left_out)
        left_out.append(found[0])
        return ""

    return _TAG.sub(resolve, text)


def _open_part(question: str) -> str:
    """Return the beginning of a part that unfolds; no lines are added, so that places stay right."""
    return f"<details><summary>{html.escape(question, quote=False)}</summary>"


def _is_inside_line(text: str, found: re.Match[str]) -> bool:
    """Return whether words stand beside a tag without a closing one, which then gives a word of the sentence."""
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    return bool(line.strip()) and not found[0].replace(" ", "").startswith(("{{</", "{{%/"))


def _resolve_value(tag: str, value: str, before: str, left_out: list[str]) -> str:
    """Return what stands for a tag that gives a value: in a link nothing, or the page that it names."""
    if _IN_LINK.search(before):
        left_out.append(tag)
        named = _ARGUMENT.search(value)
        return named[2][1:-1] if named else ""
    return f"{BEGIN}{tag}{END}"


def _find_texts(rest: str, *, is_liquid: bool) -> tuple[str, str]:
    """Return the question in the arguments of a tag, and the answer, or nothing."""
    found = [
        (name.lower(), text[1:-1].replace('\\"', '"').replace("\\'", "'")) for name, text in _ARGUMENT.findall(rest)
    ]
    named = dict(found)
    answer = next((named[name] for name in _ANSWER_NAMES if name in named), "")
    question = next((named[name] for name in _QUESTION_NAMES if name in named and (answer or asks(named[name]))), "")
    question = question or next((text for name, text in found if name not in _ANSWER_NAMES and asks(text)), "")
    if not question and is_liquid and not found and asks(rest.strip()):
        question = rest.strip()
    return question, answer if question else ""


def _resolve_lines(lines: list[str], left_out: list[str], *, is_component_page: bool) -> list[str]:
    """Return lines with containers whose title asks as parts that unfold, and without those of components."""
    resolved: list[str] = []
    is_open = is_indented = False
    for line in lines:
        container, admonition = _CONTAINER.match(line), _ADMONITION.match(line)
        if is_indented and line.strip() and not line.startswith(("    ", "\t")):
            resolved[-1] += "</details>"
            is_indented = False
        if admonition and asks(admonition["title"]):
            resolved.append(_open_part(admonition["title"]))
            is_indented = True
        elif container and asks(container["title"]):
            resolved.append(_open_part(container["title"]))
            is_open = True
        elif container and is_open and not container["title"] and not container["name"]:
            resolved.append("</details>")
            is_open = False
        elif container or (is_component_page and _SCRIPT.match(line)):
            left_out.append(line.strip())
            resolved.append("")
        else:
            resolved.append(line.removeprefix("    ") if is_indented else line)
    return resolved


def resolve_html(text: str) -> Resolved:
    """Return a web page without the code of servers and templates; tags in ``pre`` and ``code`` stay.

    Markup that the code holds as a text is a part of the page.

    >>> resolve_html("<?php head(); ?><p>Where? {# here #}</p>")
    Resolved(text='<p>Where? {# here #}</p>', left_out=('<?php head(); ?>',))
    """
    left_out: list[str] = []

    def is_in_tag(found: re.Match[str]) -> bool:
        begin = max(0, found.start() - 1_000)
        return found.string.rfind("<", begin, found.start()) > found.string.rfind(">", begin, found.start())

    def resolve_server(found: re.Match[str]) -> str:
        is_value = bool(_ECHO.match(found["code"].strip())) or found[0].startswith("<?=")
        markup = find_markup(found["code"], BEGIN, END)
        if is_value and not markup and not is_in_tag(found):
            return f"{BEGIN}{html.escape(found[0])}{END}"
        left_out.append(found[0])
        return markup

    def resolve_tag(found: re.Match[str]) -> str:
        if found["value"] is not None and not is_in_tag(found):
            return f"{BEGIN}{html.escape(found[0])}{END}"
        left_out.append(found[0])
        named = _ARGUMENT.search(found[0]) if is_in_tag(found) else None
        return named[2][1:-1] if named else ""

    text = _SERVER.sub(resolve_server, _COMMENT.sub("", text))
    text = _HIGHLIGHT.sub(lambda found: "</pre>" if found["end"] else "<pre>", text)
    pieces = _CODE.split(text)
    for number in range(0, len(pieces), 2):
        pieces[number] = _HTML_TAG.sub(resolve_tag, pieces[number])
    return Resolved("".join(pieces), tuple(" ".join(tag.split()) for tag in left_out))


def mark_placeholders(entries: Iterable[ExtractedEntry]) -> list[ExtractedEntry]:
    """Return entries without the marks of placeholders; those that have one become drafts, with the reason."""
    marked: list[ExtractedEntry] = []
    for entry in entries:
        found = re.search(f"{BEGIN}(.*?){END}", f"{entry.question}\n{entry.answer}", re.DOTALL)
        if found:
            question = _without_marks(entry.question)
            reason = f'"{question}" has a placeholder, {" ".join(found[1].split())[:60]}'
            answer = _without_marks(entry.answer)
            entry = replace(entry, question=question, answer=answer, doubt="template", reason=reason)  # noqa: PLW2901
        marked.append(entry)
    return marked


def _without_marks(text: str) -> str:
    return text.replace(BEGIN, "").replace(END, "")
