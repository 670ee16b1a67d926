"""Alerts, deferrals and groups of words are loaded and checked."""

from collections.abc import Callable

from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.notices import AlertRule
from faqbot.storage.serialization import pack, pack_items, unpack

Load = Callable[[str], KnowledgeBase]
ProblemsOf = Callable[[str], list[str]]

POOL = """\
format: 1
id: pool
alerts:
  - id: drowning
    text: Shout, or call {number}.
    signs: [<below> & not moving, swallowed <5+> coins]
    names: [cramp]
    unless: [drowning in work]
    even_if_asked: true
deferrals:
  - {id: fitness, text: "Ask a doctor, not {number}.", signs: [should i swim], unless: [swim wear]}
sign_words:
  - {name: below, words: [under water, below the surface]}
entries:
  - {id: hours, question: When does it open?, answer: At seven.}
"""


def test_a_base_defines_its_emergencies(load: Load) -> None:
    base = load(POOL)
    assert base.alerts == (
        AlertRule(
            id="drowning",
            text="Shout, or call your local emergency number.",
            patterns=("<below> & not moving", "swallowed <5+> coins"),
            condition_names=("cramp",),
            exceptions=("drowning in work",),
            even_if_asked=True,
        ),
    )
    assert base.deferrals == (
        AlertRule(
            id="fitness",
            text="Ask a doctor, not your local emergency number.",
            patterns=("should i swim",),
            exceptions=("swim wear",),
        ),
    )
    assert base.sign_words == {"below": ("under water", "below the surface")}


def test_a_base_may_name_the_number_to_call(load: Load) -> None:
    assert load(f"emergency_number: '112'\n{POOL}").alerts[0].text == "Shout, or call 112."


def test_packing_keeps_alert_rules(load: Load) -> None:
    base = load(POOL)
    assert unpack(pack(base), pack_items(base).__getitem__) == base


def test_lists_of_alert_rules_continue_from_file_to_file(
    load_folder: Callable[[dict[str, str]], KnowledgeBase],
) -> None:
    more = "alerts: [{id: chlorine, text: Get out., signs: [<smell>]}]\nsign_words: [{name: smell, words: [smells]}]\n"
    base = load_folder({"a.yaml": POOL, "b.yaml": more})
    assert [alert.id for alert in base.alerts] == ["drowning", "chlorine"]
    assert set(base.sign_words) == {"below", "smell"}


def test_all_problems_of_alert_rules_are_reported_at_once(problems_of: ProblemsOf) -> None:
    assert problems_of("""\
format: 1
id: pool
alerts:
  - {id: drowning, text: "Call {nummer}.", signs: ["<belo> & still"]}
  - {id: drowning, text: Shout., names: []}
  - {id: silent, text: Shout.}
  - {id: odd, text: Shout., signs: [a && b, "<below", "up - down", "no &"], even_if_asked: perhaps}
deferrals:
  - {id: fitness, text: Ask., signs: [should i swim], names: [swim]}
sign_words:
  - {name: below, words: [under]}
  - {name: below, words: [down]}
  - {words: [cough]}
  - {name: empty}
  - {name: marks, words: [a;b]}
entries:
  - {id: hours, question: When does it open?, answer: At seven.}
""") == [
        'bread.yaml:4:26: alert "drowning" has the placeholder {nummer}; write {number}',
        (
            'bread.yaml:4:52: alert "drowning" has the sign "<belo> & still", and no group of words is called "belo"; '
            'did you mean "below"?'
        ),
        'bread.yaml:5:10: alert or deferral id "drowning" is already used at bread.yaml:4:10; write another id',
        'bread.yaml:5:10: alert "drowning" has no sign; add "signs: [words to look for]"',
        'bread.yaml:5:41: "names" is empty; write its value or leave the key out',
        'bread.yaml:6:10: alert "silent" has no sign; add "signs: [words to look for]"',
        (
            'bread.yaml:7:37: alert "odd" has the sign "a && b", of which "a && b" is not made of words; '
            'write words and <groups>, with " & " or " + " between'
        ),
        (
            'bread.yaml:7:45: alert "odd" has the sign "<below", of which "<below" is not made of words; '
            'write words and <groups>, with " & " or " + " between'
        ),
        (
            'bread.yaml:7:55: alert "odd" has the sign "up - down", of which "up - down" is not made of words; '
            'write words and <groups>, with " & " or " + " between'
        ),
        (
            'bread.yaml:7:68: alert "odd" has the sign "no &", of which "no &" is not made of words; '
            'write words and <groups>, with " & " or " + " between'
        ),
        'bread.yaml:7:92: "even_if_asked" is "perhaps"; write one of true, false',
        'bread.yaml:9:55: a deferral has no key "names"; keys here are id, text, signs, unless',
        'bread.yaml:12:12: group of words "below" is already used at bread.yaml:11:12; put their words together',
        'bread.yaml:13:5: a group of words lacks the key "name"; add "name: …"',
        'bread.yaml:14:12: group "empty" has no word; add "words: [a word]"',
        'bread.yaml:15:27: "a;b" of group "marks" is not made of words; write letters, digits and spaces',
    ]
