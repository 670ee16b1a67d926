"""Descriptions of the keys of knowledge files, as editors show them."""

from dataclasses import fields

from faqbot.knowledge.model import Messages

_ITEM = {
    "id": "Unique in the base.",
    "question": "The plain phrasing, which people are shown.",
    "paraphrases": "Other phrasings of the same question.",
    "answer": "What is said, word for word.",
}

_DEFERRAL = {
    "id": "Unique among the alerts and deferrals of a base.",
    "text": "What is said, word for word.",
    "signs": "What to look for; the README says how it is written.",
    "unless": "Signs of a clause that means something else.",
}

KEY_DOCS: dict[str, dict[str, str]] = {
    "a knowledge base": {
        "format": "The version of these keys.",
        "id": "The base's name for machines.",
        "title": "The base's name for people.",
        "language": "Language of its phrasings, as a BCP 47 tag.",
        "notice": "Shown at the start of a conversation.",
        "contact": "Where a person can be asked.",
        "require_citations": "Whether an entry without a citation is an error.",
        "synonyms": "Groups of literal terms that mean the same.",
        "protected": "Names that no repair may touch or equate.",
        "sources": "In file order.",
        "entries": "Without drafts, in file order.",
        "gaps": "Questions that are known to have no answer here.",
        "small_talk": "Greetings and the like.",
        "evidence_levels": "Words shown for each evidence level.",
        "messages": "The bot's own sentences.",
        "policy": "What the base sets of Policy; empty leaves the defaults.",
        "lock": (
            "For each entry the digest of each cited passage that it was accepted on, by their ids; empty where nothing"
            " was ever accepted."
        ),
        "emergency_number": "What to call in an emergency, in words; stands for {number} in the texts of alerts.",
        "alerts": "What counts as an emergency, the gravest first.",
        "deferrals": "Personal decisions, the most telling first.",
        "sign_words": "Words that mean the same in a sign, by the name of their group.",
    },
    "a source": {
        "id": "Unique in the base.",
        "title": "As readers know it.",
        "published": "What is known of its date, in words.",
        "url": "Where it can be read.",
        "passages": "In the order of the source.",
    },
    "a passage": {
        "id": "Unique in the base, as in storage/1.",
        "section": "The heading it stands under.",
        "about": "A few words of the base's own on what it says.",
        "sha256": "Hex digest of the normalised text.",
        "kind": "text, or reference for a bibliographic one.",
        "uncovered": "Why no entry needs to cite it.",
    },
    "an entry": _ITEM
    | {
        "topic": "A heading for people to browse by.",
        "citations": "What the answer stands on, strongest first.",
        "evidence": "One of the base's evidence levels.",
        "follow_ups": "Ids of entries that people ask next.",
        "requires": "Terms of which a question must hold at least one; empty asks for none.",
        "excludes": "Terms of which a question may hold none.",
        "allow": "Codes of check that are meant here, each with the reason.",
        "reviewed": "The date somebody last looked at it, YYYY-MM-DD.",
        "draft": "Loaded and checked, never answered from.",
    },
    "a gap": _ITEM | {"nearest": "Ids of the entries that come closest."},
    "small talk": _ITEM,
    "an alert": _DEFERRAL
    | {
        "names": "Signs of an alert that only name something; they count where it is said to happen.",
        "even_if_asked": "Whether a question for what an alert is about is as grave as a statement.",
    },
    "a deferral": _DEFERRAL,
    "a group of words": {
        "name": "As signs write it between < and >.",
        "words": "Words and phrases that mean the same in a sign.",
    },
    "messages": {message.name: f"In place of: {message.default}" for message in fields(Messages)},
    "policy": {
        "answer_at": "An entry is answered from this confidence on.",
        "clarify_at": "From this confidence on the bot asks back.",
        "margin": "A runner-up that is closer than this is too close.",
        "calibrated": "What answer_at was chosen for; written by faqbot calibrate.",
    },
    "calibrated": {
        "risk": "The bound, above 0 and below 1.",
        "confidence": "How sure it is, above 0 and below 1.",
        "questions": "Size of the sample.",
        "wrong": "Wrong answers in it.",
        "answer_at": "The threshold that was found.",
        "margin": "The margin that it was found with.",
        "digest": "Digest of the base, without its policy.",
        "version": "Version of faqbot.",
        "engine": "Number of the engine.",
        "date": "When it was found, YYYY-MM-DD.",
    },
}
"""The description of each key, by the kind of mapping that holds it (the ``what`` of its ``Fields``)."""
