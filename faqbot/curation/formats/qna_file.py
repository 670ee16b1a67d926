"""Bot Framework ``.qna`` files: questions as headings, answers between fences."""

import json
import re
from collections.abc import Sequence

from faqbot.curation.formats.cleaning import clean_line, clean_text, escape_line, escape_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem, apply_exact
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.qna_maker import TOPIC_KEYS
from faqbot.curation.formats.source_file import SourceFile

NAME = "qna"

_QUESTION = re.compile(r"#+\s*\?\s*(.*)")
_ID = re.compile(r'<a\s+id\s*=\s*"([^"]*)"\s*>\s*</a>')
_SOURCE = re.compile(r">\s*!#\s*@qna\.pair\.(\w+)\s*=\s*(.*)")
_FILTER = re.compile(r"[-*+]\s*([^=]+?)\s*=\s*(.+)")
_PROMPT = re.compile(r"[-*+]\s*\[([^\]]*)\]\s*\(#?\??([^)]*)\)\s*(.*)")
_IMPORT = re.compile(r"\[[^\]]*\]\(([^)]+)\)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*(\w*)\s*")


def recognises(source: SourceFile) -> bool:
    """Return whether a file is named as one, or looks like one."""
    looks = source.suffix in (".md", ".txt", "") and re.search(
        r"^# \? .+\n(?:[-*] .*\n)*\s*```", source.text, re.MULTILINE
    )
    return source.suffix == ".qna" or bool(looks)


def read(sources: Sequence[SourceFile], language: str) -> Extract:  # noqa: ARG001 - a file has one language
    """Read files of pairs."""
    return join_extracts(NAME, [_Reader(source).read() for source in sources])


class _Pair:
    """A pair while it is read."""

    def __init__(self, line: int, key: str, source: str) -> None:
        self.line, self.key, self.source = line, key, source
        self.questions: list[str] = []
        self.answer: list[str] = []
        self.filters: list[tuple[str, str]] = []
        self.prompts: list[str] = []
        self.is_context_only = False
        self.extras: dict[str, str] = {}


