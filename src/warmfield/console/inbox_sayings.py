"""What the inbox says in words about a request: its sort, how pressing it is."""

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_date, format_datetime, format_timedelta

from warmfield.acts.for_staff import STATES
from warmfield.acts.voice import shortened, text_in
from warmfield.community.draft import membership_key
from warmfield.community.findings import Decision
from warmfield.community.ids import GroupId, MemberId, PersonId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request
from warmfield.console.inbox_item import Facts
from warmfield.console.inbox_queue import Handled
from warmfield.console.priority import priority
from warmfield.console.visit import Visit
from warmfield.moderation.told.explained import RUNGS
from warmfield.wording import Words, later

ICONS = {
    "review": "shield-check",
    "by_hand": "hand",
    "link": "link",
    "invitation": "user-plus",
    "join": "user-plus",
    "permit": "megaphone",
    "appeal": "message-circle",
    "dispute": "frown",
    "parked": "triangle-alert",
    "swap": "refresh-cw",
    "gap": "calendar-days",
    "warm_up": "flame",
    "gather": "waves",
    "lurkers": "moon",
    "lurkers_word": "moon",
    "game": "sparkles",
    "prizes": "gift",
    "piece": "library-big",
    "expert_piece": "library-big",
    "moments": "smartphone",
    "material": "library-big",
    "run_sheet": "scroll-text",
    "session_prompt": "mic",
    "plan_change": "scroll-text",
}
"""By sort."""
NAMES = {
    "review": later("Please judge"),
    "by_hand": later("By hand"),
    "link": later("Link"),
    "invitation": later("Invitation"),
    "permit": later("Advert by permit"),
    "join": later("Wants to join"),
    "appeal": later("Asks to look again"),
    "dispute": later("Disagreement"),
    "parked": later("Something went wrong"),
    "swap": later("Duty swap"),
    "gap": later("Open duty"),
    "warm_up": later("Warm-up"),
    "gather": later("A lot of talk"),
    "lurkers": later("Silent members"),
    "lurkers_word": later("Word to silent members"),
    "game": later("Game"),
    "prizes": later("Prizes"),
    "piece": later("Useful piece"),
    "expert_piece": later("Piece of an expert"),
    "moments": later("Moments"),
    "material": later("Material"),
    "run_sheet": later("Run sheet"),
    "session_prompt": later("Session"),
    "plan_change": later("Change of the plan"),
}
"""By sort: two or three words over an item."""
TONES = {"urgent": "high", "soon": "mid", "later": ""}
PRIORITIES = {"urgent": later("Urgent"), "soon": later("Soon"), "later": later("Later")}


class InboxSayings:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def icon(self, request: Request) -> str:
        return ICONS.get(request.sort, "inbox")

    def sort(self, request: Request) -> str:
        return self.name(request.sort)

    def tone(self, request: Request) -> str:
        """The look of its priority: `high`, `mid` or plain."""
        return TONES[priority(request, self._visit.now)]

    def priority(self, name: str) -> str:
        return self._visit.words(PRIORITIES[name])

    def outcome(self, one: Handled) -> str:
        """How it ended, and by whom: `Approved · Ms Lin`."""
        words, request, decision = self._visit.words, one.request, one.decision
        undone = decision is not None and decision.undone_at is not None and request.sort == "review"
        state = words("taken back") if undone else words(STATES[request.state])
        by = decision.undone_by if undone and decision is not None else request.answered_by
        known = None if by is None else self._visit.rulebook.plan.people.get(by)
        name = (by or "") if known is None else known.name
        said = state[:1].upper() + state[1:]
        return f"{said} · {name}" if name else said

    def buttons(self, request: Request) -> tuple[str, str]:
        """What stands on the two buttons: no and yes."""
        no, yes = BUTTONS.get(_kind(request), PLAIN)
        return self._visit.words(no), self._visit.words(yes)

    def follows(self, request: Request) -> tuple[str, str]:
        """What a no and a yes lead to, beside the steps that are listed."""
        no, yes = FOLLOWS.get(_kind(request), ("", ""))
        words, name = self._visit.words, request.subject.get("name", "")
        return words(no, name=name) if no else "", words(yes, name=name) if yes else ""

    def head(self, request: Request) -> str:
        """Whom it is about, where somebody is; else what is asked."""
        if request.member is None or request.group is None:
            return request.title
        known = self._visit.view.get(MembershipRecord, membership_key(request.group, request.member))
        return (known.nickname if known else "") or request.title

    def gist(self, request: Request) -> str:
        """What was written, or else what is asked."""
        return request.quote[:80] or (request.title if self.head(request) != request.title else "")

    def waits(self, request: Request) -> str:
        waited = self._visit.now - request.at
        return format_timedelta(waited, format="short", locale=self._visit.words.language)

    def all_undone(self, names: Sequence[str]) -> str:
        words = self._visit.words
        return words(", ").join(words(UNDONE[name]) for name in names)

    def name(self, sort: str) -> str:
        return self._visit.words(NAMES[sort]) if sort in NAMES else sort

    def names(self, people: Sequence[PersonId]) -> str:
        known, words = self._visit.rulebook.plan.people, self._visit.words
        return words(", ").join(known[who].name if who in known else who for who in people)

    def moment(self, moment: datetime) -> str:
        return format_datetime(
            moment.astimezone(self._visit.clocks), "short", locale=self._visit.words.language
        )

    def day(self, moment: datetime) -> str:
        return format_date(moment.astimezone(self._visit.clocks), "medium", locale=self._visit.words.language)

    def grade(self, grade: str) -> str:
        known = self._visit.rulebook.plan.grades.get(grade)
        return grade if known is None else text_in(known.name, self._visit.words.language)

    def joined(self, facts: Facts) -> str:
        """When, and by whom or which code."""
        here, words = facts.here, self._visit.words
        when = here.joined if here is not None and here.joined else facts.known and facts.known.first_seen
        said = self.day(when) if when else words("unknown")
        if here is None or not (here.invited_by or here.via):
            return said
        inviter = here.invited_by and self._nickname(here.group, here.invited_by)
        return words("{day}, by {inviter}", day=said, inviter=inviter or here.via)

    def earlier(self, decision: Decision) -> str:
        words = self._visit.words
        clauses = words(", ").join(dict.fromkeys(one.clause for one in decision.findings))
        rung = words(RUNGS[decision.rung]) if decision.rung in RUNGS else words("nothing was done")
        said = words("{day}: {clauses}, {what}", day=self.day(decision.at), clauses=clauses, what=rung)
        return said if decision.undone_at is None else words("{what} (taken back)", what=said)

    def _nickname(self, group: GroupId, member: MemberId) -> str:
        known = self._visit.view.get(MembershipRecord, membership_key(group, member))
        return (known.nickname if known else "") or member

    def rung(self, name: str) -> str:
        return self._visit.words(RUNGS[name])


