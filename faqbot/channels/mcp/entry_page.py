"""Entries and passages as Markdown pages, which clients read as resources."""

from urllib.parse import quote

from faqbot.bot import FaqBot
from faqbot.knowledge.model import Entry
from faqbot.knowledge.sources import Citation
from faqbot.rendering.blocks import describe_citation, describe_source
from faqbot.rendering.markdown import to_markdown
from faqbot.replies.reply import Answer


def find_answer(bot: FaqBot, entry_id: str) -> Answer:
    """Return the answer of an entry, as if somebody had chosen it.

    Raises:
        LookupError: If the base has no such entry, or its answer is not given because its source has changed.
    """
    reply = bot.session().choose(entry_id)
    if isinstance(reply, Answer):
        return reply
    if bot.knowledge.entry(entry_id):
        raise LookupError(f'entry "{entry_id}" is not answered: its source has changed since a person last checked it')
    raise LookupError(f'there is no entry "{entry_id}"; the tool search and the resource faq://entries give the ids')


def entry_page(bot: FaqBot, entry_id: str) -> str:
    """Return the page of an entry: its question, answer, sources and next questions.

    Raises:
        LookupError: As for ``find_answer``.
    """
    return to_markdown(find_answer(bot, entry_id))


def entries_page(bot: FaqBot) -> str:
    """Return a list of all entries by topic, each with the address of its page."""
    knowledge = bot.knowledge
    parts = [f"# {knowledge.title}"]
    for topic in dict.fromkeys(entry.topic for entry in knowledge.entries):
        parts.append(f"## {topic}\n")
        parts[-1] += "".join(f"\n- {_link(entry)}" for entry in knowledge.entries if entry.topic == topic)
    return "\n\n".join(parts) + "\n"


def passage_page(bot: FaqBot, source_id: str, passage_id: str) -> str:
    """Return the page of a passage: where it stands, what it is about, and which entries rest on it.

    Raises:
        LookupError: If the base has no such passage.
    """
    for source in bot.knowledge.sources:
        for passage in source.passages:
            if (source.id, passage.id) == (source_id, passage_id):
                citation = Citation(source=source, passage=passage)
                entries = [entry for entry in bot.knowledge.entries if citation in entry.citations]
                lines = [f"# {passage.section}", describe_source(source), describe_citation(citation)]
                lines += [f"Subject: {passage.about}", f"SHA-256 of its text: {passage.sha256 or 'not known'}"]
                cited = "\n".join(f"- {_link(entry)}" for entry in entries) or "- no entry"
                return "\n\n".join([*lines, "Entries that rest on it:", cited]) + "\n"
    raise LookupError(
        f'no source has the passage "{source_id}/{passage_id}"; the citations of an answer name source and passage'
    )


def _link(entry: Entry) -> str:
    return f"{entry.question} <faq://entries/{quote(entry.id, safe='')}>"