class _Reader:
    """Reads a file line by line.

    The part that a list belongs to depends on what stood before: variations follow the question, filters and prompts
    their titles.
    """

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._problems: list[ImportProblem] = []
        self._pairs: list[_Pair] = []
        self._part, self._key, self._url, self._fence = "", "", "", ""
        self._extras: dict[str, str] = {}

    def read(self) -> Extract:
        for number, line in enumerate(self._source.text.split("\n"), start=1):
            if self._fence:
                self._read_fenced(line)
            else:
                self._read_line(line, number)
        entries = [self._build(pair) for pair in self._pairs]
        return Extract(format=NAME, entries=entries, problems=self._problems, notes=self._source.notes)

    def _read_fenced(self, line: str) -> None:
        if line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
            self._fence, self._part = "", "after"
        elif self._pairs:
            self._pairs[-1].answer.append(line)

    def _read_line(self, line: str, number: int) -> None:
        pair = self._pairs[-1] if self._pairs else None
        text = line.strip()
        if found := _SOURCE.fullmatch(text):
            if found[1] == "source":
                self._url = found[2].strip()
            else:
                self._extras[found[1]] = found[2]
        elif found := _ID.search(text):
            self._key = found[1]
        elif found := _QUESTION.fullmatch(text):
            if pair and self._part == "question" and not pair.answer and not self._key:
                pair.questions.append(clean_line(found[1]))
            else:
                self._pairs.append(_Pair(number, self._key, self._url))
                self._pairs[-1].questions.append(clean_line(found[1]))
                self._pairs[-1].extras = self._extras
                self._key, self._extras = "", {}
            self._part = "question"
        elif pair and (found := _FENCE.fullmatch(line)):
            self._fence = found[1]
        elif re.fullmatch(r"\*\*\s*filters?\s*:?\s*\*\*\s*:?", text, re.IGNORECASE):
            self._part = "filters"
        elif re.fullmatch(r"\*\*\s*prompts?\s*:?\s*\*\*\s*:?", text, re.IGNORECASE):
            self._part = "prompts"
        elif text and not text.startswith(">"):
            self._read_item(text, number, pair)

    def _read_item(self, text: str, number: int, pair: _Pair | None) -> None:
        if pair and self._part == "question" and text[0] in "-*+":
            pair.questions.append(clean_line(text[1:]))
        elif pair and self._part == "filters" and (found := _FILTER.fullmatch(text)):
            pair.filters.append((clean_line(found[1]), clean_line(found[2])))
        elif pair and self._part == "prompts" and (found := _PROMPT.fullmatch(text)):
            pair.prompts.append(found[2])
            if "context-only" in found[3]:
                pair.extras.setdefault("only", "")
                pair.extras["only"] += f"\n{found[2]}"
        elif found := _IMPORT.match(text):
            fault = f"the file refers to {found[1]}"
            self._problems.append(ImportProblem(self._source.name, f"line {number}", "reference", fault))
        elif text[0] != "#" or pair is None:
            fault = f"“{text[:60]}” belongs to no pair"
            self._problems.append(ImportProblem(self._source.name, f"line {number}", "unparsable", fault))

    def _build(self, pair: _Pair) -> ExtractedEntry:
        only = {key for each in self._pairs for key in each.extras.get("only", "").split("\n") if key}
        question, *others = pair.questions
        topic = next((value for name, value in pair.filters if name.casefold() in TOPIC_KEYS), "")
        tags = [
            value if name.casefold() == "tag" else f"{name}:{value}"
            for name, value in pair.filters
            if name.casefold() not in TOPIC_KEYS or value != topic
        ]
        is_only = bool(pair.key and pair.key in only)
        entry = ExtractedEntry(
            question=question,
            answer=clean_text("\n".join(pair.answer)),
            paraphrases=tuple(others),
            file=self._source.name,
            where=f"line {pair.line}",
            key=pair.key,
            topic=topic,
            tags=tuple(tags),
            url=pair.source if pair.source.startswith(("http://", "https://")) else "",
            follow_ups=tuple(pair.prompts),
            doubt="context-only" if is_only else "",
            reason=f'"{question}" is only asked after another question' if is_only else "",
        )
        return apply_exact(entry, pair.extras.get("faqbot", ""))


def write(entries: Sequence[ExtractedEntry], title: str, language: str) -> str:  # noqa: ARG001 - as other formats
    """Write pairs; what the format lacks is in a comment before each."""
    lines: list[str] = []
    for entry in entries:
        exact: dict[str, object] = {"id": entry.id}
        if entry.meta:
            exact["meta"] = dict(entry.meta)
        escaped = escape_text(entry.answer)
        fence = "```"
        while fence in entry.answer:
            fence += "`"
        if clean_text(escaped) != entry.answer:
            exact["answer"] = entry.answer
        lines += [f"> !# @qna.pair.source = {entry.url or 'faqbot'}"]
        lines += [f"> !# @qna.pair.faqbot = {json.dumps(exact, ensure_ascii=True)}", f'<a id = "{entry.id}"></a>', ""]
        lines += [f"# ? {escape_line(entry.question)}", *(f"- {escape_line(each)}" for each in entry.paraphrases), ""]
        filters = [("category", entry.topic)] if entry.topic else []
        filters += [("tag", tag) for tag in entry.tags]
        if filters:
            lines += ["**Filters:**", *(f"- {name} = {escape_line(value)}" for name, value in filters), ""]
        lines += [f"{fence}markdown", escaped, fence, ""]
        if entry.follow_ups:
            lines += ["**Prompts:**", *(f"- [{key}](#{key})" for key in entry.follow_ups), ""]
    return "\n".join(lines)
