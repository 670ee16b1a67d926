"""What only the bot can show: phrasings that are confused, that are not needed, and questions it should not answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from faqbot.checking.finding import Asked, Finding
from faqbot.checking.inspection import Inspection
from faqbot.checking.probing import Probed, Watched, probed, production
from faqbot.evaluation.folds import distinct
from faqbot.matching import Matcher
from faqbot.matching.stemming import stem
from faqbot.model import Entry, Item, Location
from faqbot.policy import Policy
from faqbot.reply import Answer, Match

ENOUGH = 3
"""Phrasings that are left out, all of them in vain, from which on an entry is said to be found by its words only."""


@dataclass(frozen=True, slots=True)
class Duel:
    """A phrasing that was left out and asked: how its item did, and what came closest besides.

    Attributes:
        item: The item of the phrasing.
        phrasing: That phrasing.
        own: Confidence in the item, 0 to 1.
        rival: The likeliest other entry or gap, or None.
        is_answered: Whether it is the rival that is answered.
    """

    item: Item
    phrasing: str
    own: float
    rival: Match[Item] | None
    is_answered: bool

    @property
    def other(self) -> float:
        """Confidence in the rival, 0 to 1."""
        return self.rival.confidence if self.rival else 0.0

    def is_close(self, policy: Policy) -> bool:
        """Whether the two are closer than the margin, and likely enough that this matters."""
        return max(self.own, self.other) >= policy.clarify_at and abs(self.own - self.other) < policy.margin

    def is_lost(self, policy: Policy) -> bool:
        """Whether the item does not win."""
        return self.own < policy.clarify_at or self.own < self.other


def asked(inspection: Inspection, watched: Watched = iter) -> Asked:
    """Ask the bot, and say what is worth a look.

    Args:
        inspection: Of the base.
        watched: The place for a progress bar.
    """
    matcher = production(str(inspection.path), inspection.knowledge)
    replies = list(probed(inspection.knowledge, matcher, watched))
    fights = [(duel(each), each.probe) for each in replies if each.probe.negative is None]
    left_out = [fought for fought, probe in fights if probe.fold is not None]
    policy = Policy.of(inspection.knowledge)
    findings = (
        *_close(inspection, left_out, policy),
        *_lost(inspection, left_out, policy),
        *_unreachable(inspection, [fought for fought, _ in fights], policy),
        *_idle(inspection, matcher),
        *_answered(inspection, replies),
    )
    return Asked(findings, len(left_out))


def duel(probed: Probed) -> Duel:
    """How the item of a phrasing did that was asked."""
    item, ranking, reply = probed.probe.item, probed.reply.ranking, probed.reply
    matches: list[Match[Item]] = [*ranking.matches, *([ranking.gap] if ranking.gap else [])]
    own = next((match.confidence for match in matches if match.entry.id == item.id), 0.0)
    rival = max((match for match in matches if match.entry.id != item.id), key=_confidence, default=None)
    is_answered = isinstance(reply, Answer) and reply.entry.id != item.id
    return Duel(item, probed.probe.phrasing, own, rival, is_answered)


def _close(inspection: Inspection, duels: Iterable[Duel], policy: Policy) -> Iterator[Finding]:
    """Pairs of phrasings within the margin, the closest first; each pair once."""
    seen: set[frozenset[str]] = set()
    for fought in sorted(duels, key=lambda fought: abs(fought.own - fought.other)):
        if fought.rival is None or not fought.is_close(policy):
            continue
        pair = frozenset((fought.phrasing, fought.rival.phrasing))
        if pair not in seen:
            seen.add(pair)
            fault = f"{_said(inspection, fought)} is as close to {_rival(inspection, fought.rival)}: {_figures(fought)}"
            remedy = "word one of them otherwise, or make one of the two"
            yield _finding("FB501", inspection.phrasing(fought.item, fought.phrasing), fought.item, fault, remedy)


def _lost(inspection: Inspection, duels: Iterable[Duel], policy: Policy) -> Iterator[Finding]:
    """Phrasings that do not find their item: first those that are answered with another, the surest first."""
    lost = [fought for fought in duels if fought.is_lost(policy) and not fought.is_close(policy)]
    for fought in sorted(lost, key=lambda fought: (not fought.is_answered, -fought.other)):
        said, remedy = f"{_said(inspection, fought)}, left out,", "say it in more ways there"
        if fought.rival and fought.other >= policy.clarify_at:
            answered = "is answered with" if fought.is_answered else "comes closer to"
            fault = f"{said} {answered} {_rival(inspection, fought.rival)}: {_figures(fought)}"
            remedy += ", or move it to where it is taken"
        else:
            fault = f"{said} finds nothing: {fought.own:.2f}"
        yield _finding("FB502", inspection.phrasing(fought.item, fought.phrasing), fought.item, fault, remedy)


def _unreachable(inspection: Inspection, duels: Sequence[Duel], policy: Policy) -> Iterator[Finding]:
    """Entries that none of the phrasings that were asked has found."""
    for entry in inspection.knowledge.entries:
        asked = [fought for fought in duels if fought.item.id == entry.id]
        enough = min(ENOUGH, len(distinct(entry)))
        if len(asked) >= enough and all(fought.is_lost(policy) for fought in asked):
            ways = f"none of {len(asked)} other ways" if len(asked) > 1 else "no other way"
            fault = f'entry "{entry.id}" is found by its exact words only; {ways} in which it was asked finds it'
            remedy = "add paraphrases in other words"
            yield _finding("FB503", inspection.phrasing(entry, entry.question), entry, fault, remedy)


def _idle(inspection: Inspection, matcher: Matcher) -> Iterator[Finding]:
    """Paraphrases that the matcher reads as another of the same item."""
    for item in (*inspection.knowledge.entries, *inspection.knowledge.gaps):
        first: dict[tuple[str, ...], str] = {}
        for phrasing in distinct(item):
            read = tuple(sorted(map(stem, matcher.lexicon.read(phrasing).words)))
            if (same := first.setdefault(read, phrasing)) is not phrasing:
                place = inspection.phrasing(item, same)
                fault = f'"{phrasing}" is read as "{same}" at {place}'
                remedy = "leave it out, or ask in other words"
                yield _finding("FB504", inspection.phrasing(item, phrasing), item, fault, remedy)


def _answered(inspection: Inspection, replies: Iterable[Probed]) -> Iterator[Finding]:
    """Changed questions that are answered as if nothing had changed: negations last, and the surest first."""
    answered = [
        each
        for each in replies
        if each.probe.negative and isinstance(each.reply, Answer) and each.reply.entry.id == each.probe.item.id
    ]

    def order(each: Probed) -> tuple[bool, float]:
        return bool(each.probe.negative and each.probe.negative.is_turned), -each.reply.confidence

    for each in sorted(answered, key=order):
        probe = each.probe
        change = probe.negative.change if probe.negative else ""
        fault = f'entry "{probe.item.id}" answers "{probe.question}" ({change}) at {each.reply.confidence:.2f}'
        remedy = 'if that asks for something else, guard the entry with "excludes", or write a gap'
        yield _finding("FB505", inspection.phrasing(probe.item, probe.phrasing), probe.item, fault, remedy)


def _finding(code: str, place: Location, item: Item, fault: str, remedy: str) -> Finding:
    entry = item.id if isinstance(item, Entry) else None
    return Finding(code=code, location=place, fault=fault, remedy=remedy, entry=entry)


def _said(inspection: Inspection, fought: Duel) -> str:
    return f'"{fought.phrasing}" of {inspection.items[fought.item.id].name}'


def _rival(inspection: Inspection, rival: Match[Item]) -> str:
    place = inspection.phrasing(rival.entry, rival.phrasing)
    return f'"{rival.phrasing}" of {inspection.items[rival.entry.id].name} at {place}'


def _figures(fought: Duel) -> str:
    return f"{fought.own:.2f} and {fought.other:.2f}"


def _confidence(match: Match[Item]) -> float:
    return match.confidence
