"""Rasa: intents with examples, and the responses that rules, stories or names join to them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from faqbot.curation.formats.base_text import quote_text
from faqbot.curation.formats.cleaning import clean_line, clean_text, escape_line, escape_text
from faqbot.curation.formats.columns import has_pairs, name_columns
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem, apply_exact
from faqbot.curation.formats.json_list import read_value
from faqbot.curation.formats.json_values import texts_of
from faqbot.curation.formats.source_file import SourceFile
from faqbot.knowledge.loading.nodes import parse, to_plain

NAME = "rasa"

_KEYS = frozenset("nlu responses intents rules stories".split())
_PROGRAMS = ("pipeline", "policies")
_SERVERS = ("action_endpoint", "tracker_store")
_ENTITY = re.compile(r"\[([^\[\]\n]+)\](?:\([^)\n]*\)|\{[^}\n]*\})")
_SLOT = re.compile(r"(?<!\{)\{[^{}\n]*\}(?!\})")
_SYSTEM = frozenset("nlu_fallback out_of_scope".split())


def recognises(source: SourceFile) -> bool:
    """Return whether a file has training data, a domain, or the settings of an assistant.

    Other files have keys of these names too, so what they hold must not be questions with answers.
    """
    if source.suffix not in (".yml", ".yaml"):
        return False
    content = _parse(source)[0]
    if any(_is_training(content[name]) for name in _KEYS & content.keys()):
        return True
    is_set = any(_is_setting(name, value) for name, value in content.items())
    return is_set and not read_value(content, source.name, "").entries


def _is_training(value: object) -> bool:
    """Return whether a value has the form of training data: lists without questions and answers of their own."""
    if isinstance(value, dict):
        return not any(isinstance(text, str) for text in value.values())
    return value == "" or (
        isinstance(value, list) and not has_pairs(name_columns([key for row in _rows(value) for key in row]))
    )


def _is_setting(name: str, value: object) -> bool:
    """Return whether a key is one of the settings of an assistant, by its name and the form of its value."""
    if name in _PROGRAMS:
        return value in ([], "") or (isinstance(value, list) and all(map(_is_named, value)))
    return name in _SERVERS and isinstance(value, dict) and bool({"url", "type"} & value.keys())


def _is_named(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("name"), str) and not {"question", "answer"} & item.keys()


def read(sources: Sequence[SourceFile], language: str) -> Extract:  # noqa: ARG001 - an assistant has one language
    """Read the files of an assistant together, as examples and responses often stand in different ones."""
    agent = _Assistant()
    problems = [problem for source in sources for problem in agent.add(source)]
    entries: list[ExtractedEntry] = []
    for intent, examples in agent.examples.items():
        found = _build_entry(agent, intent, examples)
        problems += found.problems
        entries += found.entries
    for action, (file, where, texts) in agent.responses.items():
        if action not in agent.used and texts:
            shown = f"the response {action}, “{str(texts[0].get('text') or '')[:60]}”,"
            problems.append(ImportProblem(file, where, "empty-question", f"{shown} belongs to no intent with examples"))
    return Extract(format=NAME, entries=entries, problems=problems, language=agent.language)


class _Assistant:
    """What the files of an assistant say, by name.

    Attributes:
        examples: For each intent its examples, with the file.
        responses: For each action its file, its place and its variants.
        actions: For each intent the action that follows it in a rule, or else in a story.
        extras: For each intent what an export of our own adds.
        used: The actions that an intent was joined to.
    """

    def __init__(self) -> None:
        self.examples: dict[str, tuple[str, list[str]]] = {}
        self.responses: dict[str, tuple[str, str, list[dict[str, Any]]]] = {}
        self.actions: dict[str, str] = {}
        self.extras: dict[str, str] = {}
        self.used: set[str] = set()
        self.language = ""

    def add(self, source: SourceFile) -> Iterator[ImportProblem]:
        """Add a file, and yield the problems of its form."""
        content, faults = _parse(source)
        for fault in faults:
            yield ImportProblem(source.name, "", "unparsable", fault)
        self.language = self.language or str(content.get("language") or "")
        for item in _rows(content.get("nlu")):
            if isinstance(item.get("intent"), str):
                name = item["intent"]
                self.examples.setdefault(name, (source.name, []))[1].extend(_list_examples(item.get("examples")))
                extras = item.get("metadata")
                self.extras[name] = str(extras.get("faqbot") or "") if isinstance(extras, dict) else ""
        responses = content.get("responses")
        for action, variants in responses.items() if isinstance(responses, dict) else ():
            self.responses[action] = (source.name, f"responses, {action}", _rows(variants))
        for part in ("rules", "stories"):
            for story in _rows(content.get(part)):
                self._join(_rows(story.get("steps")))

    def _join(self, steps: Sequence[Mapping[str, Any]]) -> None:
        for step, after in pairwise(steps):
            if isinstance(step.get("intent"), str) and isinstance(after.get("action"), str):
                self.actions.setdefault(step["intent"], after["action"])

    def find_action(self, intent: str) -> str:
        """Return the action that answers an intent, or nothing."""
        named = f"utter_{intent}"
        joined = self.actions.get(intent, "")
        return next((action for action in (named, joined) if action in self.responses), "")


def _build_entry(agent: _Assistant, intent: str, found: tuple[str, list[str]]) -> Extract:
    file, examples = found
    where = f"intent {intent}"
    extras = agent.extras.get(intent, "")
    questions = [clean_line(_ENTITY.sub(r"\1", example)) for example in examples]
    shown = f'"{questions[0]}"' if questions else f'the intent "{intent}"'
    action = agent.find_action(intent)
    if intent in _SYSTEM:
        fault = f"{shown} is what the assistant falls back to"
        return Extract(format=NAME, problems=[ImportProblem(file, where, "system-item", fault)])
    if not action:
        after = agent.actions.get(intent)
        kind, fault = "empty-answer", f"{shown} has no response"
        if after and not after.startswith("utter_"):
            kind, fault = "content-element", f"{shown} is answered by the program {after}"
        return Extract(format=NAME, problems=[ImportProblem(file, where, kind, fault)])
    agent.used.add(action)
    variants = agent.responses[action][2]
    texts = [variant for variant in variants if str(variant.get("text") or "").strip()]
    plain = [variant for variant in texts if not variant.get("condition") and not variant.get("channel")]
    chosen = next(iter(plain or texts), {})
    if not texts and variants:
        fault = f"{shown} is answered by something else than a text"
        return Extract(format=NAME, problems=[ImportProblem(file, where, "content-element", fault)])
    kind, reason, answer = "", "", clean_text(str(chosen.get("text") or ""))
    problems: list[ImportProblem] = []
    if any(variant.get("condition") for variant in variants):
        fault = f"{shown} has answers that depend on a condition, which were left out"
        if plain:
            problems.append(ImportProblem(file, where, "conditional", fault))
        else:
            kind, reason = "conditional", f"the answer to {shown} depends on a condition"
    elif len(plain) > 1:
        fault = f"{shown} has {len(plain)} answers of which one is chosen by chance; the first was taken"
        problems.append(ImportProblem(file, where, "conflict", fault))
    if not kind and not extras and _SLOT.search(answer):
        kind, reason = "template", f"the answer to {shown} has placeholders"
    entry = ExtractedEntry(
        question=questions[0] if questions else "",
        answer=answer,
        paraphrases=tuple(questions[1:]),
        file=file,
        where=where,
        key=intent.rpartition("/")[2],
        meta={"image": str(chosen["image"])} if chosen.get("image") else {},
        follow_ups=_list_next(chosen),
        doubt=kind,
        reason=reason,
    )
    return Extract(format=NAME, entries=[apply_exact(entry, extras)], problems=problems)


def _list_next(response: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys of the intents that the buttons of a response lead to."""
    payloads = [str(button.get("payload") or "") for button in _rows(response.get("buttons"))]
    intents = (payload.partition("{")[0] for payload in payloads if payload.startswith("/"))
    return tuple(intent.rpartition("/")[2] for intent in intents)


