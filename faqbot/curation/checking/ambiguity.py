"""Checks that ask the bot: confused, redundant and misanswered questions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from faqbot.curation.checking.finding import Finding, ProbeResult
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.checking.own_guards import check_own_guards
from faqbot.curation.checking.probing import Probe, ProbeReply, load_matcher, run_probes
from faqbot.curation.phrasings import list_distinct_phrasings
from faqbot.curation.progress import WithProgress
from faqbot.errors import Location
from faqbot.knowledge.loading.nodes import quote
from faqbot.knowledge.model import Entry, Item
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranking import Match
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer

MIN_FAILED_PROBES = 3
"""Minimum number of failed probes for an entry to count as found only by its exact words."""

MIN_CONTENT_WORDS = 3
"""Minimum number of content words that two phrasings must share for their filler words to be ignored."""


@dataclass(frozen=True, slots=True)
class ProbeOutcome:
    """The outcome of a probe: its item and the runner-up.

    Attributes:
        item: The item of the phrasing.
        phrasing: The phrasing that was asked.
        own: Confidence in the item, 0 to 1.
        runner_up: The most likely other entry or gap, or None.
        is_misanswered: Whether the bot answers with another entry.
    """

    item: Item
    phrasing: str
    own: float
    runner_up: Match[Item] | None
    is_misanswered: bool

    @property
    def other(self) -> float:
        """Confidence in the runner-up, 0 to 1."""
        return self.runner_up.confidence if self.runner_up else 0.0

    def is_close(self, policy: Policy) -> bool:
        """Return whether the confidences differ by less than the margin.

        The higher one must reach ``clarify_at``.
        """
        return max(self.own, self.other) >= policy.clarify_at and abs(self.own - self.other) < policy.margin

    def is_lost(self, policy: Policy) -> bool:
        """Return whether the item does not win."""
        return self.own < policy.clarify_at or self.own < self.other


def check_replies(inspection: Inspection, with_progress: WithProgress[Probe] = iter) -> ProbeResult:
    """Ask the bot probe questions, and report what deserves attention.

    Args:
        inspection: The inspected base.
        with_progress: Shows progress.
    """
    matcher = load_matcher(str(inspection.path), inspection.knowledge)
    replies = list(run_probes(inspection.knowledge, matcher, with_progress))
    unchanged = [reply for reply in replies if reply.probe.negative is None]
    outcomes = list(map(assess, unchanged))
    held_out = [outcome for outcome, reply in zip(outcomes, unchanged, strict=True) if reply.probe.fold is not None]
    policy = Policy.of(inspection.knowledge)
    findings = (
        *check_own_guards(inspection, matcher),
        *_find_close(inspection, held_out, policy),
        *_find_lost(inspection, held_out, policy),
        *_find_unreachable(inspection, outcomes, policy),
        *_find_redundant(inspection, matcher),
        *_find_answered_negatives(inspection, replies),
    )
    return ProbeResult(findings, len(held_out))


def assess(probe_reply: ProbeReply) -> ProbeOutcome:
    """Return the outcome of a probe."""
    item, ranking, reply = probe_reply.probe.item, probe_reply.reply.ranking, probe_reply.reply
    matches: list[Match[Item]] = [*ranking.matches, *([ranking.gap] if ranking.gap else [])]
    own = next((match.confidence for match in matches if match.item.id == item.id), 0.0)
    runner_up = max((match for match in matches if match.item.id != item.id), key=_confidence, default=None)
    is_misanswered = isinstance(reply, Answer) and reply.entry.id != item.id
    return ProbeOutcome(item, probe_reply.probe.phrasing, own, runner_up, is_misanswered)


def _find_close(inspection: Inspection, outcomes: Iterable[ProbeOutcome], policy: Policy) -> Iterator[Finding]:
    """Find pairs of phrasings within the margin, the closest first."""
    seen: set[frozenset[str]] = set()
    for outcome in sorted(outcomes, key=lambda outcome: abs(outcome.own - outcome.other)):
        if outcome.runner_up is None or not outcome.is_close(policy):
            continue
        pair = frozenset((outcome.phrasing, outcome.runner_up.phrasing))
        if pair not in seen:
            seen.add(pair)
            own, other = _name_phrasing(inspection, outcome), _name_runner_up(inspection, outcome.runner_up)
            fault = f"{own} is too close to {other}: {_format_confidences(outcome)}"
            remedy = "reword one of them, or merge the two"
            location = inspection.locate_phrasing(outcome.item, outcome.phrasing)
            yield _build_finding("FB501", location, outcome.item, fault, remedy)


def _find_lost(inspection: Inspection, outcomes: Iterable[ProbeOutcome], policy: Policy) -> Iterator[Finding]:
    """Find phrasings that do not find their item.

    Those answered with another item come first, by falling confidence.
    """
    lost = [outcome for outcome in outcomes if outcome.is_lost(policy) and not outcome.is_close(policy)]
    for outcome in sorted(lost, key=lambda outcome: (not outcome.is_misanswered, -outcome.other)):
        subject, remedy = f"{_name_phrasing(inspection, outcome)}, held out,", "add more paraphrases like it"
        if outcome.runner_up and outcome.other >= policy.clarify_at:
            verb = "is answered with" if outcome.is_misanswered else "is closer to"
            other = _name_runner_up(inspection, outcome.runner_up)
            fault = f"{subject} {verb} {other}: {_format_confidences(outcome)}"
            remedy += ", or move it to that item"
        else:
            fault = f"{subject} finds nothing: {outcome.own:.2f}"
        location = inspection.locate_phrasing(outcome.item, outcome.phrasing)
        yield _build_finding("FB502", location, outcome.item, fault, remedy)


def _find_unreachable(inspection: Inspection, outcomes: Sequence[ProbeOutcome], policy: Policy) -> Iterator[Finding]:
    """Find entries that none of their probes finds."""
    outcomes_by_item: defaultdict[str, list[ProbeOutcome]] = defaultdict(list)
    for outcome in outcomes:
        outcomes_by_item[outcome.item.id].append(outcome)
    for entry in inspection.knowledge.entries:
        own = outcomes_by_item[entry.id]
        enough = min(MIN_FAILED_PROBES, len(list_distinct_phrasings(entry)))
        if len(own) >= enough and all(outcome.is_lost(policy) for outcome in own):
            probes = (
                f"none of {len(own)} other questions finds it" if len(own) > 1 else "another question does not find it"
            )
            fault = f'entry "{entry.id}" is found only by its exact words: {probes}'
            remedy = "add paraphrases in other words"
            location = inspection.locate_phrasing(entry, entry.question)
            yield _build_finding("FB503", location, entry, fault, remedy)


def _find_redundant(inspection: Inspection, matcher: Matcher) -> Iterator[Finding]:
    """Find paraphrases with the same stems as another phrasing."""
    fillers = inspection.pack.claim_words.fillers
    for item in (*inspection.knowledge.entries, *inspection.knowledge.gaps):
        first: dict[tuple[str, ...], str] = {}
        for phrasing in list_distinct_phrasings(item):
            words = matcher.analyze(phrasing)
            content = tuple(sorted({inspection.pack.stem(word) for word in words if word not in fillers}))
            stems = content if len(content) >= MIN_CONTENT_WORDS else tuple(sorted(map(inspection.pack.stem, words)))
            if (same := first.setdefault(stems, phrasing)) is not phrasing:
                place = inspection.locate_phrasing(item, same)
                fault = f"{quote(phrasing)} adds nothing to {quote(same)} at {place}"
                remedy = "remove it, or use other words"
                yield _build_finding("FB504", inspection.locate_phrasing(item, phrasing), item, fault, remedy)


def _find_answered_negatives(inspection: Inspection, replies: Iterable[ProbeReply]) -> Iterator[Finding]:
    """Find changed questions that get the unchanged answer.

    The most confident come first, and negations last.
    """
    answered = [
        each
        for each in replies
        if each.probe.negative and isinstance(each.reply, Answer) and each.reply.entry.id == each.probe.item.id
    ]

    def sort_key(each: ProbeReply) -> tuple[bool, float]:
        return bool(each.probe.negative and each.probe.negative.is_negation), -each.reply.confidence

    for each in sorted(answered, key=sort_key):
        probe = each.probe
        change = probe.negative.change if probe.negative else ""
        fault = f'entry "{probe.item.id}" answers {quote(probe.question)} ({change}) at {each.reply.confidence:.2f}'
        remedy = 'if this question asks for something else, guard the entry with "excludes", or write a gap'
        location = inspection.locate_phrasing(probe.item, probe.phrasing)
        yield _build_finding("FB505", location, probe.item, fault, remedy)


def _build_finding(code: str, location: Location, item: Item, fault: str, remedy: str) -> Finding:
    entry = item.id if isinstance(item, Entry) else None
    return Finding(code=code, location=location, fault=fault, remedy=remedy, entry=entry)


def _name_phrasing(inspection: Inspection, outcome: ProbeOutcome) -> str:
    return f"{quote(outcome.phrasing)} of {inspection.items[outcome.item.id].name}"


def _name_runner_up(inspection: Inspection, runner_up: Match[Item]) -> str:
    place = inspection.locate_phrasing(runner_up.item, runner_up.phrasing)
    return f"{quote(runner_up.phrasing)} of {inspection.items[runner_up.item.id].name} at {place}"


def _format_confidences(outcome: ProbeOutcome) -> str:
    return f"{outcome.own:.2f} and {outcome.other:.2f}"


def _confidence(match: Match[Item]) -> float:
    return match.confidence
