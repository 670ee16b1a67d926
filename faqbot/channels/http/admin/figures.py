"""Live figures of a service for people: sums of what Prometheus collects. None of them names a text of a user."""

from collections import Counter
from typing import Any

from faqbot.channels.http.metrics import Metrics

SERVER_ERROR = "5"
"""What the statuses of failures of the service begin with."""

OWN = "/admin"
"""What the routes of the admin page begin with."""


def collect_figures(metrics: Metrics) -> dict[str, Any]:
    """Return figures since the service was started; requests of the admin page do not count.

    Returns:
        ``requests`` and ``failures``, both numbers, ``mean_ms``, the mean time of a request in milliseconds, and
        ``bases``: by name ``replies`` by kind, ``alerts``, ``hand_overs``, ``helpful`` and ``unhelpful``.
    """
    requests = failures = seconds = 0.0
    bases: dict[str, Counter[str]] = {}
    for name, labels, value in metrics.list_samples():
        if labels.get("route", "").startswith(OWN):
            continue
        base = bases.setdefault(labels["base"], Counter()) if "base" in labels else Counter()
        match name:
            case "faqbot_requests_total":
                requests += value
                failures += value if labels["status"].startswith(SERVER_ERROR) else 0
            case "faqbot_request_seconds_sum":
                seconds += value
            case "faqbot_replies_total":
                base[labels["kind"]] += int(value)
            case "faqbot_alerts_total":
                base["alerts"] += int(value)
            case "faqbot_hand_overs_total":
                base["hand_overs"] += int(value)
            case "faqbot_feedback_total":
                base["helpful" if labels["helpful"] == "yes" else "unhelpful"] += int(value)
    return {
        "requests": int(requests),
        "failures": int(failures),
        "mean_ms": round(1000 * seconds / requests, 2) if requests else 0.0,
        "bases": {base: {key: number for key, number in counts.items() if number} for base, counts in bases.items()},
    }
