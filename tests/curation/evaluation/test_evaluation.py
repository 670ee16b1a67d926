from collections.abc import Sequence

from bread import BREAD
from outcomes import make_score

from faqbot.curation.evaluation.absent_items import hold_out_items
from faqbot.curation.evaluation.confusions import find_confusions
from faqbot.curation.evaluation.evaluation import evaluate, evaluate_self
from faqbot.curation.evaluation.folds import HeldOut, hold_out
from faqbot.curation.evaluation.reliability import compute_reliability
from faqbot.curation.evaluation.risk_coverage import compute_risk_coverage


def test_everything_follows_from_the_score() -> None:
    score = make_score((0.9, True), (0.4, False))
    found = evaluate(score)
    assert (found.curve, found.reliability) == (compute_risk_coverage(score), compute_reliability(score))
    assert (found.confusions, found.recalls) == (find_confusions(score), None)


def test_the_evaluation_of_a_base_on_its_own_phrasings_reports_progress() -> None:
    seen: list[HeldOut] = []

    def watch(plan: Sequence[HeldOut]) -> Sequence[HeldOut]:
        seen.extend(plan)
        return plan

    found = evaluate_self(BREAD, watch)
    assert seen == [*hold_out(BREAD), *hold_out_items(BREAD)]
    assert found.recalls is not None
    assert [each.name for each in found.recalls.topics] == ["Storage"]
    assert [each.asked for each in found.recalls.entries] == [2]
    assert "gluten" in found.recalls.not_asked
    assert [each.id for each in found.recalls.absent] == ["storage-freezing", "storage-bag", "yeast-rising", "gluten"]
