"""Dialogflow ES: the intents of an exported agent, in a folder or an archive."""

from collections.abc import Mapping, Sequence
from typing import Any

from faqbot.curation.formats.cleaning import clean_line, clean_text
from faqbot.curation.formats.columns import has_pairs, name_columns
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.json_values import get, load_json
from faqbot.curation.formats.source_file import SourceFile

NAME = "dialogflow"

_USER_SAYS, _VALUES = "_usersays_", "_entries_"


def recognises(source: SourceFile) -> bool:
    """Return whether a file is an intent, the phrasings of one, or the agent."""
    if source.suffix != ".json":
        return False
    value = load_json(source)
    if _USER_SAYS in source.stem:
        return isinstance(value, list)
    if isinstance(value, dict) and (_is_intent(value) or _is_agent(value)):
        return True
    return _is_entity(value) or _is_beside_intents(source, value)


def read(sources: Sequence[SourceFile], language: str) -> Extract:
    """Read the intents with a fixed answer, in the wanted language or that of most phrasings."""
    says: dict[tuple[str, str], list[str]] = {}
    title, agent_language = "", ""
    for source in sources:
        name, found, spoken = source.stem.partition(_USER_SAYS)
        value = load_json(source)
        if found:
            says[_folder(source), f"{name}\0{spoken}"] = _list_phrasings(value)
        elif isinstance(value, dict) and _is_agent(value):
            title, agent_language = str(get(value, "displayName") or ""), str(get(value, "language") or "")
    languages = [key.partition("\0")[2] for _, key in says]
    chosen = language or agent_language or max(dict.fromkeys(languages), key=languages.count, default="en")
    entries: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    others = sorted({*languages} - {chosen})
    if others:
        fault = f"the phrasings in {', '.join(others)} were left out, as {chosen} was taken"
        problems.append(ImportProblem(sources[0].name, "agent", "other-language", fault))
    for source in sources:
        value = load_json(source)
        if _USER_SAYS not in source.stem and isinstance(value, dict) and _is_intent(value):
            phrasings = says.get((_folder(source), f"{source.stem}\0{chosen}"), [])
            read_intent = _read_intent(value, source, phrasings, chosen)
            (entries if isinstance(read_intent, ExtractedEntry) else problems).append(read_intent)  # type: ignore[arg-type]
    words = [source.stem for source in sources if _is_entity(load_json(source))]
    notes = (
        [f"{sources[0].name}: left out the entities {', '.join(words)}, whose words may be synonyms"] if words else []
    )
    return Extract(format=NAME, entries=entries, problems=problems, title=title, language=chosen, notes=notes)


def _read_intent(
    intent: Mapping[str, Any], source: SourceFile, phrasings: Sequence[str], language: str
) -> ExtractedEntry | ImportProblem:
    questions = list(map(clean_line, phrasings))
    name = str(get(intent, "name") or source.stem)
    where = f"intent {name}"
    shown = f'"{questions[0]}"' if questions else f'the intent "{name}"'
    response: dict[str, Any] = next(iter(get(intent, "responses") or [{}]), {})
    answers = _list_answers(response, language)
    if get(intent, "fallbackIntent") or str(get(response, "action") or "").startswith("input.unknown"):
        return ImportProblem(source.name, where, "system-item", f'the intent "{name}" is the fallback of the agent')
    if not questions and get(intent, "events"):
        return ImportProblem(
            source.name, where, "system-item", f'the intent "{name}" starts on an event, not a question'
        )
    kind, reason = "", ""
    if get(intent, "webhookUsed") and not answers:
        return ImportProblem(source.name, where, "content-element", f"{shown} is answered by a program (webhookUsed)")
    if get(intent, "webhookUsed"):
        kind, reason = "content-element", f"the answer to {shown} is changed by a program (webhookUsed)"
    elif get(intent, "contexts") or get(intent, "parentId"):
        kind, reason = "context-only", f"{shown} is only asked after another intent"
    elif answers and "$" in answers[0] and get(response, "parameters"):
        kind, reason = "template", f"the answer to {shown} has placeholders"
    return ExtractedEntry(
        question=questions[0] if questions else "",
        answer="\n\n".join(map(clean_text, answers)) if questions else "",
        paraphrases=tuple(questions[1:]),
        file=source.name,
        where=where,
        key=name,
        doubt=kind,
        reason=reason,
    )


def _list_answers(response: Mapping[str, Any], language: str) -> list[str]:
    """Return the texts of a response, one of each message: the texts of one message mean the same."""
    found = []
    messages = get(response, "messages") or []
    for message in messages if isinstance(messages, list) else []:
        spoken = str(get(message, "lang") or language)
        speech = get(message, "speech")
        texts = [speech] if isinstance(speech, str) else speech if isinstance(speech, list) else []
        text = next((str(text) for text in texts if str(text).strip()), "")
        if text and str(get(message, "type") or "0") in ("0", "message") and spoken[:2] == language[:2]:
            found.append(text)
    return list(dict.fromkeys(found))


def _list_phrasings(value: object) -> list[str]:
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    parts = [get(row, "data") or [] for row in rows]
    joined = ("".join(str(get(part, "text") or "") for part in data if isinstance(part, dict)) for data in parts)
    return [text for text in joined if text.strip()]


def _folder(source: SourceFile) -> str:
    return source.name.rpartition("/")[0]


def _is_intent(value: Mapping[str, Any]) -> bool:
    settings = {"auto", "webhookUsed", "fallbackIntent", "priority"}
    return (
        isinstance(get(value, "responses"), list) and get(value, "name") is not None and bool(settings & value.keys())
    )


def _is_agent(value: Mapping[str, Any]) -> bool:
    settings = {"defaultMinConfidence", "supportedLanguages", "defaultTimezone"}
    return "googleAssistant" in value or ("language" in value and bool(settings & value.keys()))


def _is_entity(value: object) -> bool:
    """Return whether a value is an entity: named words. Without its own keys, any object with a name would be one."""
    settings = {"isOverridable", "isEnum", "automatedExpansion"}
    return isinstance(value, dict) and "name" in value and bool(settings & value.keys()) and not _holds_pair(value)


def _is_beside_intents(source: SourceFile, value: object) -> bool:
    """Return whether a file has the values of an entity, or the version of the export."""
    if _VALUES in source.stem and isinstance(value, list):
        return all(isinstance(row, dict) and "value" in row and not _holds_pair(row) for row in value)
    return source.stem == "package" and isinstance(value, dict) and value.keys() == {"version"}


def _holds_pair(row: Mapping[str, Any]) -> bool:
    return has_pairs(name_columns(list(row)))
