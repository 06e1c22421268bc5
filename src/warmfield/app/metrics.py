"""What Prometheus reads at `/metrics`: counts and times, no names."""

from collections.abc import Callable, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from warmfield.engine.noted import Noted
from warmfield.engine.ports import Turn

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
"""Seconds. A commit on a disk of its own takes 1-10 ms; above 50 ms members begin to notice."""


class Metrics:
    """One registry a run, so that two apps in one process don't share counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        at = self.registry
        self._events = Counter("warmfield_events", "Events taken, by kind", ["kind"], registry=at)
        self._decisions = Counter(
            "warmfield_decisions", "Decisions, by the first clause and band", ["clause", "band"], registry=at
        )
        self._actions = Counter(
            "warmfield_actions", "Actions, by platform and outcome", ["platform", "outcome"], registry=at
        )
        self._requests = Counter(
            "warmfield_requests", "Requests put to staff, by sort", ["sort"], registry=at
        )
        self._late = Counter(
            "warmfield_timers_late", "Timers skipped because they came too late", registry=at
        )
        self._amiss = Counter("warmfield_amiss", "What went wrong, by what it was", ["what"], registry=at)
        self._commit = Histogram("warmfield_commit_seconds", "Time of a commit", buckets=BUCKETS, registry=at)

    def gauge(self, name: str, about: str, read: Callable[[], float]) -> None:
        Gauge(f"warmfield_{name}", about, registry=self.registry).set_function(read)

    def watch(self, turns: Sequence[Turn]) -> None:
        for turn in turns:
            self._events.labels(str(turn.event.__struct_config__.tag)).inc()
            for request in turn.requests:
                self._requests.labels(request.sort).inc()
            if turn.decision is not None:
                first = turn.decision.findings[0].clause if turn.decision.findings else ""
                self._decisions.labels(first, turn.decision.band).inc()

    def observe(self, noted: Noted) -> None:
        match noted.what:
            case "committed":
                self._commit.observe(noted.seconds)
            case "performed" | "refused" | "postponed":
                self._actions.labels(noted.platform, noted.what).inc()
            case "late":
                self._late.inc(noted.count)
            case (
                "parked"
                | "commit_failed"
                | "connector_failed"
                | "store_failed"
                | "source_failed"
                | "webhook_off"
                | "webhooks_failed"
            ):
                self._amiss.labels(noted.what).inc(noted.count)

    def text(self) -> bytes:
        return generate_latest(self.registry)