def write(entries: Sequence[ExtractedEntry], title: str, language: str) -> str:  # noqa: ARG001 - as other formats
    """Write one retrieval intent for each entry; what Rasa has no place for is in its metadata."""
    lines = ['version: "3.1"', f"language: {json.dumps(language)}", "intents:", "  - faq", "rules:", "  - rule: faq"]
    lines += ["    steps:", "      - intent: faq", "      - action: respond_faq", "nlu:"]
    for entry in entries:
        phrasings = [entry.question, *entry.paraphrases]
        extras: dict[str, Any] = {"id": entry.id, "topic": entry.topic, "tags": entry.tags, "url": entry.url}
        extras |= {"meta": dict(entry.meta), "follow_ups": entry.follow_ups}
        if [clean_line(_ENTITY.sub(r"\1", escape_line(text))) for text in phrasings] != phrasings:
            extras |= {"question": entry.question, "paraphrases": entry.paraphrases}
        if clean_text(escape_text(entry.answer)) != entry.answer or _SLOT.search(entry.answer):
            extras["answer"] = entry.answer
        kept = json.dumps({name: value for name, value in extras.items() if value}, ensure_ascii=True)
        lines += [f"  - intent: {json.dumps(f'faq/{entry.id}')}", f"    metadata: {{faqbot: {quote_text(kept)}}}"]
        lines += ["    examples:", *(f"      - text: {quote_text(escape_line(text))}" for text in phrasings)]
    lines.append("responses:")
    for entry in entries:
        lines += [f"  {json.dumps(f'utter_faq/{entry.id}')}:", f"    - text: {quote_text(escape_text(entry.answer))}"]
    return "\n".join(lines) + "\n"


def _list_examples(value: object) -> list[str]:
    """Return examples, which are the lines of a text or the items of a list."""
    if isinstance(value, str):
        lines = (line.strip() for line in value.split("\n"))
        return [line.removeprefix("-").strip() for line in lines if line.startswith("-") and line.strip("- ")]
    return [text.strip() for text in texts_of(value) if text.strip()]


def _rows(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _parse(source: SourceFile) -> tuple[dict[str, Any], list[str]]:
    node, problems = parse(source.text.encode(), source.name)
    value = to_plain(node) if node else None
    return value if isinstance(value, dict) else {}, [f"line {each.location.line}: {each.fault}" for each in problems]
