"""The examples and counter-examples of alerts."""

from collections.abc import Iterator

from faqbot.alerts.detector import AlertDetector
from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.inspection import Inspection


def check_alert_examples(inspection: Inspection) -> Iterator[Finding]:
    """Find examples that raise no alert, and counter-examples that raise one.

    A gentle alert is enough only for an example of its own.
    """
    detector = AlertDetector(inspection.knowledge)
    gentle = {alert.id for alert in inspection.knowledge.alerts if alert.is_gentle}
    for draft in inspection.written.draft.alerts:
        for example in draft.examples:
            found = detector.detect(example.value).alert
            if found is None or (found.is_gentle and draft.id.value not in gentle):
                what = f'only the gentle alert "{found.id}"' if found else "no alert"
                fault = f"example {example.quoted} of {draft.name} raises {what}"
                remedy = 'add the words that report it to "signs"'
                yield Finding(code="FB110", location=example.location, fault=fault, remedy=remedy)
        for example in draft.counterexamples:
            if found := detector.detect(example.value).alert:
                fault = f'counter-example {example.quoted} of {draft.name} raises alert "{found.id}"'
                remedy = 'add an exception to "unless" of that alert'
                yield Finding(code="FB111", location=example.location, fault=fault, remedy=remedy)
