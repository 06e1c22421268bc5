"""A small plan with every kind of clause, and a player: written chats in, findings out."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community.draft import Draft, R, Record, key_of
from warmfield.community.events import Event, JoinAsked, Joined, Left, MessageSent, NicknameChanged
from warmfield.community.findings import Finding
from warmfield.community.ids import ClauseNumber, EventId, GroupId, MemberId, MessageId, PersonId
from warmfield.community.records import MembershipRecord
from warmfield.plan.clauses import Clause
from warmfield.plan.model import Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.read import read
from warmfield.rules.judge import judge_join, judge_message, judge_nickname
from warmfield.rules.memory import remember_join, remember_leave, remember_message, remember_nickname
from warmfield.rules.situation import situation_of

CASES = Path(__file__).parent / "cases"
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
LINE = re.compile(
    r"(?P<at>\d\d:\d\d(?::\d\d)?) (?:\[(?P<group>\w+)\] )?(?P<who>[^>]+?)(?: \^(?P<reply>\d+))?> (?P<text>.*)"
)
CLAUSES: list[dict[str, object]] = [
    {"number": "1.1", "kind": "nickname"},
    {"number": "1.2", "kind": "links", "trusted": ["school.example"]},
    {"number": "1.5", "kind": "adverts", "words": ["刷单"], "allowed": ["萤火虫", "Firefly"]},
    {"number": "1.6", "kind": "dispute"},
    {"number": "1.9", "kind": "invitation", "codes": ["front-door"]},
    {"number": "7.4", "kind": "flooding"},
    {"number": "9.2", "kind": "poaching", "own": ["萤火虫", "Firefly"]},
    {"number": "9.2", "kind": "copies"},
]
PEOPLE = {
    "lin": {"name": "Lin", "roles": ["owner"], "accounts": {"log": "lin"}},
    "zhou": {"name": "Zhou", "roles": ["helper"], "accounts": {"log": "zhou"}},
}


class Line(Struct, frozen=True, kw_only=True):
    """A written message, and the kinds of clause it is expected to break."""

    event: MessageSent
    met: frozenset[str]
    chat: str


def make_plan(clauses: Iterable[dict[str, object]] = CLAUSES, **changes: object) -> Plan:
    """Build the plan; a clause needs no text here."""
    group = {"platform": "log", "owner": "lin"}
    form: dict[str, object] = {
        "community": {
            "name": {"en": "Firefly"},
            "languages": ["en", "zh"],
            "time_zone": "UTC",
            "assistant": {"name": "Mango", "mark": {"en": "assistant"}},
        },
        "positioning": {"worth_to_us": {}, "worth_to_members": {}, "for_whom": {}},
        "people": PEOPLE,
        "groups": {name: {"name": f"Group {name}", **group} for name in ("g1", "g2", "g3", "g4")},
        "neighbourhoods": ["龙泽苑", "金域华府", "Longze Garden"],
        "ladders": {"default": {"steps": ["note", "warn"], "counts_for": "30 days"}},
        "clauses": [{"text": {}, **clause} for clause in clauses],
        "retention": {"text": "90 days", "nicknames": "90 days"},
    }
    return Plan.model_validate(form | changes)


class Table:
    """Records in memory: the fake of a store's view."""

    def __init__(self) -> None:
        self.rows: dict[tuple[type[Record], str], Record] = {}

    def get(self, sort: type[R], key: str) -> R | None:
        return cast("R | None", self.rows.get((sort, key)))

    def keep(self, *records: Record) -> None:
        for record in records:
            self.rows[(type(record), key_of(record))] = record


