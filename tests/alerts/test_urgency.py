"""The learned model tells calls for help from calm messages, and stands beside the signs of a base."""

from array import array
from dataclasses import replace

import pytest
from alerts.guarded import DESPAIR, DROWNING, POOL

from faqbot.alerts.detector import AlertDetector
from faqbot.alerts.features import FeatureReader
from faqbot.alerts.urgency import UrgencyModel, urgency_model_for
from faqbot.bot import FaqBot
from faqbot.knowledge.notices import AlertRule
from faqbot.language.fallback import FallbackPack
from faqbot.language.packs import pack_for

LIKELY = AlertRule(id="likely", text="Call 112.", urgency="likely")
POSSIBLE = AlertRule(id="possible", text="If it happens now, call 112.", urgency="possible")


def find_alert(message: str, *alerts: AlertRule) -> AlertRule | None:
    return AlertDetector(replace(POOL, alerts=(*POOL.alerts, *alerts))).detect(message).alert


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    "message",
    [
        "my husband has gone grey and he can't get his breath",
        "she's bleeding a lot and it won't stop",
    ],
)
def test_the_model_raises_an_alert_where_the_base_has_no_sign(message: str) -> None:
    assert find_alert(message, LIKELY, POSSIBLE) == LIKELY
    assert find_alert(message) is None


def test_a_doubtful_message_gets_the_gentle_alert() -> None:
    message = "she has been rather dizzy today"
    assert find_alert(message, LIKELY, POSSIBLE) == POSSIBLE


@pytest.mark.hazard(id="false-alert")
@pytest.mark.parametrize(
    "message",
    [
        "",
        "?",
        ". " * 100,
        "When does the pool open?",
        "how many people died of it",
        "my card was stolen",
        "I love this pool",
    ],
)
def test_the_model_raises_no_alert_on_a_calm_message(message: str) -> None:
    assert find_alert(message, LIKELY, POSSIBLE) is None


@pytest.mark.hazard(id="false-alert")
@pytest.mark.parametrize(
    "message",
    [
        "would this help her",
        "pregnant and have xyzzy",
        "not live ones",
        "wrong answer",
        "22 weeks gone.",
        "im 31 weeks gone",
        "22wks gone",
        "ten weeks gone",
    ],
)
def test_a_few_words_that_name_little_of_body_or_mind_are_not_scored(message: str) -> None:
    assert find_alert(message, LIKELY, POSSIBLE) is None


@pytest.mark.hazard(id="false-alert")
def test_a_name_of_the_base_does_not_make_a_message_longer() -> None:
    message = "I'm pregnant and have XYZZY"
    detectors = [
        AlertDetector(replace(POOL, alerts=(LIKELY, POSSIBLE), protected=protected)) for protected in ((), ("XYZZY",))
    ]
    assert [detector.detect(message).alert for detector in detectors] == [POSSIBLE, None]


def test_a_few_words_that_name_more_are_scored() -> None:
    assert find_alert("bleeding and fainting", LIKELY, POSSIBLE) == LIKELY


def test_a_sign_of_something_that_goes_on_now_is_never_silenced_by_the_model() -> None:
    assert find_alert("somebody is drowning, ha ha, no thanks, how much is a ticket", LIKELY, POSSIBLE) == DROWNING


@pytest.mark.hazard(id="false-alert")
def test_a_sign_in_a_calm_message_gets_the_gentle_alert() -> None:
    message = "The postcard shows a boy drowning, how much is a print"
    assert find_alert(message, LIKELY, POSSIBLE) == POSSIBLE
    assert find_alert(message, LIKELY) == DROWNING


@pytest.mark.hazard(id="emergency-unnoticed")
def test_a_calm_question_about_what_is_as_grave_when_asked_keeps_its_alert() -> None:
    assert find_alert("how high is the board, and can I drown myself from there", LIKELY, POSSIBLE) == DESPAIR


