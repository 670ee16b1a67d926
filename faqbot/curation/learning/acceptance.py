"""The step from an accepted proposal to the files of a base: planned, checked, then written."""

from collections import Counter
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from faqbot.curation.checking.check import Report, build_report, inspect, report_unusable
from faqbot.curation.checking.finding import Finding
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.writing import FileChange, plan_change, preview
from faqbot.errors import KnowledgeError
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import phrasing_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change of a base that is ready to be written.

    Attributes:
        proposal: What is accepted.
        change: The change of a file.
        findings: What ``faqbot check`` finds with the change and not without it, a line each.
        is_usable: Whether the base can be used with the change.
    """

    proposal: Proposal
    change: FileChange
    findings: tuple[str, ...]
    is_usable: bool

    def list_lines(self) -> list[str]:
        """Return the lines that are added, with ``+``, and removed, with ``-``."""
        before, after = ((data or b"").decode().splitlines() for data in (self.change.before, self.change.after))
        lines = list(unified_diff(before, after, lineterm="", n=0))[2:]
        return [line for line in lines if not line.startswith("@@")]


def find_fault(proposal: Proposal, knowledge: KnowledgeBase) -> str | None:
    """Return why a proposal cannot be made part of a base, and what would be right; None if it can."""
    item = knowledge.entry(proposal.item) or knowledge.gap(proposal.item)
    match proposal.action:
        case "phrasing" if item is None:
            return f'no entry or gap has the id "{proposal.item}"; name another one'
        case "threshold" if knowledge.entry(proposal.item) is None or proposal.answer_at is None:
            return f'no entry has the id "{proposal.item}"; name another one, with a threshold'
        case "phrasing" | "gap" | "entry" if not proposal.phrasings:
            return "there is no phrasing; write one or more"
        case "gap" | "entry" if not proposal.answer:
            return "there is no answer; write it"
        case "synonym" if len(proposal.words) < 2:
            return "a synonym needs two words or more"
    return _find_known_phrasing(proposal, knowledge)


def prepare_step(base: Path, proposal: Proposal, knowledge: KnowledgeBase, near: str = "") -> Step | str:
    """Plan the change of a file, and check the base with it.

    Args:
        base: A folder of YAML files, or one YAML file, that loads.
        proposal: The proposal, with all that a person has to write.
        knowledge: The base as it is.
        near: Id of an entry beside which a new item goes; empty for none.

    Returns:
        The step, or why there is none.

    Raises:
        OSError: If a file cannot be read or copied.
    """
    if proposal.action in {"phrasing", "threshold"}:
        proposal = replace(proposal, item=knowledge.current_id(proposal.item))
    fault = find_fault(proposal, knowledge)
    if fault:
        return fault
    change = plan_change(base, proposal, near)
    if change is None:
        return "no file of the base can be edited in place because of its layout; add it by hand"
    with preview(base, change) as changed:
        after = _check(changed)
    before = Counter(map(_name_finding, _check(base).findings))
    new: list[Finding] = []
    for finding in after.findings:
        name = _name_finding(finding)
        before[name] -= 1
        new += [finding] if before[name] < 0 else []
    shown = (str(finding).replace(str(changed), str(base)) for finding in new)
    return Step(proposal=proposal, change=change, findings=tuple(shown), is_usable=after.knowledge is not None)


def _check(base: Path) -> Report:
    """Check a base without asking its bot."""
    try:
        return build_report(inspect(base))
    except KnowledgeError as error:
        return report_unusable(error)


def _name_finding(finding: Finding) -> tuple[str, str | None, str]:
    """Return what a finding is about, whatever its line."""
    return finding.code, finding.entry, finding.fault


def _find_known_phrasing(proposal: Proposal, knowledge: KnowledgeBase) -> str | None:
    """Return that an item of the base has one of the phrasings already, or None."""
    keys = {phrasing_key(text) for text in proposal.phrasings}
    for item in knowledge.items if keys else ():
        for text in item.phrasings:
            if phrasing_key(text) in keys:
                return f'"{text}" is a phrasing of "{item.id}" already; leave it out, or remove it there'
    return None
