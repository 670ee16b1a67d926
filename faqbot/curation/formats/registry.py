"""The formats, and which of them a file has."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from faqbot.curation.formats import (
    botpress,
    delimited,
    dialogflow,
    json_list,
    markdown_page,
    qna_file,
    qna_maker,
    qnabot,
    rasa,
    structured_data,
    web_page,
    workbook,
)
from faqbot.curation.formats.extracted import Extract, ExtractedEntry
from faqbot.curation.formats.import_record import RECORD_FILE
from faqbot.curation.formats.source_file import SourceFile


class Read(Protocol):
    """Reads files of a format, all together."""

    def __call__(self, sources: Sequence[SourceFile], language: str) -> Extract:
        """Return what is found; ``language`` is the one to take where there are several, or nothing."""


Write = Callable[[Sequence[ExtractedEntry], str, str], str]
"""Writes entries, with the title and the language of their base."""


class Format(NamedTuple):
    """A format of another system.

    Attributes:
        name: Its name, as ``--format`` takes it.
        recognises: Returns whether a file has it.
        read: Reads files that have it, or None.
        write: Writes a file, or None.
        suffixes: The suffixes of files that are written in it unless another format is named.
    """

    name: str
    recognises: Callable[[SourceFile], bool]
    read: Read
    write: Write | None = None
    suffixes: tuple[str, ...] = ()


FORMATS = (
    Format(workbook.NAME, workbook.recognises, workbook.read),
    Format(qna_maker.NAME, qna_maker.recognises, qna_maker.read, qna_maker.write, (".tsv",)),
    Format(qnabot.NAME, qnabot.recognises, qnabot.read, qnabot.write, (".json",)),
    Format(botpress.NAME, botpress.recognises, botpress.read),
    Format(dialogflow.NAME, dialogflow.recognises, dialogflow.read),
    Format(rasa.NAME, rasa.recognises, rasa.read, rasa.write, (".yml", ".yaml")),
    Format(qna_file.NAME, qna_file.recognises, qna_file.read, qna_file.write, (".qna",)),
    Format(delimited.NAME, delimited.recognises, delimited.read, delimited.write, (".csv",)),
    Format("faqpage", web_page.recognises, web_page.read, structured_data.write_json_ld, (".jsonld",)),
    Format(json_list.NAME, json_list.recognises, json_list.read),
    Format(markdown_page.NAME, markdown_page.recognises, markdown_page.read, markdown_page.write, (".md", ".markdown")),
)
"""All formats; the first that recognises a file reads it."""

_BOTS = (botpress.NAME, dialogflow.NAME, rasa.NAME, qnabot.NAME)
_PAPERS = frozenset("readme license licence changelog contributing code_of_conduct".split())

FORMAT_NAMES = tuple(
    dict.fromkeys([*(each.name for each in FORMATS), web_page.NAME, *web_page.WAYS, *markdown_page.WAYS])
)
"""The names that ``faqbot import --format`` takes: formats, and ways of reading a page."""

WRITABLE = {each.name: each.write for each in FORMATS if each.write}
"""The formats that ``faqbot export`` writes, by name."""


def group_sources(
    sources: Sequence[SourceFile], name: str
) -> tuple[list[tuple[Read, list[SourceFile]]], list[SourceFile]]:
    """Group files by format.

    Args:
        sources: The files to import.
        name: The format or the way of reading to use for all of them, or nothing.

    Returns:
        For each format, in the order of its first file, how it is read and its files; and the files of no format.
    """
    if name:
        return [(_find_reader(name, sources), list(sources))], []
    groups: dict[str, tuple[Read, list[SourceFile]]] = {}
    unknown: list[SourceFile] = []
    for source in sources:
        found = next((each for each in FORMATS if each.recognises(source)), None)
        if found:
            groups.setdefault(found.name, (found.read, []))[1].append(source)
        else:
            unknown.append(source)
    return list(groups.values()), unknown


def split_papers(sources: Sequence[SourceFile]) -> tuple[list[SourceFile], list[SourceFile]]:
    """Split files from those about them: the record of an import, and the README beside the export of a bot."""
    records = [source for source in sources if source.name.rpartition("/")[2] == RECORD_FILE and len(sources) > 1]
    pages = [source for source in sources if source.stem.casefold() in _PAPERS and markdown_page.recognises(source)]
    others = [source for source in sources if source not in pages]
    is_bot = bool(pages) and any(each.recognises(source) for source in others for each in FORMATS if each.name in _BOTS)
    papers = [*records, *(pages if is_bot else ())]
    return [source for source in sources if source not in papers], papers


def find_write_format(name: str, suffix: str) -> str:
    """Return the format to write: the named one, or that of the suffix, or nothing."""
    return name or next((each.name for each in FORMATS if suffix.lower() in each.suffixes), "")


def _find_reader(name: str, sources: Sequence[SourceFile]) -> Read:
    read = next((each.read for each in FORMATS if each.name == name), None)
    if name == web_page.NAME:
        return web_page.read
    if read is None:
        is_markdown = name in markdown_page.WAYS and any(map(markdown_page.recognises, sources))
        return partial(markdown_page.read if is_markdown else web_page.read, way=name)
    return read
