"""warmfield's own log, forgiving in what it reads: `docs/log.md` says all of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from warmfield.community import events as e
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId, PersonId
from warmfield.community.staff_commands import InvitationApproved, LinkApproved, PermitGranted
from warmfield.rehearsal.importers.imported import Importer, Lines, Log, Skipped, Tally, in_utc
from warmfield.rehearsal.importers.recorded_rows import KINDS, MOMENTS, RECORDED, WINDOWS
from warmfield.rehearsal.importers.session_rows import session_from

Row = Mapping[str, Any]
ENGINES_OWN = frozenset({"timer_due", "action_ended", "plan_published", "plan_proposed", "plan_withdrawn"})


class WrongRowError(Exception):
    """Why a row is no event; `args[0]` is a reason of `imported.REASONS`."""


def _recognises(head: Sequence[str]) -> bool:
    return any(line.startswith("{") and '"at"' in line for line in head)


def _read(log: Log, lines: Lines) -> Iterator[e.Event | Skipped]:
    tally, decoder = Tally(log), msgspec.json.Decoder(dict[str, Any])
    for number, line in lines:
        if line is None:
            yield log.skipped(number, "no_text")
        elif line and not line.isspace():
            try:
                made = _event(log, number, decoder.decode(line), tally)
            except msgspec.DecodeError:
                yield log.skipped(number, "broken", line)
            except WrongRowError as why:
                yield log.skipped(number, str(why), line)
            else:
                yield from () if made is None else (made,)
    yield from tally.skipped()


def _event(log: Log, number: int, row: Row, tally: Tally) -> e.Event | None:
    kind = str(row.get("kind") or "message")
    if kind in ENGINES_OWN:
        tally.add(number, "own_engine", kind)
        return None
    make = MAKERS.get(kind)
    if make is None:
        tally.add(number, "unknown_kind", kind)
        return None
    shared = {"at": _moment(row.get("at"), log), "id": EventId(_text(row, "id")) or log.id_of(number)}
    return make(row, shared, log)


def _moment(value: object, log: Log) -> datetime:
    """Read ISO 8601 with an offset, with Z or without (the community's zone), or POSIX seconds."""
    try:
        if isinstance(value, int | float):
            return in_utc(datetime.fromtimestamp(value, UTC), UTC)
        return in_utc(datetime.fromisoformat(str(value)), log.zone)
    except (ValueError, OverflowError, OSError):
        raise WrongRowError("no_time") from None


def _text(row: Row, *names: str) -> str:
    """Give the first field of these that is there, as text."""
    value = next((row[name] for name in names if row.get(name) is not None), "")
    if not isinstance(value, str | int | float):
        raise WrongRowError("wrong_field")
    return str(value)


def _who(row: Row, *names: str) -> MemberId:
    who = _text(row, *(names or ("who", "member")))
    if not who:
        raise WrongRowError("no_who")
    return MemberId(who)


def _maybe(row: Row, *names: str) -> MemberId | None:
    return MemberId(_text(row, *names)) or None


def _group(row: Row, log: Log) -> GroupId:
    return GroupId(_text(row, "group")) or log.group


def _place(row: Row, log: Log) -> dict[str, Any]:
    return {"group": _group(row, log), "who": _who(row)}


def _message(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    return e.MessageSent(
        **shared, **_place(row, log), nickname=_text(row, "nickname"), text=_text(row, "text"),
        reply_to=MessageId(_text(row, "reply_to")) or None,
        replaces=MessageId(_text(row, "replaces")) or None, media=_text(row, "media"),
    )  # fmt: skip


def _join(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    return e.Joined(
        **shared, **_place(row, log), nickname=_text(row, "nickname"),
        invited_by=_maybe(row, "invited_by"), via=_text(row, "via"),
    )  # fmt: skip


def _join_asked(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    return e.JoinAsked(
        **shared, **_place(row, log), nickname=_text(row, "nickname"), text=_text(row, "text"),
        invited_by=_maybe(row, "invited_by"), via=_text(row, "via"),
    )  # fmt: skip


def _leave(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    return e.Left(**shared, **_place(row, log), removed_by=_maybe(row, "removed_by"))


def _nickname(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    return e.NicknameChanged(**shared, **_place(row, log), nickname=_text(row, "nickname", "text"))


def _whisper(row: Row, shared: dict[str, Any], _: Log) -> e.Event:
    return e.Whispered(
        **shared, who=_who(row), nickname=_text(row, "nickname"), text=_text(row, "text"),
        group=_group_or_none(row),
    )  # fmt: skip


def _reaction(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    reply_to = MessageId(_text(row, "reply_to", "message")) or None
    return e.Reacted(**shared, **_place(row, log), text=_text(row, "text"), reply_to=reply_to)


def _present(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    return e.Present(**shared, **_place(row, log), nickname=_text(row, "nickname"))


def _has_read(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    return e.Read(**shared, **_place(row, log))


def _message_removed(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    gone = MessageId(_who(row, "message", "reply_to"))
    return e.MessageVanished(**shared, group=_group(row, log), message=gone, who=_maybe(row, "who"))


def _group_or_none(row: Row) -> GroupId | None:
    return GroupId(_text(row, "group")) or None


def _command(row: Row) -> dict[str, Any]:
    """The member a staff command is about, who gave it, and where it holds."""
    who = _who(row, "member", "for", "who")
    by = _text(row, "by", "who")
    return {
        "who": who,
        "by": PersonId(by) if by and by != who else None,
        "group": _group_or_none(row),
    }


def _link_approved(row: Row, shared: dict[str, Any], _: Log) -> e.Event:
    return LinkApproved(**shared, **_command(row), link=_text(row, "link", "url", "text"))


def _invitation_approved(row: Row, shared: dict[str, Any], _: Log) -> e.Event:
    named: object = next((row[n] for n in ("invitees", "invitee", "name", "text") if row.get(n)), [])
    if not isinstance(named, str | list):
        raise WrongRowError("wrong_field")
    invitees = (named,) if isinstance(named, str) else tuple(map(str, named))
    return InvitationApproved(**shared, **_command(row), invitees=invitees)


def _permit_granted(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    posts = row.get("posts", 1)
    if not isinstance(posts, int):
        raise WrongRowError("wrong_field")
    window = _window(row, log)
    return PermitGranted(**shared, **_command(row), window=window, text=_text(row, "text"), posts=posts)


def _window(row: Row, log: Log) -> tuple[datetime, datetime]:
    """Read `[from, to]`, `{"from", "to"}` or `from/to`; since, until, start and end too, on the row too."""
    window: Any = row.get("window", row)
    if isinstance(window, str):
        window = window.split("/")
    if isinstance(window, Mapping):
        window = [
            next((window[name] for name in names if name in window), None)
            for names in (("from", "since", "start"), ("to", "until", "end"))
        ]
    if not isinstance(window, list) or len(window) != 2:
        raise WrongRowError("wrong_field")
    since, until = (_moment(one.strip() if isinstance(one, str) else one, log) for one in window)
    return since, until


def _as_recorded(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    given = {key: value for key, value in row.items() if value is not None} | shared
    for name in given.keys() & set(MOMENTS):
        given[name] = _moment(given[name], log)
    for name in given.keys() & set(WINDOWS):
        given[name] = _window({"window": given[name]}, log)
    try:
        recorded: e.Event = msgspec.convert(given, RECORDED)
    except msgspec.ValidationError:
        raise WrongRowError("wrong_field") from None
    return recorded


def _session(row: Row, shared: dict[str, Any], log: Log) -> e.Event:
    by = PersonId(_text(row, "by", "who")) or None
    given = shared | {"group": _group(row, log), "by": by}
    try:
        return session_from(row, given, lambda said: _moment(said, log))
    except ValueError:
        raise WrongRowError("wrong_field") from None


MAKERS: dict[str, Callable[[Row, dict[str, Any], Log], e.Event]] = {
    "message": _message, "join": _join, "join_asked": _join_asked, "leave": _leave, "nickname": _nickname,
    "whisper": _whisper, "present": _present, "read": _has_read, "reaction": _reaction,
    "message_removed": _message_removed,
    "link_approved": _link_approved, "invitation_approved": _invitation_approved,
    "permit_granted": _permit_granted,
    "session_planned": _session, "session_opened": _session,
    "session_closed": _session, "session_changed": _session,
} | dict.fromkeys(KINDS, _as_recorded)  # fmt: skip
OWN_LOG = Importer("warmfield", _recognises, _read)