def _kind(request: Request) -> str:
    """A held link and an uninvited newcomer are asked about otherwise than what is asked for."""
    if request.sort == "link" and request.subject.get("held"):
        return "held"
    return "joined" if request.sort == "invitation" and "joined" in request.subject else request.sort


def said_of(words: Words, request: Request, answer: str, count: int) -> str:
    """What was just done, for the next page."""
    if count > 1:
        return words.many("{count} answered alike.", "{count} answered alike.", count)
    return words(DONE.get(answer, DONE["done"]), title=shortened(request.title, 48))


DONE = {
    "approve": later("Approved: {title}"),
    "refuse": later("Refused: {title}"),
    "done": later("Done: {title}"),
    "take": later("It is yours: {title}"),
    "pass": later("Passed on: {title}"),
}
PLAIN = (later("Refuse"), later("Approve"))
BUTTONS = {
    "review": (later("It's fine"), later("Do this")),
    "held": (later("Leave it out"), later("Post it")),
    "joined": (later("Say goodbye"), later("May stay")),
    "join": (later("Not now"), later("Let in")),
    "appeal": (later("It stays"), later("Take it back")),
}
FOLLOWS = {
    "review": (later("The message stands, and nothing counts against them."), ""),
    "held": (
        later("They are told kindly, with your reason."),
        later("The text below is posted with their name, and they are told."),
    ),
    "link": (
        later("They are told kindly, with your reason."),
        later("They may post it once in each group, and are told so."),
    ),
    "invitation": (
        later("They are told kindly, with your reason."),
        later("They may bring them in, and are told so."),
    ),
    "joined": (later("They are told kindly and removed; they can come back by asking."), later("They stay.")),
    "permit": (
        later("They are told kindly, with your reason."),
        later("You confirm the red packets: they may post the advert, and are told so."),
    ),
    "join": (later("They are told no at the door, with your reason."), later("They come in.")),
    "appeal": (
        later("They are told that it stays, with your reason."),
        later("Everything is given back as far as it can be, with an apology."),
    ),
    "lurkers": (later("Everyone stays."), later("Those on the list are removed, but for whom you name.")),
    "piece": (later("None of them is shared."), later("They go into the library and are shared in turn.")),
    "plan_change": (later("The plan stays as it is."), later("The change may be published.")),
    "swap": (later("Everything stays as it was."), later("The hours change hands.")),
}
"""What a no and a yes lead to."""
UNDONE = {
    "width": later("letters of unusual width"),
    "confusables": later("letters that look like others"),
    "invisible": later("invisible characters"),
    "traditional": later("traditional characters"),
    "digits": later("digits written as words"),
    "separators": later("signs between the letters"),
}
"""What was undone to read a text that hides its words."""