class Chat:
    """Plays events in order; what they leave behind stays for the next."""

    def __init__(self, plan: Plan) -> None:
        self.rulebook = Rulebook(plan, {MemberId("lin"): PersonId("lin"), MemberId("zhou"): PersonId("zhou")})
        self.table = Table()

    def play(self, event: Event) -> tuple[Finding, ...]:
        draft = Draft(self.table, event.at)
        findings = self._take(event, draft)
        self.table.keep(*draft.changes())
        self._tell_quarrel(event, findings)
        return findings

    def _tell_quarrel(self, event: Event, findings: tuple[Finding, ...]) -> None:
        """Stand in for the decision: both were told, and have two hours to calm down."""
        for one in findings:
            if one.rule == "dispute" and isinstance(event, MessageSent):
                record = Draft(self.table, event.at).group(event.group)
                pair = (event.who, MemberId(str(one.facts["with"])))
                until = event.at + timedelta(hours=2)
                self.table.keep(replace(record, dispute_until=until, dispute_members=pair))

    def _take(self, event: Event, draft: Draft) -> tuple[Finding, ...]:
        match event:
            case MessageSent():
                reading = read(event.text)
                findings = judge_message(situation_of(event, draft, self.rulebook), reading)
                remember_message(draft, event, reading, self.rulebook)
            case Joined() | JoinAsked():
                findings = judge_join(situation_of(event, draft, self.rulebook))
                remember_join(draft, event)
            case NicknameChanged():
                findings = judge_nickname(situation_of(event, draft, self.rulebook))
                remember_nickname(draft, event)
            case Left():
                findings = ()
                remember_leave(draft, event)
            case _:
                raise AssertionError(event)
        return findings

    def say(self, script: str) -> list[tuple[Finding, ...]]:
        """Play a written chat; give the findings about each message but those on nicknames, in order."""
        played = [self.play(line.event) for line in lines_of(script)]
        return [tuple(one for one in found if one.rule != "nickname") for found in played]

    @staticmethod
    def lines(script: str) -> list["Line"]:
        return lines_of(script)

    def met_by(self, text: str) -> set[str]:
        """Give the kinds that one message breaks."""
        return self.met(lines_of(f"20:00 ann> {text}")[0].event) - {"nickname"}

    def membership(self, group: str, member: str) -> MembershipRecord:
        return Draft(self.table, MONDAY).membership(GroupId(group), MemberId(member))

    def clause(self, number: str) -> Clause:
        clause = self.rulebook.clause(ClauseNumber(number))
        assert clause is not None
        return clause

    def met(self, event: Event) -> set[str]:
        return {one.rule for one in self.play(event) if one.score >= 0.5 and "covered_by" not in one.facts}


def lines_of(script: str, chat: str = "chat") -> list[Line]:
    """Read `20:01:05 [g2] nickname ^1> text => kinds`; `^1` replies to the first message."""
    found: list[Line] = []
    for written in filter(None, (raw.strip() for raw in script.splitlines())):
        said, _, met = written.partition(" => ")
        match = LINE.fullmatch(said)
        assert match, written
        parts = [int(one) for one in match["at"].split(":")]
        length = timedelta(hours=parts[0], minutes=parts[1], seconds=(parts[2:] or [0])[0])
        reply = found[int(match["reply"]) - 1].event.id if match["reply"] else None
        event = MessageSent(
            at=MONDAY + length,
            id=EventId(f"{chat}/{len(found) + 1}"),
            group=GroupId(match["group"] or "g1"),
            who=MemberId(match["who"].strip()),
            nickname=match["who"].strip(),
            text=match["text"].replace("\\n", "\n"),
            reply_to=MessageId(reply) if reply else None,
        )
        found.append(Line(event=event, met=frozenset(met.split()), chat=chat))
    return found


def chats_in(name: str) -> dict[str, list[Line]]:
    """Read a file of chats, each under a `## title`."""
    text = (CASES / name).read_text("utf-8")
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)[1:]
    return {title: lines_of(body, title) for title, body in zip(parts[::2], parts[1::2], strict=True)}


def texts_in(name: str) -> list[Line]:
    """Read a file of single messages: the kinds expected (`-` for none), a bar, the text."""
    found = []
    for raw in (CASES / name).read_text("utf-8").splitlines():
        met, bar, text = raw.partition(" | ")
        if bar and not raw.startswith("#"):
            found += lines_of(f"20:00 a> {text} => {met.replace('-', '')}", text)
    return found


Chats = Callable[[str], dict[str, list[Line]]]
Texts = Callable[[str], list[Line]]
ChatUnder = Callable[..., Chat]
WrongIn = Callable[[list[Line]], list[str]]
