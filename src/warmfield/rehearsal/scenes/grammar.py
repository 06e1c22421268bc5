"""The sentences a scene is written in, as patterns. `docs/rehearsal.md` explains each."""

import re
from collections.abc import Iterator

from warmfield.plan.model import STAFF_ROLES

ROLE = rf"(?:(?P<role>{'|'.join(STAFF_ROLES)})\s+)?"
JOINED = r"(?:,? invited by (?P<inviter>.+?))?(?:,? via (?P<via>\S+))?"
HOUR = r"(?P<since>\d\d:\d\d)(?: on day (?P<day>\d+))?"
SESSION = r"(?: for (?P<minutes>\d+) minutes)?(?:,? with (?P<speakers>[^:]+?))??(?P<focus>,? in focus)?"
SAYING = r"(?:: (?P<text>.*))?"
ACTIVITY = r"the activity (?P<activity>.+?)(?: of day (?P<day>\d+))?"

TIMED = re.compile(r"^(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\s+(?P<rest>.+))?$")
LATER = re.compile(
    r"^(?P<count>\d+)\s+(?P<unit>second|minute|hour|day|week)s?\s+later(?:\s+(?P<rest>.+))?$",
)
DAY = re.compile(r"^day (?P<day>\d+)$")
GROUP = re.compile(r"^in (?P<group>.+?)[:：]$")
PLAN = re.compile(r"^plan:\s*(?P<plan>.+)$")
CLOCK = re.compile(r"^clock:\s*on$")
MEANING = re.compile(r"^meaning:\s*on$")
WITH = re.compile(r"^with:\s*(?P<path>[^=]+?)\s*=\s*(?P<value>.+)$")
STAFF = re.compile(r"^staff:\s*(?P<name>.+?)\s+(?:as|=)\s+(?P<roles>.+)$")
SENTENCES = {
    "says": rf"{ROLE}(?P<who>[^>]+?)(?:\s\((?P<to>private|to [^)]+)\))?>\s?(?P<text>.*)",
    "plans_session": rf"{ROLE}(?P<by>.+?) plans a session at {HOUR}{SESSION}{SAYING}",
    "opens_session": rf"{ROLE}(?P<by>.+?) opens a session{SESSION}{SAYING}",
    "closes_session": rf"{ROLE}(?P<by>.+?) closes the session",
    "moves_session": rf"{ROLE}(?P<by>.+?) moves the session (?P<topic>.+?) to {HOUR}",
    "extends_session": rf"{ROLE}(?P<by>.+?) extends the session to (?P<until>\d\d:\d\d)",
    "calls_off": rf"{ROLE}(?P<by>.+?) calls off the session (?P<topic>.+)",
    "asks_to_join": rf"(?P<who>.+?) asks to join{JOINED}{SAYING}",
    "joins": rf"{ROLE}(?P<who>.+?) joins{JOINED}",
    "leaves": r"(?P<who>.+?) leaves",
    "reads": r"(?P<who>.+?) reads",
    "renames": rf"{ROLE}(?P<who>.+?) is now (?P<nickname>.+)",
    "brings": r"(?P<source>.+?) brings: (?P<text>.+)",
    "known": r"(?P<who>.+?) is known: (?P<facts>.+)",
    "takes_back": r"(?P<who>.+?) takes the message back",
    "edits": r"(?P<who>.+?) edits: (?P<text>.+)",
    "reacts": r"(?P<who>.+?) reacts (?P<text>\S+)(?: to (?P<to>.+))?",
    "answers": (
        rf"{ROLE}(?P<by>.+?) (?P<answer>approves|refuses|has done|takes|passes) (?P<request>r\d+){SAYING}"
    ),
    "undoes": rf"{ROLE}(?P<by>.+?) undoes the last decision(?: about (?P<who>.+?))?{SAYING}",
    "approves_link": rf"{ROLE}(?P<by>.+?) approves (?P<link>any link|\S+) of (?P<who>.+)",
    "lets_invite": rf"{ROLE}(?P<by>.+?) lets (?P<who>.+?) invite (?P<invitees>.+)",
    "plans_activity": (
        rf"{ROLE}(?P<by>.+?) plans an activity: (?P<title>.+?) on day (?P<to_day>\d+) at (?P<clock>\d\d:\d\d)"
        rf"(?: in (?P<place>.+?))?(?: for (?P<capacity>\d+))?(?: every (?P<often>day|week|month))?"
        rf"(?P<everywhere>, in all groups)?"
    ),
    "moves_activity": rf"{ROLE}(?P<by>.+?) moves {ACTIVITY} to day (?P<to_day>\d+) at (?P<clock>\d\d:\d\d)",
    "changes_activity": (
        rf"{ROLE}(?P<by>.+?) changes the (?P<what>place|title|capacity) of {ACTIVITY} to (?P<said>.+)"
    ),
    "cancels_activity": rf"{ROLE}(?P<by>.+?) cancels {ACTIVITY}(?P<whole> and all that follow)?{SAYING}",
    "announces_activity": rf"{ROLE}(?P<by>.+?) announces {ACTIVITY}",
    "checks_in": rf"{ROLE}(?P<by>.+?) checks (?P<who>.+?) in to {ACTIVITY}",
    "closes_activity": rf"{ROLE}(?P<by>.+?) closes {ACTIVITY}{SAYING}",
    "permits": (
        rf"{ROLE}(?P<by>.+?) permits (?P<who>.+?) (?P<posts>\d+) posts? "
        rf"from (?P<since>\d\d:\d\d) to (?P<until>\d\d:\d\d){SAYING}"
    ),
}
_SENTENCES = [(does, re.compile(f"^(?:{pattern})$", re.DOTALL)) for does, pattern in SENTENCES.items()]


def parse_sentence(text: str) -> tuple[str, dict[str, str]] | None:
    """Give what is done and its named pieces, or None where no sentence fits."""
    return next(_fits(text), None)


def _fits(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for does, pattern in _SENTENCES:
        found = pattern.match(text)
        if found:
            yield does, {name: value for name, value in found.groupdict().items() if value is not None}
