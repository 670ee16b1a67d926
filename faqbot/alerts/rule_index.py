"""Index the alert rules of a base by names in their patterns.

The index consists of plain values, which a compiled base keeps.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import TypedDict

from faqbot.alerts.excess import EXCESS
from faqbot.alerts.folding import fold
from faqbot.alerts.patterns import Part, parse_minimum, parse_pattern
from faqbot.alerts.phrases import index_phrases
from faqbot.alerts.rules import Rule, collect_names, encode_parts, encode_rules
from faqbot.alerts.word_reader import write_out
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.circumstances import Circumstances
from faqbot.language.packs import pack_for


class RuleIndex(TypedDict):
    """The parsed patterns of a base.

    Names are replaced by numbers as text, because these are short.

    Attributes:
        words: All words of the patterns, sorted.
        phrases: The phrases that each name stands for, as ``index_phrases`` returns them.
        rules: For each name that rules are indexed under, those rules as ``encode_rules`` returns them.
        exceptions: For each alert and deferral, the parts of its exceptions as ``encode_parts`` returns them.
        numbers: For each name of a number, the smallest number that it matches.
        excess: The name of an excess, or an empty text if no pattern has one.
    """

    words: list[str]
    phrases: dict[str, str]
    rules: dict[str, str]
    exceptions: list[str]
    numbers: dict[str, int]
    excess: str


def build_rule_index(knowledge: KnowledgeBase) -> RuleIndex:
    """Index the alerts and deferrals of a base."""
    circumstances = pack_for(knowledge.language).circumstances
    groups = {
        f"<{name}>": [write_out(fold(word), circumstances) for word in words]
        for name, words in knowledge.sign_words.items()
    }
    denying = {name for name, phrases in groups.items() if any(_denies(phrase, circumstances) for phrase in phrases)}
    rules = list(_parse_rules(knowledge, circumstances, denying))
    exceptions = [
        [part for text in rule.exceptions for part in parse_pattern(fold(text), circumstances)]
        for rule in (*knowledge.alerts, *knowledge.deferrals)
    ]
    names = sorted(collect_names(chain((rule.part for rule in rules), *exceptions)))
    numbers = {name: str(number) for number, name in enumerate(names)}
    phrases = {numbers[name]: groups.get(name, [(name,)]) for name in names}
    return RuleIndex(
        words=sorted({word for variants in phrases.values() for variant in variants for word in variant}),
        phrases=index_phrases(phrases),
        rules=_group_by_rarest_name(rules, numbers),
        exceptions=[encode_parts(_rename(part, numbers) for part in parts) for parts in exceptions],
        numbers={numbers[name]: least for name in names if (least := parse_minimum(name)) is not None},
        excess=numbers.get(EXCESS, ""),
    )


def _parse_rules(knowledge: KnowledgeBase, circumstances: Circumstances, denying: set[str]) -> Iterable[Rule]:
    """Yield the rules of all alerts, then of all deferrals.

    Args:
        knowledge: The base.
        circumstances: The words with which its language denies.
        denying: The groups with a phrase that denies something.
    """
    for rank, alert in enumerate((*knowledge.alerts, *knowledge.deferrals)):
        for place, text in enumerate((*alert.patterns, *alert.condition_names)):
            parts = parse_pattern(fold(text), circumstances)
            for part in parts:
                names = collect_names((part,))
                yield Rule(
                    rank=rank,
                    pattern=place,
                    parts=len(parts),
                    is_condition=place >= len(alert.patterns),
                    is_denying=_denies(names, circumstances) or not denying.isdisjoint(names),
                    part=part,
                )


def _group_by_rarest_name(rules: list[Rule], numbers: dict[str, str]) -> dict[str, str]:
    """Return each rule under its name that the fewest rules have."""
    counts = Counter(name for rule in rules for name in rule.names)
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        rarest = min(rule.names, key=lambda name: (counts[name], name))
        found.setdefault(numbers[rarest], []).append(rule._replace(part=_rename(rule.part, numbers)))
    return {name: encode_rules(own) for name, own in found.items()}


def _rename(part: Part, numbers: dict[str, str]) -> Part:
    return tuple(tuple(numbers[name] for name in phrase) for phrase in part)


def _denies(words: Iterable[str], circumstances: Circumstances) -> bool:
    return not circumstances.denials.isdisjoint(words)
