from collections.abc import Sequence

from asked import scored
from bread import BREAD

from faqbot.curation.evaluation.confusions import confusions
from faqbot.curation.evaluation.evaluation import evaluated, self_evaluated
from faqbot.curation.evaluation.folds import HeldOut, hidden
from faqbot.curation.evaluation.reliability import reliability
from faqbot.curation.evaluation.risk_coverage import risk_coverage


def test_everything_follows_from_the_score() -> None:
    score = scored((0.9, True), (0.4, False))
    found = evaluated(score)
    assert (found.curve, found.calibration) == (risk_coverage(score), reliability(score))
    assert (found.confusions, found.recalls) == (confusions(score), None)


def test_a_base_is_asked_itself_under_the_eyes_of_a_watcher() -> None:
    seen: list[HeldOut] = []

    def watch(plan: Sequence[HeldOut]) -> Sequence[HeldOut]:
        seen.extend(plan)
        return plan

    found = self_evaluated(BREAD, watch)
    assert seen == hidden(BREAD)
    assert found.recalls is not None
    assert [each.name for each in found.recalls.topics] == ["Storage"]
    assert [each.asked for each in found.recalls.entries] == [2]
    assert "gluten" in found.recalls.not_asked
