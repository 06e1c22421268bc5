"""When something comes again: plain choices for people, a rule of RFC 5545 for the calendar."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_skeleton

from warmfield.rhythm.activities.recurrence import OFTEN
from warmfield.wording import Words, later

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CHOICES = {
    "": later("Once"),
    "week": later("Every week on this weekday"),
    "fortnight": later("Every second week on this weekday"),
    "nth": later("Every month on this weekday, like the first Friday"),
    "month": later("Every month on this date"),
    "day": later("Every day"),
    "days": later("On several days of the week"),
}
DAYS = (
    later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday"), later("Friday"),
    later("Saturday"), later("Sunday"),
)  # fmt: skip
NTH = {
    "1": later("every month on the first {weekday}"),
    "2": later("every month on the second {weekday}"),
    "3": later("every month on the third {weekday}"),
    "4": later("every month on the fourth {weekday}"),
    "-1": later("every month on the last {weekday}"),
}


def rule_from(choice: str, first: date, days: Sequence[str], until: date | None) -> str:
    """Empty for once. `days` are codes of weekdays, for `days` only."""
    code = CODES[first.weekday()]
    week = (first.day - 1) // 7 + 1
    rules = {
        "day": "FREQ=DAILY",
        "week": f"FREQ=WEEKLY;BYDAY={code}",
        "fortnight": f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}",
        "nth": f"FREQ=MONTHLY;BYDAY={week if week < 5 else -1}{code}",
        "month": f"FREQ=MONTHLY;BYMONTHDAY={first.day}",
        "days": f"FREQ=WEEKLY;BYDAY={','.join(one for one in CODES if one in days)}",
    }
    rule = rules.get(choice, "")
    return f"{rule};UNTIL={until:%Y%m%d}" if rule and until else rule


def rule_in_words(words: Words, rule: str, first: date | None) -> str:
    """`every Friday until 3 March`; a rule nobody can say stands for itself."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";") if part)
    said = _often(words, parts, first)
    if not said:
        return rule
    until = parts.get("UNTIL", "")[:8]
    if not until:
        return said
    day = date(int(until[:4]), int(until[4:6]), int(until[6:8]))
    return words("{often}, until {day}", often=said, day=format_skeleton("yMMMd", day, locale=words.language))


def _often(words: Words, parts: dict[str, str], first: date | None) -> str:
    days, often = parts.get("BYDAY", ""), parts.get("FREQ", "")
    known = {"FREQ", "BYDAY", "BYMONTHDAY", "UNTIL", "INTERVAL"}
    if often not in OFTEN or not parts.keys() <= known or parts.get("INTERVAL", "1") not in ("1", "2"):
        return ""
    if often == "DAILY" and parts.keys() <= {"FREQ", "UNTIL"}:
        return words("every day")
    if often == "WEEKLY":
        codes = days.split(",") if days else [] if first is None else [CODES[first.weekday()]]
        return _weekly(words, codes, parts.get("INTERVAL", "1"))
    if often == "MONTHLY" and days[:-2] in NTH and days[-2:] in CODES:
        return words(NTH[days[:-2]], weekday=words(DAYS[CODES.index(days[-2:])]))
    if often == "MONTHLY" and not days and parts.get("INTERVAL", "1") == "1":
        number = parts.get("BYMONTHDAY") or (str(first.day) if first else "")
        return words("every month on the {number}.", number=number) if number.isdigit() else ""
    return ""


def _weekly(words: Words, codes: Sequence[str], interval: str) -> str:
    if not codes or not set(codes) <= set(CODES):
        return ""
    if len(codes) == len(CODES) and interval == "1":
        return words("every day")
    names = words(", ").join(words(DAYS[CODES.index(code)]) for code in codes)
    every = later("every second week: {days}") if interval == "2" else later("every {days}")
    return words(every, days=names)
