"""Import files of other systems: from their paths to the files of a base."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.authoring.skeleton import make_slug
from faqbot.curation.formats.base_text import Content, format_base, format_entries, list_content
from faqbot.curation.formats.beside import BESIDE, choose_side_file, format_side_file, put_beside, update_beside
from faqbot.curation.formats.extracted import Extract, ImportProblem, SourceError
from faqbot.curation.formats.import_record import RECORD_FILE, format_record, read_record, record_entry
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.merging import ImportedEntry, merge_entries
from faqbot.curation.formats.registry import FORMATS, group_sources, split_papers
from faqbot.curation.formats.renames import list_renames, rename_states
from faqbot.curation.formats.rewording import describe_reworded, find_reworded
from faqbot.curation.formats.source_file import SourceFile, open_sources
from faqbot.curation.formats.updating import read_old_entries, update_entries
from faqbot.errors import KnowledgeError
from faqbot.knowledge.loading import load_knowledge
from faqbot.language.detection import language_name
from faqbot.language.packs import pack_for, primary_subtag
from faqbot.language.recognition import recognize_language
from faqbot.storage.atomic_write import write_kept

MAX_ENTRIES_A_FILE = 1_000
"""Entries of one file; what is more goes to a further file, which stays quick to read and to edit."""

DEFAULT_LANGUAGE = "en"
"""The language of texts that say nothing of theirs, and have too few words to tell it."""

_HEAD = "# Imported; a second import of the same source keeps what is edited here.\n"
_LANGUAGE_NAMES = {"dk": "da", "jp": "ja", "cn": "zh"}


class ImportResult(NamedTuple):
    """The outcome of an import.

    Attributes:
        format: The names of the formats, joined by ``+``.
        entries: The number of entries that were found, drafts included.
        phrasings: The number of their phrasings.
        problems: What was left out or kept, and why.
        notes: What was chosen or put right, in words.
        files: The files that were written.
        first_question: A question to ask the base, or nothing.
    """

    format: str
    entries: int
    phrasings: int
    problems: Sequence[ImportProblem]
    notes: Sequence[str]
    files: Sequence[Path]
    first_question: str


def import_sources(paths: list[str], folder: Path, format_name: str, language: str) -> ImportResult:
    """Import files into a folder: a new base, or an update of an earlier import.

    Args:
        paths: Files, folders and archives.
        folder: A new or empty folder, or that of an earlier import.
        format_name: The format or the way of reading a page, or nothing to recognise it.
        language: The language to take, or nothing.

    Raises:
        SourceError: If nothing can be read, or the folder has other files.
        OSError: If the folder cannot be written.
    """
    record = read_record(folder)
    if record is None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SourceError(f"{folder} exists already; name a new or empty folder, or that of an earlier import")
    sources = open_sources(paths)
    extracts = _read_sources(sources, format_name, language)
    found = join_extracts("+".join(dict.fromkeys(each.format for each in extracts)), extracts)
    old = read_old_entries(folder) if record else {}
    renames = list_renames(entry.content for entries in old.values() for entry in entries)
    record = rename_states(record, renames) if record else record
    known = {state.key: name for name, state in (record or {}).items()}
    own = {*renames} | {str(entry.content.get("id")) for entries in old.values() for entry in entries} - known.keys()
    imported, problems = merge_entries(found.entries, known, own - {*known.values()})
    if record:
        present = {str(entry.content.get("id")) for entries in old.values() for entry in entries}
        kept = {name: state for name, state in record.items() if name in present}
        reworded = find_reworded(imported, kept, pack_for(_settle_language(found, language).language))
        imported, problems = merge_entries(found.entries, known | reworded, own - {*known.values()})
        found = replace(found, notes=[*found.notes, *describe_reworded(imported, reworded)])
    if not imported and not record:
        return _summarize(found, imported, [*found.problems, *problems], [])
    contents = {entry.id: (entry.key, list_content(entry)) for entry in imported}
    if record:
        updated = update_entries(old, contents, record)
        files = {**updated.files, **update_beside(folder, updated.beside, renames)}
        files[folder / RECORD_FILE] = format_record(updated.states)
        problems += updated.problems
    else:
        found = _settle_language(found, language)
        files = _write_new(folder, found, contents)
    _verify(folder, files)
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        if text:
            write_kept(file, text.encode())
        else:
            file.unlink()
    return _summarize(found, imported, [*found.problems, *problems], list(files))


def _read_sources(sources: list[SourceFile], format_name: str, language: str) -> list[Extract]:
    """Read all sources by their formats.

    Raises:
        SourceError: If no file has a known format.
    """
    taken, papers = split_papers(sources)
    groups, unknown = group_sources(taken, format_name)
    if not groups:
        names = ", ".join(source.name for source in unknown[:3]) or "the folder"
        known = ", ".join(each.name for each in FORMATS)
        raise SourceError(f"{names} has no format that is known; name one with --format: {known}")
    extracts = [read(files, language) for read, files in groups]
    fault = "the format of the file is not known, and it was left out"
    problems = [ImportProblem(source.name, "", "unparsable", fault) for source in unknown]
    notes = [f"{source.name}: left out, as it is about the files beside it" for source in papers]
    return [*extracts, Extract(format=extracts[0].format, problems=problems, notes=notes)]


def _settle_language(found: Extract, wanted: str) -> Extract:
    """Return what was found, with the language of its base.

    What a page says of its language is often what its template said.

    Args:
        found: What was found.
        wanted: The language that a person named, or nothing.
    """
    spoken = (wanted or found.language).replace("_", "-")
    spoken = _LANGUAGE_NAMES.get(spoken.lower(), spoken)
    if wanted:
        return replace(found, language=spoken)
    texts = [f"{entry.question}\n{entry.answer}" for entry in found.entries]
    declared = spoken or DEFAULT_LANGUAGE
    recognized = recognize_language(texts, spoken) or DEFAULT_LANGUAGE
    if recognized == primary_subtag(declared):
        return replace(found, language=declared)
    instead = f", not {spoken} as the source says" if spoken else ""
    note = f"the texts are in {language_name(recognized)}{instead}: took {recognized}; --language to choose"
    return replace(found, language=recognized, notes=[*found.notes, note])


def _write_new(folder: Path, found: Extract, contents: dict[str, tuple[str, Content]]) -> dict[Path, str]:
    """Return the files of a new base."""
    name = folder.resolve().name
    keys = {
        "format": "1",
        "id": make_slug(name) or "faq",
        "title": " ".join(found.title.split()) or name.replace("-", " "),
    }
    keys["language"] = found.language
    files = {folder / "knowledge.yaml": _HEAD + format_base(keys)}
    all_contents = [put_beside(content) for _, content in contents.values()]
    for begin in range(0, len(all_contents), MAX_ENTRIES_A_FILE):
        number = begin // MAX_ENTRIES_A_FILE + 1
        file = folder / ("entries.yaml" if number == 1 else f"entries-{number}.yaml")
        rows = all_contents[begin : begin + MAX_ENTRIES_A_FILE]
        beside = {str(row["id"]): row.pop(BESIDE) for row in rows if BESIDE in row}
        files[file] = format_entries(rows, "")
        if beside:
            files[choose_side_file(file)] = format_side_file(beside)
    states = {name: record_entry(key, content) for name, (key, content) in contents.items()}
    return files | {folder / RECORD_FILE: format_record(states)}


def _verify(folder: Path, files: dict[Path, str]) -> None:
    """Load the base as it will be, so that nothing is written that cannot be read.

    Raises:
        SourceError: If the base could not be used.
    """
    with tempfile.TemporaryDirectory(prefix="faqbot-") as name:
        copy = Path(name, "base")
        copy.mkdir()
        kept = folder.rglob("*.yaml") if folder.is_dir() else ()
        texts = {file: file.read_bytes() for file in kept if file not in files}
        texts |= {file: text.encode() for file, text in files.items() if file.suffix == ".yaml" and text}
        for file, data in texts.items():
            target = copy / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        try:
            load_knowledge(copy)
        except KnowledgeError as error:
            faults = "\n".join(str(error).replace(f"{copy}/", "").split("\n")[:10])
            raise SourceError(f"nothing was written, as the base would have faults:\n{faults}") from None


def _summarize(
    found: Extract, imported: Sequence[ImportedEntry], problems: list[ImportProblem], files: list[Path]
) -> ImportResult:
    live = [entry for entry in imported if not entry.content.doubt]
    return ImportResult(
        format=found.format,
        entries=len(imported),
        phrasings=sum(1 + len(entry.content.paraphrases) for entry in imported),
        problems=problems,
        notes=found.notes,
        files=files,
        first_question=live[0].content.question if live else "",
    )
