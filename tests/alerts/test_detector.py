from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alerts.guarded import DECIDE, DESPAIR, DROWNING, POOL
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml_files import read_yaml

from faqbot.alerts.detector import AlertDetector
from faqbot.alerts.rule_index import build_rule_index
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.notices import AlertRule, Notices
from faqbot.knowledge.shipped import shipped_base

DETECTOR = AlertDetector(POOL)
SHIPPED = AlertDetector(load_knowledge(shipped_base()))
DATA = Path(__file__).parent.parent / "data"


def phrases(name: str, kind: str) -> list[str]:
    rows: dict[str, dict[str, list[str]]] = read_yaml(DATA / name)
    return [phrase for listed in rows[kind].values() for phrase in listed]


EMERGENCIES, CALM = (phrases("alert-phrases.yaml", kind) for kind in ("emergency", "calm"))
UNSEEN, UNSEEN_CALM = (phrases("alert-phrases-aside.yaml", kind) for kind in ("emergency", "calm"))
LOOKALIKES = str.maketrans("aceiopsxyhkt", "асеіорѕхуһкτ")
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
STORY = "We took the train to the clinic and the nurse was kind, she told us about her garden and the weather. "


def alert(message: str, detector: AlertDetector = DETECTOR) -> AlertRule | None:
    return detector.detect(message).alert


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    "message",
    [
        "a boy is under water and not moving",
        "Not moving, under the water!",
        "underwater, not moveing",
        "SOMEBODY IS DROWNING",
        "somebody's drowning",
        "somebady is drwoning",
        "somebody is d r o w n i n g",
        "somebody is d-r-o-w-n-i-n-g",
        "somebody is drooowning",
        "somebody is dr0wning",
        "ｓｏｍｅｂｏｄｙ ｉｓ ｄｒｏｗｎｉｎｇ",
        "somebody is drоwning",
        "s\u0301omebo\u200bdy is drow\xadning",
        "somebody isdrowning",
        "somebody is drown ing",
        "Chlorine! It was spilt. The pool smells. Everybody coughs, I have a cough.",
        "he swallowed 5 coins",
        "I think it is heat stroke",
    ],
)
def test_an_emergency_is_found_however_it_is_typed(message: str) -> None:
    assert alert(message) == DROWNING


@pytest.mark.hazard(id="false-alert")
@pytest.mark.parametrize(
    "message",
    [
        "",
        "When does the pool open?",
        "somebody is not drowning",
        "is heat stroke a risk here?",
        "heat stroke",
        "what should I do if somebody is drowning?",
        "somebody was drowning here in 1990",
        "I am drowning in paperwork",
        "he swallowed 4 coins",
        "a boy is under water. My brother is very proud of him and is not moving house.",
        "chlorine",
        "Drownix",
    ],
)
def test_what_is_calm_raises_nothing(message: str) -> None:
    assert alert(message) is None


def test_a_question_is_as_grave_as_a_statement_where_the_base_says_so() -> None:
    assert alert("how can I drown myself") == DESPAIR
    assert alert("does chlorine cause people to drown myself") is None


def test_the_first_alert_of_the_base_counts() -> None:
    assert alert("I will drown myself, and a boy is under water, not moving") == DROWNING


def test_a_personal_decision_gets_its_caution_beside_the_alert() -> None:
    assert DETECTOR.detect("should I really dive") == Notices(None, DECIDE)
    assert DETECTOR.detect("Should I stop? Somebody is drowning!") == Notices(DROWNING, DECIDE)
    assert DETECTOR.detect("I should be fine") == Notices()


def test_a_base_without_alerts_has_nothing_to_say() -> None:
    detector = AlertDetector(replace(POOL, alerts=(), deferrals=()))
    assert detector.detect("somebody is drowning, should I dive") == Notices()


def test_a_base_in_another_language_is_taken_by_its_signs_alone() -> None:
    detector = AlertDetector(replace(POOL, language="fr"))
    assert alert("somebody was drowning in 1990", detector) == DROWNING
    assert alert("somebdy is drowning", detector) == DROWNING


