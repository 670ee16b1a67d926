"""The keys of a knowledge base and their types: nodes become drafts.

The JSON Schema is made by running these readers with a recorder, so that keys are listed nowhere else.
"""

from faqbot.knowledge.calibration import Calibration
from faqbot.knowledge.loading.computations import read_computation
from faqbot.knowledge.loading.drafts import (
    AlertRuleDraft,
    BaseDraft,
    CalibrationDraft,
    ItemDraft,
    PassageDraft,
    SignWordsDraft,
    SourceDraft,
    TranslationDraft,
)
from faqbot.knowledge.loading.fields import Fields, find_placeholders
from faqbot.knowledge.loading.languages import LANGUAGE, TAG_REMEDY
from faqbot.knowledge.loading.nodes import Mapping, Scalar
from faqbot.knowledge.loading.problems import Problems
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.notices import Urgency

FORMAT = "1"
THRESHOLD_KEYS = ("answer_at", "clarify_at", "margin")
POLICY_KEYS = (*THRESHOLD_KEYS, "calibrated")
CALIBRATION_KEYS = Calibration._fields
MESSAGES = Messages._fields

BASE_KEYS = (
    "format", "id", "title", "language", "languages", "translations", "notice", "contact", "require_citations",
    "synonyms", "protected", "sources",
    "entries", "gaps", "small_talk", "evidence_levels", "messages", "policy", "encoder", "lock",
    "emergency_number", "alerts", "deferrals", "sign_words", "allow",
)  # fmt: skip
SOURCE_KEYS = ("id", "title", "published", "url", "passages")
PASSAGE_KEYS = ("id", "section", "about", "sha256", "kind", "uncovered", "begins", "ends", "line")
ENTRY_KEYS = (
    "id", "topic", "tags", "question", "paraphrases", "answer", "url", "citations", "dated_by", "evidence",
    "follow_ups", "computed", "requires", "excludes", "not", "answer_at", "told_first", "meta", "allow", "reviewed",
    "draft", "language", "translates", "formerly",
)  # fmt: skip
GAP_KEYS = ("id", "question", "paraphrases", "answer", "language", "nearest", "instead_of", "words", "unless")
ALERT_KEYS = (
    "id", "text", "signs", "names", "unless", "even_if_asked", "urgency", "examples", "not", "related",
    "holds_for", "afterwards",
)  # fmt: skip
DEFERRAL_KEYS = ("id", "text", "signs", "unless")
SIGN_WORDS_KEYS = ("name", "words")
SMALL_TALK_KEYS = ("id", "question", "paraphrases", "answer", "language")
TRANSLATION_KEYS = ("language", "title", "notice", "contact", "messages", "alert_texts")

_SHA256 = r"[0-9a-f]{64}"
_INNER_PATH = r"(?!/)(?!(.*/)?\.\.(/|$)).*\S.*"
_DIGEST = "write 64 characters of 0-9 and a-f"


def read_draft(node: Mapping, problems: Problems) -> BaseDraft:
    """Read the draft of a base; report and leave out faulty values."""
    return read_fields(Fields(node, "a knowledge base", BASE_KEYS, problems))


