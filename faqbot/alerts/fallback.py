"""Find emergencies when the knowledge base cannot be used.

The alerts here are few and general. They never join those of a base that can be used.
"""

from faqbot.alerts.detector import AlertDetector
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import EMERGENCY_NUMBER, AlertRule
from faqbot.language.text import clean
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import NoAnswer

_CANNOT = ("can not", "could not", "unable to", "struggling to", "hard to", "trouble", "not", "stopped")
_SWELLS = ("swelling", "swollen", "closing", "closed", "swells")
_HURTS = ("pain", "pains", "hurts", "hurting", "tight", "tightness", "pressure", "crushing")

FALLBACK_BASE = KnowledgeBase(
    id="no-base",
    title="",
    messages=Messages(unknown="The knowledge base cannot be used, so there is no answer.", scope=""),
    sign_words={
        "cannot": _CANNOT,
        "breathe": ("breathe", "breath", "breathing"),
        "swells": _SWELLS,
        "hurts": _HURTS,
        "airway": ("throat", "tongue", "lips", "face", "airway"),
        "oneself": ("myself", "himself", "herself", "themselves"),
        "pills": ("pills", "tablets", "medicine", "medication", "doses", "dose", "paracetamol", "insulin"),
        "much": ("too many", "too much", "all", "double", "wrong", "bottle"),
        "took": ("took", "taken", "swallowed", "given"),
        "urine": ("urine", "pee", "peed", "wee", "urinate", "urinated"),
        "baby": ("baby", "pregnant", "pregnancy"),
        "stiff": ("stiff", "rigid"),
    },
    alerts=(
        AlertRule(
            id="emergency",
            text=(
                f"This may be an emergency. Call {EMERGENCY_NUMBER} or a local crisis line now, and do not wait for an "
                "answer here."
            ),
            patterns=(
                *("<cannot> <breathe>", "short of <breathe>", "shortness of <breathe>", "gasping", "choking"),
                *("<airway> & <swells>", "chest & <hurts>", "face & drooping", "face & droops", "face & dropped"),
                *("slurred", "can not speak", "arm & numb", "collapsed", "passed out", "unconscious", "unresponsive"),
                *("not wake", "will not wake", "having a fit", "pass out", "faint", "fainted", "convulsions"),
                *("<took> & <much> & <pills>", "<took> & <8+> & <pills>", "<took> <much>", "overdosed"),
                *("bleeding & heavily", "heavy bleeding", "bleeding & stop", "vomiting blood", "coughing blood"),
                *("<baby> & bleeding", "<baby> & not moving", "<baby> & not moved", "waters & broke"),
                *("neck & <stiff> & headache", "neck & <stiff> & fever", "rash & not fade", "no <urine>"),
                *("<cannot> <urine>", "not passed <urine>"),
            ),
            condition_names=("stroke", "heart attack", "seizure", "fit", "anaphylaxis", "allergic reaction", "overdose",
                   "meningitis", "miscarriage"),
        ),
        AlertRule(
            id="crisis",
            text=f"Please do not stay alone with this. Call {EMERGENCY_NUMBER} or a local crisis line now.",
            patterns=(
                *("kill <oneself>", "killing <oneself>", "hurt <oneself>", "harm <oneself>", "cut <oneself>"),
                *("end my life", "ending my life", "end it all", "want to die", "wish & dead", "suicidal"),
                *("not want to live", "better off dead", "no reason to live"),
            ),
            condition_names=("suicide",),
            even_if_asked=True,
        ),
    ),
)  # fmt: skip
"""A base with two alerts and no entries."""


def reply_to_emergency(question: str, detector: AlertDetector | None = None) -> NoAnswer | None:
    """Return the reply to an emergency; None for any other question.

    Args:
        question: Any text.
        detector: The detector of another base, which knows more patterns. Its texts belong to that base and are not
            shown.
    """
    alert = AlertDetector(FALLBACK_BASE).detect(question).alert
    if alert is None and detector is not None and detector.detect(question).alert:
        alert = FALLBACK_BASE.alerts[0]
    ranking = Ranking(question=clean(question))
    return NoAnswer(knowledge=FALLBACK_BASE, ranking=ranking, reason="low", alert=alert) if alert else None
