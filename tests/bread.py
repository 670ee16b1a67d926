"""A tiny base about bread, made by hand, and replies built from it."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from faqbot.conversation.session import Session
from faqbot.explanation.why import Why, find_runner_up, find_subject
from faqbot.knowledge.calibration import Calibration
from faqbot.knowledge.model import Entry, Gap, Item, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.notices import Notices
from faqbot.knowledge.sources import Citation, Passage, Source
from faqbot.matching.ranking import Correction, Match, Ranking, Thresholds
from faqbot.replies.answerer import Answerer, Editions
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reason, Reply, SmallTalk

STORAGE = Passage(id="storage/1", section="Storage", about="how long a loaf keeps")
MILLER = Passage(id="references/1", section="References", about="Miller on stale bread", kind="reference")
HANDBOOK = Source(
    id="handbook",
    title="The handbook",
    published="2010",
    url="https://bread.example/handbook",
    passages=(STORAGE, MILLER),
)
LEAFLET = Source(id="leaflet", title="The leaflet")

KEEPS = Entry(
    id="storage-time",
    topic="Storage",
    question="How long does a loaf keep?",
    paraphrases=("when does bread go stale",),
    answer="About three days at room temperature.",
    citations=(Citation(source=HANDBOOK, passage=STORAGE), Citation(source=HANDBOOK, passage=MILLER)),
    evidence="reported",
    follow_ups=("storage-freezing", "storage-bag"),
)
FREEZES = Entry(
    id="storage-freezing",
    topic="Storage",
    question="Can I freeze bread?",
    answer="Yes, for up to three months.",
    citations=(Citation(source=HANDBOOK, passage=STORAGE),),
)
BAG = Entry(id="storage-bag", topic="Storage", question="Which bag is best?", answer="Paper, for a day.")
RISES = Entry(
    id="yeast-rising",
    topic="Yeast",
    question="Why does dough rise?",
    answer="Yeast breathes out gas.\nWarmth speeds it up.",
)
GLUTEN = Gap(
    id="gluten",
    question="Is it safe for coeliacs?",
    answer="The handbook says nothing about gluten.",
    nearest=("storage-time",),
)
HELLO = SmallTalkItem(id="greeting", question="Hello", answer="Hello! Ask me about bread.")

BREAD = KnowledgeBase(
    id="bread",
    title="Bread at home",
    notice="I know one handbook.",
    contact="Ask your baker.",
    sources=(HANDBOOK, LEAFLET),
    entries=(KEEPS, FREEZES, BAG, RISES),
    gaps=(GLUTEN,),
    small_talk=(HELLO,),
    evidence_levels={"reported": "the handbook reports this"},
    digest="b4ead",
    deciding_digest="dec1de",
)

CALIBRATED = Calibration(
    risk=0.05,
    confidence=0.95,
    questions=200,
    wrong=2,
    answer_at=0.62,
    margin=0.08,
    digest=BREAD.deciding_digest,
    version="0.1.0",
    engine=4,
    date="2026-01-31",
)
"""A calibration of ``BREAD``."""


ItemT = TypeVar("ItemT", bound=Item)


def match(item: ItemT, confidence: float) -> Match[ItemT]:
    """Build a match of an item by its own question."""
    return Match(item=item, phrasing=item.question, confidence=confidence)


def answer(
    entry: Entry, question: str = "how long", confidence: float = 0.9, corrections: tuple[Correction, ...] = ()
) -> Answer:
    """Build an answer from an entry that is the only match."""
    ranking = Ranking(question=question, matches=(match(entry, confidence),), corrections=corrections)
    return Answer(knowledge=BREAD, ranking=ranking, entry=entry)


def clarification(*offered: Entry, question: str = "bread") -> Clarification:
    """Build a clarification between equally likely entries."""
    ranking = Ranking(question=question, matches=tuple(match(entry, 0.4) for entry in offered))
    return Clarification(knowledge=BREAD, ranking=ranking, offered=offered)


def no_answer(question: str, reason: Reason = "low", unknown: tuple[str, ...] = ()) -> NoAnswer:
    """Build a reply without any match."""
    return NoAnswer(knowledge=BREAD, ranking=Ranking(question=question, unknown=unknown), reason=reason)


def gap_answer(question: str = "gluten free?") -> NoAnswer:
    """Build the reply to a question of a known gap."""
    ranking = Ranking(question=question, matches=(match(KEEPS, 0.2),), gap=match(GLUTEN, 0.8))
    return NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)


def greeting(question: str = "hi", confidence: float = 0.9) -> SmallTalk:
    """Build the reply to a greeting."""
    ranking = Ranking(question=question, small_talk=match(HELLO, confidence))
    return SmallTalk(knowledge=BREAD, ranking=ranking, entry=HELLO)


def answer_known(known: Mapping[str, Reply]) -> Callable[[str], Reply]:
    """Return a function that answers these questions, word for word, and no others."""
    return lambda question: known.get(question) or no_answer(question)


def build_why(reply: Reply) -> Why:
    """Build an explanation without evidence and without a change."""
    thresholds = Thresholds(answer_at=0.5, clarify_at=0.3, margin=0.08)
    return Why(reply=reply, thresholds=thresholds, subject=find_subject(reply), runner_up=find_runner_up(reply))


class StubBot:
    """A bot that answers single questions by a function, as a session needs it.

    Args:
        knowledge: The base.
        reply_to: Returns the reply to one question.
        policy: Decides on rankings; None takes what the base sets.
        notices_for: Returns the notices of a message.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        reply_to: Callable[[str], Reply],
        policy: Policy | None = None,
        notices_for: Callable[[str], Notices] = lambda _: Notices(),
    ) -> None:
        self.knowledge = knowledge
        self._reply_to = reply_to
        self._policy = policy or Policy.of(knowledge)
        self._notices_for = notices_for
        self.editions: Editions[Answerer] | None = None

    def reply_to(self, question: str) -> Reply:
        return self._reply_to(question)

    def decide(self, ranking: Ranking) -> Reply:
        return self._policy.decide(self.knowledge, ranking)

    def notices_for(self, message: str) -> Notices:
        return self._notices_for(message)


def open_session(
    knowledge: KnowledgeBase, reply_to: Callable[[str], Reply], saved: object = None, policy: Policy | None = None
) -> Session:
    """Open a session with a bot that answers single questions by a function."""
    return Session(StubBot(knowledge, reply_to, policy), saved)