def read_fields(base: Fields) -> BaseDraft:
    """Read the draft of a base key by key."""
    base.version("format", FORMAT)
    if "entries" not in base.node.pairs:
        base.error(base.node.location, "the base has no entry", 'add "entries:" with an id, a question and an answer')
    policy = base.part("policy", POLICY_KEYS)
    return BaseDraft(
        id=base.identifier(),
        title=base.text("title"),
        language=base.matching("language", LANGUAGE, TAG_REMEDY),
        languages=base.texts("languages"),
        translations=base.each("translations", "a translation", TRANSLATION_KEYS, _read_translation),
        notice=_get_value(base.text("notice")),
        contact=_get_value(base.text("contact")),
        require_citations=base.flag("require_citations"),
        synonyms=base.lists("synonyms"),
        protected=base.texts("protected"),
        sources=base.each("sources", "a source", SOURCE_KEYS, _read_source),
        entries=base.each("entries", "an entry", ENTRY_KEYS, _read_entry),
        gaps=base.each("gaps", "a gap", GAP_KEYS, _read_gap),
        small_talk=base.each("small_talk", "small talk", SMALL_TALK_KEYS, _read_small_talk_item),
        emergency_number=_get_value(base.text("emergency_number")),
        alerts=base.each("alerts", "an alert", ALERT_KEYS, _read_alert),
        deferrals=base.each("deferrals", "a deferral", DEFERRAL_KEYS, _read_deferral),
        sign_words=base.each("sign_words", "a group of words", SIGN_WORDS_KEYS, _read_sign_words),
        evidence_levels=base.texts_by_key("evidence_levels"),
        messages=_read_messages(base),
        policy=_read_policy(policy),
        calibration=_read_calibration(policy.part("calibrated", CALIBRATION_KEYS) if policy else None),
        encoder=_get_value(base.matching("encoder", _INNER_PATH, "write a path inside the folder of the base")),
        lock=base.matching_by_keys("lock", _SHA256, _DIGEST),
        allow=base.texts_by_key("allow"),
    )


def _read_translation(texts: Fields) -> TranslationDraft:
    texts.need("language")
    return TranslationDraft(
        language=texts.matching("language", LANGUAGE, TAG_REMEDY) or Scalar("", texts.node.location, null=True),
        title=_get_value(texts.text("title")),
        notice=_get_value(texts.text("notice")),
        contact=_get_value(texts.text("contact")),
        messages=_read_messages(texts),
        alert_texts=texts.texts_by_key("alert_texts"),
    )


def _read_source(source: Fields) -> SourceDraft:
    return SourceDraft(
        id=source.identifier(),
        title=source.required("title"),
        published=_get_value(source.text("published")),
        url=_get_value(source.text("url")),
        passages=source.each("passages", "a passage", PASSAGE_KEYS, _read_passage),
    )


def _read_passage(passage: Fields) -> PassageDraft:
    kind = passage.one_of("kind", ("text", "reference"))
    return PassageDraft(
        id=passage.identifier(slashes=True),
        section=passage.required("section"),
        about=passage.required("about"),
        sha256=passage.matching("sha256", _SHA256, _DIGEST),
        kind="reference" if kind == "reference" else "text",
        uncovered=_get_value(passage.text("uncovered")),
        begins=passage.text("begins"),
        ends=passage.text("ends"),
        line=passage.count("line"),
    )


def _read_entry(entry: Fields) -> ItemDraft:
    return ItemDraft(
        what="entry",
        location=entry.node.location,
        id=entry.identifier(),
        question=entry.required("question"),
        paraphrases=entry.texts("paraphrases"),
        answer=entry.required("answer"),
        language=entry.matching("language", LANGUAGE, TAG_REMEDY),
        translates=entry.text("translates"),
        topic=_get_value(entry.text("topic")),
        tags=entry.texts("tags"),
        url=_get_value(entry.text("url")),
        meta=entry.texts_by_key("meta"),
        citations=entry.texts("citations"),
        dated_by=entry.texts("dated_by"),
        evidence=entry.text("evidence"),
        follow_ups=entry.texts("follow_ups"),
        computed=read_computation(entry),
        requires=entry.texts("requires"),
        excludes=entry.texts("excludes"),
        never=entry.texts("not"),
        answer_at=entry.share("answer_at"),
        told_first=entry.flag("told_first"),
        allow=entry.texts_by_key("allow"),
        reviewed=entry.date("reviewed"),
        draft=entry.flag("draft"),
        formerly=entry.texts("formerly"),
    )


