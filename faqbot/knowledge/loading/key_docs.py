"""Descriptions of the keys of knowledge files, as editors show them."""

from faqbot.knowledge.messages import Messages

_ITEM = {
    "id": "The item's name for machines, unique in the base: a-z, 0-9 and -.",
    "question": "The question as people are shown it.",
    "paraphrases": "Other phrasings of the same question.",
    "answer": "The text of the answer, shown word for word.",
    "language": "Language of the item, as a BCP 47 tag; that of the file or the base by default.",
}

_DEFERRAL = {
    "id": "The rule's name for machines, unique among alerts and deferrals: a-z, 0-9 and -.",
    "text": "The text to show before the answer, word for word.",
    "signs": (
        "Words to look for: <group> is any word of a group, <8+> a number of at least 8; & joins nearby words, + words"
        " anywhere in the message."
    ),
    "unless": "Exceptions: a clause with one of these signs means something else and does not count.",
}

KEY_DOCS: dict[str, dict[str, str]] = {
    "a knowledge base": {
        "format": "The version of the file format, which is 1.",
        "id": "The base's name for machines: a-z, 0-9 and -.",
        "title": "The base's name for people.",
        "language": "Language of the phrasings and answers, as a BCP 47 tag such as en; English by default.",
        "languages": "Languages of a base in several, the preferred one first; by default those of its items.",
        "translations": "Texts of the base in its other languages.",
        "notice": "Text shown at the start of a conversation.",
        "contact": "Where people can ask a person instead; shown when the bot does not know.",
        "require_citations": "true: an entry without a citation is an error.",
        "synonyms": "Lists of terms, words or phrases, that mean the same.",
        "protected": "Names that are never corrected, nor treated as another word.",
        "sources": "Documents that answers are drawn from, such as articles or handbooks.",
        "entries": "Questions that the base answers, with their answers.",
        "gaps": "Questions that people ask and the sources do not answer.",
        "small_talk": "Greetings, thanks and the like, with the bot's replies.",
        "evidence_levels": "Evidence levels that entries may name, each with the words shown to people.",
        "messages": "The bot's own sentences, in place of the English defaults.",
        "policy": "Thresholds of confidence; a threshold that is left out keeps its default.",
        "encoder": "Folder of a sentence encoder, inside the folder of the base; needs faqbot[semantic].",
        "lock": (
            "By entry id and passage id, the SHA-256 of the passage when the entry was accepted;"
            " written by faqbot check --accept."
        ),
        "emergency_number": "What to call in an emergency; replaces {number} in the texts of alerts and deferrals.",
        "alerts": "Rules for recognising emergencies, the most serious first.",
        "deferrals": "Rules for recognising questions that ask for a personal decision, the most specific first.",
        "sign_words": "Groups of words that mean the same in a sign.",
        "allow": "Findings of faqbot check that are intended in the whole base: each code with the reason.",
    },
    "a translation": {
        "language": "Language of the texts, as a BCP 47 tag.",
        "title": "The base's name for people.",
        "notice": "Text shown at the start of a conversation.",
        "contact": "Where people can ask a person instead; shown when the bot does not know.",
        "messages": "The bot's own sentences, in place of those of the language.",
        "alert_texts": "Texts of alerts and deferrals in this language, by their ids.",
    },
    "a source": {
        "id": "The source's name for machines, unique in the base: a-z, 0-9 and -.",
        "title": "The title as readers know it.",
        "published": "The date of publication, as far as it is known, in words.",
        "url": "Address at which the source can be read.",
        "passages": "Passages of the source, in its order.",
    },
    "a passage": {
        "id": "The passage's name for machines, unique in the base, such as storage/1.",
        "section": "Heading of the section that holds the passage.",
        "about": "What the passage is about, in a few words of your own.",
        "sha256": "SHA-256 of the normalised text, in hex.",
        "kind": "text, or reference for an entry of a bibliography.",
        "uncovered": "Reason why no entry needs to cite the passage.",
        "begins": "The first words of the passage, at most five, by which a reader finds it.",
        "ends": "The last words of the passage, at most five.",
        "line": "The line of the source on which the passage begins, from 1.",
    },
    "an entry": _ITEM
    | {
        "topic": "Topic under which people find the entry when they browse.",
        "tags": "Words to find the entry by, and conditions such as audience:staff, by which programs filter.",
        "url": "Address of a page with more about the entry.",
        "meta": "Texts by name, for the program that uses the bot.",
        "citations": "Ids of the passages that support the answer, the strongest first.",
        "dated_by": "Ids of cited passages that only tell how old the answer is.",
        "evidence": "How sure the source is: one of the base's evidence levels.",
        "follow_ups": "Ids of entries that people tend to ask for next.",
        "computed": "Sums that are worked out with the amounts of a question and shown below the answer.",
        "requires": "Terms: the entry answers only a question that contains at least one of them.",
        "excludes": "Terms: the entry never answers a question that contains one of them.",
        "not": "Questions that the entry never answers, however likely it seems.",
        "answer_at": "Least confidence, 0 to 1, at which the entry is answered, in place of that of the policy.",
        "told_first": "true: the answer is told before that to another question of the same message.",
        "allow": "Findings of faqbot check that are intended here: each code with the reason.",
        "reviewed": "Date of the last review, YYYY-MM-DD.",
        "translates": "Id of the entry that this one translates.",
        "formerly": "Ids that the entry had before, the first one first; what names one of them still finds the entry.",
        "draft": "true: the entry is checked but never answered from.",
    },
    "computed": {
        "inputs": "Amounts that people state in their question.",
        "sums": "Sums; the first one is shown unless a word asks for another one.",
    },
    "an input": {
        "name": "Name of the amount in formulas and texts: letters a-z.",
        "units": "Units in which people state it; amounts are converted to the first one.",
        "least": "The least amount that is worked with, in the first unit.",
        "most": "The greatest amount that is worked with, in the first unit.",
        "beyond": "What is said of an amount outside these bounds.",
        "default": "The amount that is assumed if a sum is asked for and none is stated.",
        "words": "Other words with which people state it, such as weigh.",
    },
    "a unit": {
        "words": "Names and abbreviations of the unit.",
        "factor": "How much of the first unit one of this unit is.",
    },
    "a sum": {
        "formula": "Numbers, names of inputs, + - * / and parentheses.",
        "text": "What is shown; {result} and the names of inputs in braces stand for the figures.",
        "words": "Words that ask for this sum, such as year.",
    },
    "a gap": _ITEM
    | {
        "nearest": "Ids of the entries that come closest to an answer.",
        "instead_of": "Ids of entries and gaps. The gap is told in their place if a question has one of its words.",
        "words": "Terms that make a question one for the gap, in place of those in instead_of.",
        "unless": "Terms with which a question is none for the gap, whatever words it has.",
    },
    "small talk": _ITEM,
    "an alert": _DEFERRAL
    | {
        "names": "Names of a condition; a name counts only beside words that say it is happening.",
        "even_if_asked": "true: a question about the emergency (how do I ...) raises the alert as a statement does.",
        "urgency": (
            "likely or possible: also raise the alert where no sign is found and the learned model is this sure;"
            " the reply follows a possible one."
        ),
        "examples": "Messages that must raise an alert; faqbot check tries them.",
        "not": "Messages that must raise no alert; faqbot check tries them.",
        "related": "Ids of the entries that may be shown after the alert.",
        "holds_for": "Ids of entries. A plain question about one of them, or about its topic, does not end the alert.",
        "afterwards": (
            "What is said while the alert holds, in the two turns after it; may contain {number}. The message"
            " after_alert unless given."
        ),
    },
    "a deferral": _DEFERRAL,
    "a group of words": {
        "name": "Name of the group, which signs write between < and >.",
        "words": "Words and phrases that mean the same in a sign.",
    },
    "messages": {name: f"Replaces: {message}" for name, message in Messages()._asdict().items()},
    "policy": {
        "answer_at": "Least confidence, 0 to 1, at which an entry is answered.",
        "clarify_at": "Least confidence, 0 to 1, at which the bot asks which question was meant.",
        "margin": "Least lead over the runner-up, 0 to 1; with less the bot asks which question was meant.",
        "calibrated": "The bound on wrong answers that answer_at was chosen for; written by faqbot calibrate.",
    },
    "calibrated": {
        "risk": "Bound on the share of wrong answers, above 0 and below 1.",
        "confidence": "Probability that the bound holds, above 0 and below 1.",
        "questions": "Number of questions in the sample.",
        "wrong": "Number of wrong answers in the sample.",
        "answer_at": "The answer_at that was found.",
        "margin": "The margin in use when answer_at was found.",
        "digest": "Digest of the base, without its policy, when answer_at was found.",
        "version": "Version of faqbot that found answer_at.",
        "engine": "Number of the engine that found answer_at.",
        "date": "Date on which answer_at was found, YYYY-MM-DD.",
    },
}
"""The description of each key, by the kind of mapping that holds it (the ``what`` of its ``Fields``)."""
