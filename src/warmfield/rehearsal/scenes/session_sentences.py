"""Makers of the sentences about sessions: planned, opened, moved, extended, ended, called off."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from warmfield.community import events as e
from warmfield.community.staff_commands import SessionChanged, SessionClosed, SessionOpened, SessionPlanned
from warmfield.rehearsal.scenes.sentences import Told


def _at(told: Told, clock: str) -> datetime:
    day = int(told["day"]) if told["day"] else told.director.today()
    return told.director.at(day, time.fromisoformat(clock))


def _speakers(told: Told) -> tuple[str, ...]:
    return tuple(one.strip() for one in told["speakers"].split(",") if one.strip())


def _minutes(told: Told) -> timedelta | None:
    return timedelta(minutes=int(told["minutes"])) if told["minutes"] else None


def _plans(told: Told) -> e.Event:
    starts, lasts = _at(told, told["since"]), _minutes(told)
    return SessionPlanned(
        at=told.at, id=told.id, group=told.group, topic=told["text"], starts=starts,
        ends=None if lasts is None else starts + lasts, speakers=_speakers(told),
        focus=True if told["focus"] else None, by=told.by(),
    )  # fmt: skip


def _opens(told: Told) -> e.Event:
    lasts = _minutes(told)
    return SessionOpened(
        at=told.at, id=told.id, group=told.group, topic=told["text"],
        ends=None if lasts is None else told.at + lasts, speakers=_speakers(told),
        focus=True if told["focus"] else None, by=told.by(),
    )  # fmt: skip


def _closes(told: Told) -> e.Event:
    return SessionClosed(at=told.at, id=told.id, group=told.group, by=told.by())


def _calls_off(told: Told) -> e.Event:
    return SessionClosed(at=told.at, id=told.id, group=told.group, session=told["topic"], by=told.by())


def _moves(told: Told) -> e.Event:
    return SessionChanged(
        at=told.at, id=told.id, group=told.group, session=told["topic"], starts=_at(told, told["since"]),
        by=told.by(),
    )  # fmt: skip


def _extends(told: Told) -> e.Event:
    return SessionChanged(
        at=told.at, id=told.id, group=told.group, ends=_at(told, told["until"]), by=told.by()
    )


SESSION_MAKERS: dict[str, Callable[[Told], e.Event]] = {
    "plans_session": _plans, "opens_session": _opens, "closes_session": _closes,
    "calls_off": _calls_off, "moves_session": _moves, "extends_session": _extends,
}  # fmt: skip
