"""The editions of a base in several languages: what it has in one language is a base of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from faqbot.knowledge.model import Item, KnowledgeBase
from faqbot.knowledge.notices import AlertRule
from faqbot.knowledge.translation import Translation
from faqbot.language.packs import primary_subtag

ItemT = TypeVar("ItemT", bound=Item)


def make_edition(knowledge: KnowledgeBase, language: str) -> KnowledgeBase:
    """Return the items and texts of a base in one of its languages.

    What is not in the items, such as sources and synonyms, is that of the whole base, and so is the digest.

    Args:
        knowledge: A base in several languages.
        language: One of its ``languages``.
    """
    own = language == knowledge.language
    texts = knowledge.translations.get(language, Translation())

    def select(items: Iterable[ItemT]) -> Sequence[ItemT]:
        return tuple(item for item in items if (item.language or knowledge.language) == language)

    alert_texts = dict(texts.alert_texts)

    def translate(rules: Iterable[AlertRule]) -> tuple[AlertRule, ...]:
        # What is said afterwards has no translation; the message of the language takes its place.
        return tuple(
            rule._replace(text=alert_texts.get(rule.id, rule.text), afterwards=rule.afterwards if own else "")
            for rule in rules
        )

    entries = select(knowledge.entries)
    return replace(
        knowledge,
        language=language,
        languages=(),
        translations={},
        title=texts.title or knowledge.title,
        notice=knowledge.notice if own else texts.notice,
        contact=texts.contact or knowledge.contact,
        messages=knowledge.messages if own else texts.messages,
        entries=entries,
        drafts=select(knowledge.drafts),
        gaps=select(knowledge.gaps),
        near_misses=tuple(select(knowledge.near_misses)),
        alerts=translate(knowledge.alerts),
        deferrals=translate(knowledge.deferrals),
        small_talk=select(knowledge.small_talk),
        computations=tuple(entry.computed for entry in entries if entry.computed),
    )


def find_language(tag: str, languages: Sequence[str]) -> str | None:
    """Return the one of several languages that a tag means, or None.

    >>> find_language("DE_at", ["en", "de"]), find_language("pt-BR", ["pt-PT", "pt-BR"]), find_language("fr", ["en"])
    ('de', 'pt-BR', None)
    """
    wanted = tag.replace("_", "-").casefold()
    exact = (language for language in languages if language.replace("_", "-").casefold() == wanted)
    near = (language for language in languages if primary_subtag(language) == primary_subtag(tag))
    return next(exact, None) or next(near, None)