def _read_gap(gap: Fields) -> ItemDraft:
    return ItemDraft(
        what="gap",
        location=gap.node.location,
        id=gap.identifier(),
        question=gap.required("question"),
        paraphrases=gap.texts("paraphrases"),
        answer=gap.required("answer"),
        language=gap.matching("language", LANGUAGE, TAG_REMEDY),
        nearest=gap.texts("nearest"),
        instead_of=gap.texts("instead_of"),
        words=gap.texts("words"),
        unless=gap.texts("unless"),
        allow={},
    )


def _read_small_talk_item(talk: Fields) -> ItemDraft:
    return ItemDraft(
        what="small talk",
        location=talk.node.location,
        id=talk.identifier(),
        question=talk.required("question"),
        paraphrases=talk.texts("paraphrases"),
        answer=talk.required("answer"),
        language=talk.matching("language", LANGUAGE, TAG_REMEDY),
        allow={},
    )


def _read_alert(alert: Fields) -> AlertRuleDraft:
    return AlertRuleDraft(
        what="alert",
        id=alert.identifier(),
        text=alert.required("text"),
        signs=alert.texts("signs"),
        names=alert.texts("names"),
        unless=alert.texts("unless"),
        even_if_asked=alert.flag("even_if_asked"),
        urgency=_read_urgency(alert),
        examples=alert.texts("examples"),
        counterexamples=alert.texts("not"),
        related=alert.texts("related"),
        holds_for=alert.texts("holds_for"),
        afterwards=alert.text("afterwards"),
    )


def _read_urgency(alert: Fields) -> Urgency | None:
    match alert.one_of("urgency", ("likely", "possible")):
        case "likely":
            return "likely"
        case "possible":
            return "possible"
        case _:
            return None


def _read_deferral(deferral: Fields) -> AlertRuleDraft:
    return AlertRuleDraft(
        what="deferral",
        id=deferral.identifier(),
        text=deferral.required("text"),
        signs=deferral.texts("signs"),
        unless=deferral.texts("unless"),
    )


def _read_sign_words(group: Fields) -> SignWordsDraft:
    return SignWordsDraft(name=group.required("name"), words=group.texts("words"))


def _read_messages(base: Fields) -> dict[str, Scalar]:
    messages = base.part("messages", MESSAGES)
    texts = {name: text for name in MESSAGES if messages and (text := messages.text(name))}
    for name, text in texts.items():
        allowed = find_placeholders(getattr(Messages(), name))
        for placeholder in find_placeholders(text.value):
            if placeholder not in allowed:
                remedy = f"write {', '.join(allowed)}" if allowed else "write it without placeholders"
                base.error(text.location, f'message "{name}" has the placeholder {placeholder}', remedy)
    return texts


def _read_policy(policy: Fields | None) -> dict[str, float]:
    thresholds = {name: share for name in THRESHOLD_KEYS if policy and (share := policy.share(name)) is not None}
    if policy and thresholds.get("clarify_at", 0.0) > thresholds.get("answer_at", 1.0):
        location = policy.node.pairs["clarify_at"][1].location
        policy.error(location, '"clarify_at" is above "answer_at"', "write a number that is not above it")
    return thresholds


def _read_calibration(found: Fields | None) -> CalibrationDraft | None:
    if found is None:
        return None
    # The zeros are never used: a missing or wrong value is reported, which makes the base unusable.
    found.need(*CALIBRATION_KEYS)
    calibration = Calibration(
        risk=found.share("risk") or 0.0,
        confidence=found.share("confidence") or 0.0,
        questions=found.count("questions") or 0,
        wrong=found.count("wrong") or 0,
        answer_at=found.share("answer_at") or 0.0,
        margin=found.share("margin") or 0.0,
        digest=_get_value(found.matching("digest", _SHA256, _DIGEST)) or "",
        version=_get_value(found.text("version")) or "",
        engine=found.count("engine") or 0,
        date=found.date("date") or "",
    )
    return CalibrationDraft(location=found.node.location, calibration=calibration)


def _get_value(text: Scalar | None) -> str | None:
    return text.value if text else None
