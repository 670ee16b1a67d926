"""Figures about a service for Prometheus. No label holds a text of a user."""

import os
from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from faqbot.rendering.record import Record

_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)


class Metrics:
    """Counts replies, feedback and requests.

    With several workers, the environment variable ``PROMETHEUS_MULTIPROC_DIR`` names the folder in which they add up.
    """

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._replies = Counter("faqbot_replies", "Replies.", ("base", "channel", "kind", "reason"), registry=registry)
        self._alerts = Counter("faqbot_alerts", "Replies with an alert.", ("base", "channel"), registry=registry)
        self._hand_overs = Counter(
            "faqbot_hand_overs", "Conversations handed over.", ("base", "channel", "reason"), registry=registry
        )
        self._feedback = Counter("faqbot_feedback", "Judgements of users.", ("base", "helpful"), registry=registry)
        self._requests = Counter("faqbot_requests", "HTTP requests.", ("route", "status"), registry=registry)
        self._seconds = Histogram(
            "faqbot_request_seconds", "Time of a request.", ("route",), buckets=_SECONDS, registry=registry
        )
        self._refused = Gauge(
            "faqbot_base_refused",
            "1 while the newest version of a base is not served.",
            ("base",),
            registry=registry,
            multiprocess_mode="livemax",
        )

    def count_reply(self, record: Record, base: str, channel: str) -> None:
        """Count a reply to a person."""
        self._replies.labels(base, channel, record["kind"], record["reason"] or "").inc()
        if record["alert"]:
            self._alerts.labels(base, channel).inc()

    def count_hand_over(self, base: str, channel: str, reason: str) -> None:
        """Count a conversation that is handed over to people."""
        self._hand_overs.labels(base, channel, reason).inc()

    def count_feedback(self, base: str, *, helpful: bool) -> None:
        """Count a judgement of a user."""
        self._feedback.labels(base, "yes" if helpful else "no").inc()

    def count_request(self, route: str, status: int, seconds: float) -> None:
        """Count a request, by the pattern of its route."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def set_refused(self, base: str, *, is_refused: bool) -> None:
        """Say whether the newest version of a base is not served."""
        self._refused.labels(base).set(is_refused)

    def render(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        return generate_latest(self._collect())

    def list_samples(self) -> Iterator[tuple[str, Mapping[str, str], float]]:
        """Yield all figures, each as its name, its labels and its value."""
        for metric in self._collect().collect():
            for sample in metric.samples:
                yield sample.name, sample.labels, sample.value

    def _collect(self) -> CollectorRegistry:
        """Return the figures of all workers."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return self._registry
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return registry
