"""The nearest alert is shown where several have a sign, and where only the model raises one."""

from dataclasses import replace

import pytest
from alerts.guarded import POOL

from faqbot.alerts.detector import AlertDetector
from faqbot.alerts.nearest_alert import NearestAlert
from faqbot.alerts.rule_index import build_rule_index
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.notices import AlertRule
from faqbot.knowledge.shipped import shipped_base
from faqbot.language.packs import pack_for

BREATH = AlertRule(
    id="breath",
    text="Sit up.",
    patterns=("breath & <hard>", "gasping & <pool>", "wheezing & <pool>", "lungs & <pool>", "lips & blue", "choking"),
)
BLEEDING = AlertRule(
    id="bleeding",
    text="Press.",
    patterns=("blood & <hard>", "bleeding & <pool>", "blood & towel", "bled & <pool>", "cut & deep"),
)
LIKELY = AlertRule(id="likely", text="Call 112.", urgency="likely")
WORDS = {"hard": ("hard", "trouble"), "pool": ("pool", "slide")}
DETECTOR = AlertDetector(replace(POOL, alerts=(BREATH, BLEEDING, LIKELY), sign_words={**POOL.sign_words, **WORDS}))
SHIPPED = AlertDetector(load_knowledge(shipped_base()))


def find_id(message: str, detector: AlertDetector = DETECTOR) -> str | None:
    alert = detector.detect(message).alert
    return alert.id if alert else None


@pytest.mark.parametrize(
    ("message", "alert"),
    [
        ("she's losing blood, loads of it, it won't stop", "bleeding"),
        ("my husband has gone grey, he can't get his breath", "breath"),
        ("he has a fever of 40 and talks to the wall, shaking", "likely"),
    ],
)
def test_where_only_the_model_raises_an_alert_the_one_with_the_nearest_signs_is_shown(message: str, alert: str) -> None:
    assert find_id(message) == alert


def test_an_alert_that_the_model_raises_says_so() -> None:
    alert = DETECTOR.detect("she's losing blood, loads of it, it won't stop").alert
    assert alert == BLEEDING._replace(urgency="likely", patterns=())


def test_of_several_alerts_with_a_sign_the_gravest_is_shown_unless_another_is_clearly_nearer() -> None:
    assert find_id("the cut is deep and the lips are blue") == "breath"
    assert find_id("hardly any urine all day, and my face is swelling", SHIPPED) == "airway"
    assert find_id("my face is swelling, I pee nothing, the urine was like cola", SHIPPED) == "urine"
    assert find_id("her calf is hot, red, swollen and painful and she feels faint", SHIPPED) == "leg-clot"


def test_of_equally_near_alerts_the_gravest_is_shown() -> None:
    twins = replace(POOL, alerts=(BREATH, BREATH._replace(id="twin")), sign_words=WORDS)
    assert find_id("he is choking", AlertDetector(twins)) == "breath"


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    ("message", "alert"),
    [
        ("they would all be better without me and I have said my goodbyes", "suicide"),
        ("I have written to the kids, I want no more of this life and the noose is ready", "suicide"),
        ("my flatmate swallowed the rest of the bottle of sleeping pills and is drowsy", "overdose"),
        ("the pad is drenched again after twenty minutes, blood down to my shoes", "bleeding"),
    ],
)
def test_the_shipped_base_tells_what_belongs_to_the_emergency(message: str, alert: str) -> None:
    assert find_id(message, SHIPPED) == alert


def test_no_alert_is_near_to_words_that_no_sign_has() -> None:
    index = build_rule_index(POOL)
    nearest = NearestAlert(index, len(POOL.alerts), pack_for("en"))
    assert nearest.choose([("the", "ticket", "was", "cheap")], set()) is None
    assert nearest.choose([("the", "ticket", "was", "cheap")], set(), among=[1, 0]) == 0


def test_a_base_without_signs_has_no_nearest_alert() -> None:
    bare = replace(POOL, alerts=(LIKELY,), deferrals=())
    assert find_id("she's bleeding a lot and it won't stop", AlertDetector(bare)) == "likely"