@pytest.mark.hazard(id="emergency-in-long-message")
def test_both_ends_of_a_long_message_are_read_and_its_middle_is_not() -> None:
    filler = STORY * 200
    assert alert(f"somebody is drowning. {filler}") == DROWNING
    assert alert(f"{filler} somebody is drowning") == DROWNING
    assert alert(f"{filler} somebody is drowning. {filler}") is None


def test_an_index_kept_as_plain_values_finds_the_same() -> None:
    detector = AlertDetector(POOL, build_rule_index(POOL))
    assert [detector.detect(message) for message in EMERGENCIES] == [
        DETECTOR.detect(message) for message in EMERGENCIES
    ]


however_typed = pytest.mark.parametrize(
    "typed",
    [
        str,
        str.upper,
        lambda message: message.translate(WIDE),
        lambda message: message.lower().translate(LOOKALIKES),
        lambda message: f"Thank you for your answers about IVIG. {message}",
    ],
    ids=["plainly", "in capitals", "in full width", "in look-alikes", "after thanks"],
)


@pytest.mark.hazard(id="emergency-unnoticed")
@however_typed
def test_every_emergency_that_the_shipped_base_was_built_with_is_found(typed: Callable[[str], str]) -> None:
    assert [message for message in EMERGENCIES if not alert(typed(message), SHIPPED)] == []


@pytest.mark.parametrize("place", ["{story}\n\n{message}", "{message}\n\n{story}", "{story}{message} {story}"])
def test_emergencies_are_found_in_long_stories(place: str) -> None:
    messages = EMERGENCIES[::25]
    assert [said for said in messages if not alert(place.format(message=said, story=STORY * 90), SHIPPED)] == []


@however_typed
def test_of_unseen_emergencies_three_in_a_hundred_are_missed_at_most(typed: Callable[[str], str]) -> None:
    missed = [message for message in UNSEEN if not alert(typed(message), SHIPPED)]
    assert len(missed) <= 0.03 * len(UNSEEN), missed


def test_of_unseen_calm_messages_one_in_twenty_raises_an_alert_at_most() -> None:
    raised = [message for message in UNSEEN_CALM if alert(message, SHIPPED)]
    assert len(raised) <= 0.05 * len(UNSEEN_CALM), raised


@pytest.mark.hazard(id="false-alert")
def test_no_calm_message_that_the_shipped_base_was_built_with_raises_an_alert() -> None:
    assert [message for message in CALM if alert(message, SHIPPED)] == []


@pytest.mark.hazard(id="personal-decision")
@pytest.mark.parametrize(
    ("message", "caution"),
    [
        ("should I stop Copaxone tomorrow", "start-or-stop"),
        ("work out my dose, I weigh 80 kg", "dose"),
        ("is it safe for me", "safe-for-me"),
        ("which should I choose, IVIG or Avonex?", "choice"),
        ("shud I skip teh infusion", "start-or-stop"),
        ("what are the side effects", None),
        ("is it safe in pregnancy", None),
        ("what is the usual dose", None),
    ],
)
def test_personal_decisions_are_left_to_ones_own_team(message: str, caution: str | None) -> None:
    found = SHIPPED.detect(message).caution
    assert (found.id if found else None) == caution


def test_threads_share_a_watch() -> None:
    detector = AlertDetector(POOL)
    messages = ["somebady is drwoning", "should I dive", "heat stroke", "a boy is under water, still"] * 50
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(detector.detect, messages)) == [DETECTOR.detect(message) for message in messages]


@given(st.text(max_size=120) | st.text(st.sampled_from("aei 'n.,-?\n\0\ud800\u0301８ｄ"), max_size=120))
@settings(max_examples=examples(60), deadline=None)
def test_any_text_is_looked_at(message: str) -> None:
    assert SHIPPED.detect(message) == SHIPPED.detect(message)


@pytest.mark.parametrize(
    "message",
    ["\u0301\u0323" * 20_000, "\ufdfa" * 40_000, "no drowning " * 5_000, "9" * 40_000, "a'" * 20_000, "if i " * 9_000],
    ids=["towers", "ligatures", "denials", "digits", "apostrophes", "suppositions"],
)
def test_hostile_texts_raise_nothing(message: str) -> None:
    assert alert(message) is None
