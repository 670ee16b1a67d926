"""The first files of a new base."""

import json
from pathlib import Path

from faqbot.curation.authoring.skeleton import LEAD, make_slug, to_yaml
from faqbot.curation.editing.scalars import format_scalar
from faqbot.knowledge.loading.json_schema import json_schema
from faqbot.knowledge.sources import Passage, Source

FIRST_QUESTION = "Where do your answers come from?"

SCHEMA_FILE = "faqbot.schema.json"

_HEAD = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"

_KNOWLEDGE = """\
# The base itself. A list continues from file to file; every other key is written in one file only. The keys are
# explained in docs/knowledge-files.md of faqbot.
format: 1
id: {id}
title: {title}
language: en
notice: {notice}
# contact: Ask …                   # where to ask a person; shown with every "I don't know"
# synonyms:                        # terms that mean the same
#   - [first term, second term]
# protected: [A Name]              # names that are never treated as misspellings of other words
evidence_levels:                   # how sure the source is, in your own words
  stated: the source says so
require_citations: true            # an entry that cites no passage is an error
"""

_ENTRIES = """\
# Questions with their answers. Write each question as people ask it, in as many ways as you can think of, and answer it
# in your own words. citations lists the passages that support the answer, by their ids in sources.yaml.
entries:
  - id: answers-from
    topic: This base
    question: {question}
    paraphrases:
      - what is your source
      - who says so
      - how do you know all that
      - can I trust what you say
      - which documents do you use
    answer: From the source that is named below, and from nothing else. Each answer names the passages it relies on.
    citations: [{passage}]
    evidence: stated

# Questions that people ask but the source does not answer get an honest reply as gaps:
# gaps:
#   - id: opening-hours
#     question: When are you open?
#     paraphrases: [opening hours]
#     answer: The source says nothing about opening hours.
#     nearest: [answers-from]
"""

_SMALL_TALK = """\
# What people say that is not a question, with the replies.
small_talk:
  - id: greeting
    question: Hello
    paraphrases: [hi, good morning, good evening, hey there]
    answer: Hello! What would you like to know?
  - id: thanks
    question: Thank you
    paraphrases: [thanks, thanks a lot, that helped]
    answer: You are welcome.
  - id: robot
    question: Are you a robot?
    paraphrases: [are you human, am I talking to a person]
    answer: I am a program. I find the answers that people have written, and write none of my own.
"""


def build_base(name: str, source: Source | None = None) -> dict[str, str]:
    """Build the files of a new base, by file name.

    Args:
        name: The name of the base, from which its id is made.
        source: The source of its answers; None for a placeholder.
    """
    title = source.title if source else name.replace("-", " ").replace("_", " ").strip().capitalize() or "FAQ"
    source_or_placeholder = source or _build_placeholder()
    notice = f"I answer from one source: {title}." if source else "I answer what is written down for me."
    texts = {
        "id": make_slug(name) or "faq",
        "title": format_scalar(title),
        "notice": format_scalar(notice),
        "question": format_scalar(FIRST_QUESTION),
        "passage": source_or_placeholder.passages[0].id,
    }
    return {
        "knowledge.yaml": _HEAD + _KNOWLEDGE.format_map(texts),
        "sources.yaml": _HEAD + to_yaml(source_or_placeholder),
        "entries.yaml": _HEAD + _ENTRIES.format_map(texts),
        "small-talk.yaml": _HEAD + _SMALL_TALK,
        SCHEMA_FILE: json.dumps(json_schema(), indent=2) + "\n",
    }


def write_base(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder, creating it if necessary.

    Raises:
        OSError: If a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


def _build_placeholder() -> Source:
    passage = Passage(id="lead/1", section=LEAD, about="what the source is about")
    return Source(id="source", title="The source of these answers", passages=(passage,))
