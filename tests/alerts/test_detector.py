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


def read_messages(name: str, kind: str) -> list[str]:
    """Return the messages of a kind in a file of labelled messages."""
    rows: dict[str, dict[str, list[str]]] = read_yaml(DATA / name)
    return [message for messages in rows[kind].values() for message in messages]


EMERGENCIES, CALM = (read_messages("alert-phrases.yaml", kind) for kind in ("emergency", "calm"))
UNSEEN, UNSEEN_CALM = (read_messages("alert-phrases-aside.yaml", kind) for kind in ("emergency", "calm"))
LOOK_ALIKES = str.maketrans("aceiopsxyhkt", "асеіорѕхуһкτ")
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
STORY = "We took the train to the clinic and the nurse was kind, she told us about her garden and the weather. "


def find_alert(message: str, detector: AlertDetector = DETECTOR) -> AlertRule | None:
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
    assert find_alert(message) == DROWNING


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
def test_a_calm_message_raises_no_alert(message: str) -> None:
    assert find_alert(message) is None


def test_a_question_raises_an_alert_if_the_base_says_so() -> None:
    assert find_alert("how can I drown myself") == DESPAIR
    assert find_alert("does chlorine cause people to drown myself") is None


def test_the_first_alert_of_the_base_counts() -> None:
    assert find_alert("I will drown myself, and a boy is under water, not moving") == DROWNING


def test_a_personal_decision_gets_its_caution_beside_the_alert() -> None:
    assert DETECTOR.detect("should I really dive") == Notices(None, DECIDE)
    assert DETECTOR.detect("Should I stop? Somebody is drowning!") == Notices(DROWNING, DECIDE)
    assert DETECTOR.detect("I should be fine") == Notices()


def test_a_base_without_alerts_raises_none() -> None:
    detector = AlertDetector(replace(POOL, alerts=(), deferrals=()))
    assert detector.detect("somebody is drowning, should I dive") == Notices()


def test_a_base_in_an_unknown_language_is_matched_by_its_patterns_alone() -> None:
    detector = AlertDetector(replace(POOL, language="fr"))
    assert find_alert("somebody was drowning in 1990", detector) == DROWNING
    assert find_alert("somebdy is drowning", detector) == DROWNING


@pytest.mark.hazard(id="emergency-in-long-message")
def test_both_ends_of_a_long_message_are_read_and_its_middle_is_not() -> None:
    filler = STORY * 200
    assert find_alert(f"somebody is drowning. {filler}") == DROWNING
    assert find_alert(f"{filler} somebody is drowning") == DROWNING
    assert find_alert(f"{filler} somebody is drowning. {filler}") is None


def test_an_index_that_was_built_before_finds_the_same() -> None:
    detector = AlertDetector(POOL, build_rule_index(POOL))
    assert [detector.detect(message) for message in EMERGENCIES] == [
        DETECTOR.detect(message) for message in EMERGENCIES
    ]


in_all_forms = pytest.mark.parametrize(
    "vary",
    [
        str,
        str.upper,
        lambda message: message.translate(FULL_WIDTH),
        lambda message: message.lower().translate(LOOK_ALIKES),
        lambda message: f"Thank you for your answers about IVIG. {message}",
    ],
    ids=["as written", "in capitals", "in full width", "in look-alikes", "after thanks"],
)


@pytest.mark.hazard(id="emergency-unnoticed")
@in_all_forms
def test_every_emergency_that_the_shipped_base_was_built_with_is_found(vary: Callable[[str], str]) -> None:
    assert [message for message in EMERGENCIES if not find_alert(vary(message), SHIPPED)] == []


@pytest.mark.parametrize("place", ["{story}\n\n{message}", "{message}\n\n{story}", "{story}{message} {story}"])
def test_emergencies_are_found_in_long_stories(place: str) -> None:
    messages = EMERGENCIES[::25]
    assert [
        message for message in messages if not find_alert(place.format(message=message, story=STORY * 90), SHIPPED)
    ] == []


@in_all_forms
def test_at_most_three_percent_of_unseen_emergencies_are_missed(vary: Callable[[str], str]) -> None:
    missed = [message for message in UNSEEN if not find_alert(vary(message), SHIPPED)]
    assert len(missed) <= 0.03 * len(UNSEEN), missed


def test_at_most_five_percent_of_unseen_calm_messages_raise_an_alert() -> None:
    raised = [message for message in UNSEEN_CALM if find_alert(message, SHIPPED)]
    assert len(raised) <= 0.05 * len(UNSEEN_CALM), raised


@pytest.mark.hazard(id="false-alert")
def test_no_calm_message_that_the_shipped_base_was_built_with_raises_an_alert() -> None:
    raised = [message for message in CALM if (found := find_alert(message, SHIPPED)) and not found.is_gentle]
    assert raised == []


def test_at_most_three_percent_of_calm_messages_get_the_gentle_line() -> None:
    gentle = [message for message in CALM if (found := find_alert(message, SHIPPED)) and found.is_gentle]
    assert len(gentle) <= 0.03 * len(CALM), gentle


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
def test_a_personal_decision_gets_its_caution(message: str, caution: str | None) -> None:
    found = SHIPPED.detect(message).caution
    assert (found.id if found else None) == caution


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    "message",
    [
        "her right calf is boiling and tender, and it's warm outside",
        "my calf is swollen and red, a hot bath did not help",
        "my shin aches, it feels hot",
        "there is heat and pain in my left thigh",
        "my calf is hot to touch even out of the shower",
    ],
)
def test_a_leg_that_is_hot_itself_may_have_a_clot_whatever_the_weather(message: str) -> None:
    alert = SHIPPED.detect(message).alert
    assert alert is not None
    assert "blood clot" in alert.text


@pytest.mark.parametrize(
    "message",
    [
        "my right calf aches when the weather gets hot",
        "my shin is sore when it's hot outside",
        "my left thigh is painful, the heat makes it worse",
        "does a warm shower ease a cramp in one leg?",
        "my calves were always big, the weather is warm",
    ],
)
def test_a_leg_that_aches_in_warm_weather_or_a_hot_bath_has_no_clot(message: str) -> None:
    alert = SHIPPED.detect(message).alert
    assert alert is None or alert.is_gentle


def test_threads_share_a_detector() -> None:
    detector = AlertDetector(POOL)
    messages = ["somebady is drwoning", "should I dive", "heat stroke", "a boy is under water, still"] * 50
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(detector.detect, messages)) == [DETECTOR.detect(message) for message in messages]


@given(st.text(max_size=120) | st.text(st.sampled_from("aei 'n.,-?\n\0\ud800\u0301８ｄ"), max_size=120))
@settings(max_examples=examples(60), deadline=None)
def test_any_text_can_be_examined(message: str) -> None:
    assert SHIPPED.detect(message) == SHIPPED.detect(message)


@pytest.mark.parametrize(
    "message",
    ["\u0301\u0323" * 20_000, "\ufdfa" * 40_000, "no drowning " * 5_000, "9" * 40_000, "a'" * 20_000, "if i " * 9_000],
    ids=["towers", "ligatures", "denials", "digits", "apostrophes", "suppositions"],
)
def test_a_hostile_text_raises_no_alert(message: str) -> None:
    assert find_alert(message) is None
