"""How alerts go with replies."""

from dataclasses import replace

import pytest
from bread import BREAD, KEEPS, RISES, answer, clarification, greeting

from faqbot.knowledge.notices import AlertRule, Notices
from faqbot.replies.notices import is_withheld, stands_alone, with_found_notices
from faqbot.replies.reply import Reply

BURNT = AlertRule(id="burnt", text="Cool it under water.", patterns=("burnt",), related=("storage-time",))
LIKELY = AlertRule(id="likely", text="Call 112.", urgency="likely")
SIGNED = LIKELY._replace(patterns=("help",))
GENTLE = AlertRule(id="gentle", text="If it happens now, call 112.", urgency="possible")
WITH_ALERTS = replace(BREAD, alerts=(BURNT, LIKELY, GENTLE))


def give_notice(reply: Reply, alert: AlertRule) -> AlertRule | None:
    """Return the alert that a reply gets where one was found."""
    return with_found_notices(replace(reply, knowledge=WITH_ALERTS), Notices(alert)).alert


@pytest.mark.hazard(id="false-alert")
def test_an_alert_of_the_model_alone_gives_way_to_the_gentle_one_before_a_sure_answer() -> None:
    assert give_notice(answer(KEEPS, confidence=0.8), LIKELY) == GENTLE


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    ("reply", "alert"),
    [
        (answer(KEEPS, confidence=0.79), LIKELY),
        (clarification(KEEPS), LIKELY),
        (answer(KEEPS, confidence=0.99), BURNT),
        (answer(KEEPS, confidence=0.99), SIGNED),
    ],
)
def test_any_other_alert_stays(reply: Reply, alert: AlertRule) -> None:
    assert give_notice(reply, alert) == alert


def test_the_gentle_alert_stays_before_any_answer() -> None:
    for reply in (answer(RISES, confidence=0.99), answer(KEEPS, confidence=0.5), clarification(RISES)):
        assert give_notice(reply, GENTLE) == GENTLE


def test_a_base_without_a_gentle_alert_keeps_the_other() -> None:
    assert with_found_notices(answer(KEEPS, confidence=0.99), Notices(LIKELY)).alert == LIKELY


@pytest.mark.parametrize(
    ("reply", "alert", "alone", "withheld"),
    [
        (answer(KEEPS), None, False, False),
        (answer(KEEPS), GENTLE, False, False),
        (answer(KEEPS), BURNT, True, False),
        (answer(KEEPS), LIKELY, True, True),
        (clarification(KEEPS), BURNT, True, True),
        (greeting(), GENTLE, True, True),
    ],
)
def test_an_alert_stands_alone_but_for_what_belongs_to_it(
    reply: Reply, alert: AlertRule | None, alone: bool, withheld: bool
) -> None:
    noticed = reply.with_notices(alert, None)
    assert (stands_alone(noticed), is_withheld(noticed)) == (alone, withheld)
