"""Building the model from a checked draft; only here ids become objects."""

from faqbot.errors import Problem
from faqbot.knowledge.loading.computations import build_computation
from faqbot.knowledge.loading.drafts import AlertRuleDraft, BaseDraft, ItemDraft, SourceDraft, TranslationDraft
from faqbot.knowledge.loading.nodes import Scalar
from faqbot.knowledge.loading.renames import collect_former_ids
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import NO_TOPIC, Entry, Gap, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.notices import EMERGENCY_NUMBER, AlertRule
from faqbot.knowledge.sources import Citation, Passage, Source
from faqbot.knowledge.translation import Translation
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import primary_subtag


def build(base: BaseDraft, digest: str, deciding_digest: str, warnings: tuple[Problem, ...]) -> KnowledgeBase:
    """Build the knowledge base of a draft without errors."""
    sources = tuple(_build_source(source) for source in base.sources)
    citations = {
        passage.id: Citation(source=source, passage=passage) for source in sources for passage in source.passages
    }
    entries = tuple(_build_entry(entry, citations) for entry in base.entries)
    gaps = tuple(_build_gap(gap) for gap in base.gaps)
    return KnowledgeBase(
        id=base.id.value,
        title=base.title.value if base.title else base.id.value,
        language=base.own_language,
        languages=_list_several(base),
        translations=_build_translations(base),
        notice=base.notice,
        contact=base.contact,
        sources=sources,
        entries=tuple(entry for entry in entries if not entry.draft),
        drafts=tuple(entry for entry in entries if entry.draft),
        gaps=tuple(gap for gap in gaps if gap.paraphrases or not gap.words),
        near_misses=tuple(gap for gap in gaps if gap.words),
        small_talk=tuple(_build_small_talk_item(talk) for talk in base.small_talk),
        computations=tuple(entry.computed for entry in entries if entry.computed and not entry.draft),
        synonyms=tuple(_list_values(group) for group in base.synonyms),
        protected=_list_values(base.protected),
        alerts=tuple(_build_alert_rule(alert, base.emergency_number) for alert in base.alerts),
        deferrals=tuple(_build_alert_rule(deferral, base.emergency_number) for deferral in base.deferrals),
        sign_words={group.name.value: _list_values(group.words) for group in base.sign_words},
        evidence_levels={name: text.value for name, text in base.evidence_levels.items()},
        messages=_build_messages(base.own_language, base.messages),
        policy=base.policy,
        calibration=base.calibration.calibration if base.calibration else None,
        encoder=base.encoder,
        lock={
            entry: {passage: accepted.value for passage, accepted in row.items()} for entry, row in base.lock.items()
        },
        former_ids=collect_former_ids(base),
        digest=digest,
        deciding_digest=deciding_digest,
        warnings=warnings,
    )


def _build_source(draft: SourceDraft) -> Source:
    passages = tuple(
        Passage(
            id=passage.id.value,
            section=passage.section.value,
            about=passage.about.value,
            sha256=passage.sha256.value if passage.sha256 else None,
            kind=passage.kind,
            uncovered=passage.uncovered,
            begins=passage.begins.value if passage.begins else None,
            ends=passage.ends.value if passage.ends else None,
            line=passage.line,
        )
        for passage in draft.passages
    )
    return Source(
        id=draft.id.value, title=draft.title.value, published=draft.published, url=draft.url, passages=passages
    )


def _list_several(base: BaseDraft) -> tuple[str, ...]:
    """Return the languages of the base if there are several, or nothing."""
    languages = base.list_languages()
    return languages if len(languages) > 1 else ()


def _build_translations(base: BaseDraft) -> dict[str, Translation]:
    """Return the texts of every language but the base's own; those that are not written are those of the language."""
    others = (language for language in base.list_languages() if language != base.own_language)
    unwritten = {language: Translation(messages=_build_messages(language, {})) for language in others}
    number = base.emergency_number
    return unwritten | {texts.language.value: _build_translation(texts, number) for texts in base.translations}


def _build_translation(draft: TranslationDraft, number: str | None) -> Translation:
    return Translation(
        title=draft.title,
        notice=draft.notice,
        contact=draft.contact,
        messages=_build_messages(draft.language.value, draft.messages),
        alert_texts=tuple((rule, _name_number(text.value, number)) for rule, text in draft.alert_texts.items()),
    )


def _build_messages(language: str, written: dict[str, Scalar]) -> Messages:
    """Return the sentences that are written, in place of those of the language, in place of the English ones."""
    own = {name: text.value for name, text in written.items()}
    return Messages(**{**read_named_texts("messages", primary_subtag(language)), **own})


def _build_entry(draft: ItemDraft, citations: dict[str, Citation]) -> Entry:
    return Entry(
        id=draft.id.value,
        question=draft.question.value,
        paraphrases=_list_values(draft.paraphrases),
        answer=draft.answer.value,
        language=draft.language.value if draft.language else None,
        location=draft.location,
        topic=draft.topic or NO_TOPIC,
        tags=_list_values(draft.tags),
        url=draft.url,
        meta={name: text.value for name, text in draft.meta.items()},
        citations=tuple(citations[cited.value] for cited in draft.citations),
        dated_by=_list_values(draft.dated_by),
        evidence=draft.evidence.value if draft.evidence else None,
        follow_ups=_list_values(draft.follow_ups),
        computed=build_computation(draft.computed),
        requires=_list_values(draft.requires),
        excludes=_list_values(draft.excludes),
        never=_list_values(draft.never),
        answer_at=draft.answer_at,
        told_first=draft.told_first,
        allow={code: reason.value for code, reason in draft.allow.items()},
        reviewed=draft.reviewed,
        draft=draft.draft,
        translates=draft.translates.value if draft.translates else None,
        formerly=_list_values(draft.formerly),
    )


def _build_gap(draft: ItemDraft) -> Gap:
    return Gap(
        id=draft.id.value,
        question=draft.question.value,
        paraphrases=_list_values(draft.paraphrases),
        answer=draft.answer.value,
        language=draft.language.value if draft.language else None,
        location=draft.location,
        nearest=_list_values(draft.nearest),
        instead_of=_list_values(draft.instead_of),
        words=_list_values(draft.words),
        unless=_list_values(draft.unless),
    )


def _build_small_talk_item(draft: ItemDraft) -> SmallTalkItem:
    return SmallTalkItem(
        id=draft.id.value,
        question=draft.question.value,
        paraphrases=_list_values(draft.paraphrases),
        answer=draft.answer.value,
        language=draft.language.value if draft.language else None,
        location=draft.location,
    )


def _name_number(text: str, number: str | None) -> str:
    """Return the text of an alert with what to call in an emergency."""
    return text.replace("{number}", number or EMERGENCY_NUMBER)


def _build_alert_rule(draft: AlertRuleDraft, number: str | None) -> AlertRule:
    return AlertRule(
        id=draft.id.value,
        text=_name_number(draft.text.value, number),
        patterns=_list_values(draft.signs),
        exceptions=_list_values(draft.unless),
        condition_names=_list_values(draft.names),
        even_if_asked=draft.even_if_asked,
        urgency=draft.urgency,
        examples=_list_values(draft.examples),
        counterexamples=_list_values(draft.counterexamples),
        related=_list_values(draft.related),
        holds_for=_list_values(draft.holds_for),
        afterwards=_name_number(draft.afterwards.value, number) if draft.afterwards else "",
    )


def _list_values(texts: tuple[Scalar, ...]) -> tuple[str, ...]:
    return tuple(text.value for text in texts)