@pytest.mark.hazard(id="false-alert")
def test_beside_a_sign_that_is_denied_the_model_must_be_surer() -> None:
    message = "I am not drowning, only dizzy and cold since this morning"
    assert find_alert(message, LIKELY, POSSIBLE) == POSSIBLE
    assert find_alert(message.replace("drowning", "swimming"), LIKELY, POSSIBLE) == LIKELY


def test_a_likely_call_for_help_gets_the_gentle_alert_of_a_base_without_another() -> None:
    assert find_alert("she's bleeding a lot and it won't stop", POSSIBLE) == POSSIBLE


def test_a_call_for_help_is_found_in_a_long_calm_message() -> None:
    story = "We took the train, and the nurse was kind and told us about her garden and the weather there. " * 8
    assert find_alert(f"{story}She's bleeding a lot. It won't stop. {story}", LIKELY) == LIKELY


def test_an_unknown_language_has_no_model() -> None:
    assert urgency_model_for(FallbackPack()) is None


def test_weights_of_another_model_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^the model has 3 weights, not \d+$"):
        UrgencyModel(FeatureReader(pack_for("en"), {}), array("b", [1, 2, 3]))


@pytest.mark.parametrize(
    "message",
    [
        "I'm 84, so do excuse my typing.",
        "21 weeks gone. Would it still be allowed before the birth?",
        "Hi, I'm Vera. I have RRMS and one kidney, which isn't much.",
        "Back to my sister, she's also lacking that antibody",
    ],
)
def test_an_age_a_pregnancy_or_an_introduction_is_no_likely_call(message: str) -> None:
    assert find_alert(message, LIKELY, POSSIBLE) != LIKELY


def find_shipped(message: str) -> str | None:
    alert = AlertDetector(FaqBot.load().knowledge).detect(message).alert
    return alert.id if alert else None


@pytest.mark.hazard(id="false-alert")
@pytest.mark.parametrize(
    "message",
    [
        "cannot bear Rebif any more, the fever nights are killing me. is there a gentler drug?",
        "can't face betaseron any longer, does immunoglobulin suit people like me",
        "I cannot cope with these injections any more, the bruises are killing us, what else is there?",
    ],
)
def test_a_thing_that_is_killing_someone_raises_no_full_alert(message: str) -> None:
    assert find_shipped(message) in (None, "possible-emergency")


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    ("message", "alert"),
    [
        ("my chest is killing me, what can I do?", "chest"),
        ("the drip is killing me, I want to die, what is the point?", "suicide"),
        ("something is badly wrong and I'm frightened", "emergency"),
        ("my lips tingle and I am scared", "airway"),
    ],
)
def test_an_idiom_or_fear_hides_no_sign(message: str, alert: str) -> None:
    assert find_shipped(message) == alert


@pytest.mark.hazard(id="false-alert")
@pytest.mark.parametrize(
    "message",
    ["She has RRMS and she is terrified.", "I have RRMS and I'm really scared", "Her kidneys are poor, by the way."],
)
def test_fear_without_a_symptom_and_an_aside_raise_no_gentle_line(message: str) -> None:
    assert find_shipped(message) is None


@pytest.mark.hazard(id="false-alert")
@pytest.mark.parametrize(
    "message",
    [
        "my baby came two weeks ago. I have RRMS and I am frightened",
        "I gave birth last month and we are scared",
        "my wife has spms and cant walk far",
        "dad has ppms and cannot lift much these days",
        "she has MS and can no longer drive well",
    ],
)
def test_fear_alone_and_a_lasting_limit_raise_no_full_alert(message: str) -> None:
    assert find_shipped(message) in (None, "possible-emergency")


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    "message", ["he suddenly cant walk far, his face hangs", "i cannot walk well since this morning, my leg is numb"]
)
def test_a_limit_that_is_new_is_no_lasting_one(message: str) -> None:
    assert find_shipped(message) == "stroke"
