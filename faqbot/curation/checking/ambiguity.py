"""What only the bot can show: phrasings that are confused, that are not needed, and questions it should not answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from faqbot.curation.checking.finding import Asked, Finding
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.probing import Probed, Watched, probed, production
from faqbot.curation.evaluation.folds import distinct
from faqbot.errors import Location
from faqbot.knowledge.loading.nodes import quote
from faqbot.knowledge.model import Entry, Item
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranking import Match
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer

ENOUGH = 3
"""Phrasings that are left out, all of them in vain, from which on an entry is said to be found by its words only."""

LEAST_TELLING = 3
"""Words of two phrasings that are the same, at least, for the other words not to count."""

# Words that make no question another one; where they are all there is to it, they count.
_FILLERS = frozenset(
    """
    a an and are at be been by did do does for had has have i in is it its me my of on or our please that the their
    these they this those to us was we were with you your
    """.split()
)


@dataclass(frozen=True, slots=True)
class Trial:
    """A phrasing that was left out and asked: how its item did, and what came closest besides.

    Attributes:
        item: The item of the phrasing.
        phrasing: That phrasing.
        own: Confidence in the item, 0 to 1.
        runner_up: The likeliest other entry or gap, or None.
        is_answered: Whether it is the runner-up that is answered.
    """

    item: Item
    phrasing: str
    own: float
    runner_up: Match[Item] | None
    is_answered: bool

    @property
    def other(self) -> float:
        """Confidence in the runner-up, 0 to 1."""
        return self.runner_up.confidence if self.runner_up else 0.0

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
    trials = [(trial(each), each.probe) for each in replies if each.probe.negative is None]
    left_out = [tried for tried, probe in trials if probe.fold is not None]
    policy = Policy.of(inspection.knowledge)
    findings = (
        *_close(inspection, left_out, policy),
        *_lost(inspection, left_out, policy),
        *_unreachable(inspection, [tried for tried, _ in trials], policy),
        *_idle(inspection, matcher),
        *_answered(inspection, replies),
    )
    return Asked(findings, len(left_out))


def trial(probed: Probed) -> Trial:
    """How the item of a phrasing did that was asked."""
    item, ranking, reply = probed.probe.item, probed.reply.ranking, probed.reply
    matches: list[Match[Item]] = [*ranking.matches, *([ranking.gap] if ranking.gap else [])]
    own = next((match.confidence for match in matches if match.item.id == item.id), 0.0)
    runner_up = max((match for match in matches if match.item.id != item.id), key=_confidence, default=None)
    is_answered = isinstance(reply, Answer) and reply.entry.id != item.id
    return Trial(item, probed.probe.phrasing, own, runner_up, is_answered)


def _close(inspection: Inspection, trials: Iterable[Trial], policy: Policy) -> Iterator[Finding]:
    """Pairs of phrasings within the margin, the closest first; each pair once."""
    seen: set[frozenset[str]] = set()
    for tried in sorted(trials, key=lambda tried: abs(tried.own - tried.other)):
        if tried.runner_up is None or not tried.is_close(policy):
            continue
        pair = frozenset((tried.phrasing, tried.runner_up.phrasing))
        if pair not in seen:
            seen.add(pair)
            other = _runner_up(inspection, tried.runner_up)
            fault = f"{_said(inspection, tried)} is as close to {other}: {_figures(tried)}"
            remedy = "word one of them otherwise, or make one of the two"
            yield _finding("FB501", inspection.phrasing(tried.item, tried.phrasing), tried.item, fault, remedy)


def _lost(inspection: Inspection, trials: Iterable[Trial], policy: Policy) -> Iterator[Finding]:
    """Phrasings that do not find their item: first those that are answered with another, the surest first."""
    lost = [tried for tried in trials if tried.is_lost(policy) and not tried.is_close(policy)]
    for tried in sorted(lost, key=lambda tried: (not tried.is_answered, -tried.other)):
        said, remedy = f"{_said(inspection, tried)}, left out,", "say it in more ways there"
        if tried.runner_up and tried.other >= policy.clarify_at:
            answered = "is answered with" if tried.is_answered else "comes closer to"
            fault = f"{said} {answered} {_runner_up(inspection, tried.runner_up)}: {_figures(tried)}"
            remedy += ", or move it to where it is taken"
        else:
            fault = f"{said} finds nothing: {tried.own:.2f}"
        yield _finding("FB502", inspection.phrasing(tried.item, tried.phrasing), tried.item, fault, remedy)


def _unreachable(inspection: Inspection, trials: Sequence[Trial], policy: Policy) -> Iterator[Finding]:
    """Entries that none of the phrasings that were asked has found."""
    for entry in inspection.knowledge.entries:
        asked = [tried for tried in trials if tried.item.id == entry.id]
        enough = min(ENOUGH, len(distinct(entry)))
        if len(asked) >= enough and all(tried.is_lost(policy) for tried in asked):
            ways = f"none of {len(asked)} other ways" if len(asked) > 1 else "no other way"
            fault = f'entry "{entry.id}" is found by its exact words only; {ways} in which it was asked finds it'
            remedy = "add paraphrases in other words"
            yield _finding("FB503", inspection.phrasing(entry, entry.question), entry, fault, remedy)


def _idle(inspection: Inspection, matcher: Matcher) -> Iterator[Finding]:
    """Paraphrases that the matcher reads like another of the same item: the same stems, or as good as the same."""
    for item in (*inspection.knowledge.entries, *inspection.knowledge.gaps):
        first: dict[tuple[str, ...], str] = {}
        for phrasing in distinct(item):
            read = matcher.analyze(phrasing)
            telling = tuple(sorted({inspection.pack.stem(word) for word in read if word not in _FILLERS}))
            stems = telling if len(telling) >= LEAST_TELLING else tuple(sorted(map(inspection.pack.stem, read)))
            if (same := first.setdefault(stems, phrasing)) is not phrasing:
                place = inspection.phrasing(item, same)
                fault = f"{quote(phrasing)} is read like {quote(same)} at {place}"
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
        fault = f'entry "{probe.item.id}" answers {quote(probe.question)} ({change}) at {each.reply.confidence:.2f}'
        remedy = 'if that asks for something else, guard the entry with "excludes", or write a gap'
        yield _finding("FB505", inspection.phrasing(probe.item, probe.phrasing), probe.item, fault, remedy)


def _finding(code: str, place: Location, item: Item, fault: str, remedy: str) -> Finding:
    entry = item.id if isinstance(item, Entry) else None
    return Finding(code=code, location=place, fault=fault, remedy=remedy, entry=entry)


def _said(inspection: Inspection, tried: Trial) -> str:
    return f"{quote(tried.phrasing)} of {inspection.items[tried.item.id].name}"


def _runner_up(inspection: Inspection, runner_up: Match[Item]) -> str:
    place = inspection.phrasing(runner_up.item, runner_up.phrasing)
    return f"{quote(runner_up.phrasing)} of {inspection.items[runner_up.item.id].name} at {place}"


def _figures(tried: Trial) -> str:
    return f"{tried.own:.2f} and {tried.other:.2f}"


def _confidence(match: Match[Item]) -> float:
    return match.confidence
