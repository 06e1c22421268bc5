"""A form as somebody filled it in: its fields read one by one, and what is wrong with each, in a sentence."""

import unicodedata
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta

from warmfield.console.visit import Visit
from warmfield.rhythm.local_time import at
from warmfield.wording import later

MISSING = later("Please fill this in.")
TOO_LONG = later("That is too long: at most {most} characters.")
NO_DAY = later("Please choose a day.")
NO_HOUR = later("Please write an hour, like 19:30.")
NO_NUMBER = later("Please write a number from {least} to {most}.")
NOT_ONE_OF_THESE = later("Please choose one of these.")
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


class Filled:
    """`wrong` are the sentences that stand beside fields. What is wrong reads as empty, or as None."""

    def __init__(self, visit: Visit, fields: Mapping[str, str]) -> None:
        self.fields = fields
        self.wrong: dict[str, str] = {}
        self._visit = visit

    def blame(self, name: str, sentence: str, /, **values: object) -> None:
        """The first thing that is wrong with a field is said."""
        self.wrong.setdefault(name, self._visit.words(sentence, **values))

    def line(self, name: str, most: int, *, needed: bool = False) -> str:
        """One line of text, without signs that can't be seen."""
        return self._text(name, most, " ".join(_seen(self.fields.get(name, "")).split()), needed=needed)

    def lines(self, name: str, most: int, *, needed: bool = False) -> str:
        written = (" ".join(_seen(line).split()) for line in self.fields.get(name, "").splitlines())
        return self._text(name, most, "\n".join(written).strip(), needed=needed)

    def _text(self, name: str, most: int, text: str, *, needed: bool) -> str:
        if len(text) > most:
            self.blame(name, TOO_LONG, most=most)
        if needed and not text:
            self.blame(name, MISSING)
        return text

    def one_of(self, name: str, known: Collection[str], *, needed: bool = False) -> str:
        """One of these; empty where nothing is chosen."""
        said = self.fields.get(name, "")
        if said in known:
            return said
        if said or needed:
            self.blame(name, NOT_ONE_OF_THESE)
        return ""

    def day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self.fields.get(name, ""))
        except ValueError:
            self.blame(name, NO_DAY)
            return None

    def clock(self, name: str) -> time | None:
        written = self.fields.get(name, "").strip().replace("：", ":")
        try:
            hour, _, minute = written.partition(":")
            return time(int(hour), int(minute or "0"))
        except ValueError:
            self.blame(name, NO_HOUR)
            return None

    def moment(self, day: str, clock: str) -> datetime | None:
        """A day and an hour on the community's clocks, in UTC."""
        on, hour = self.day(day), self.clock(clock)
        try:
            return None if on is None or hour is None else at(on, hour, self._visit.clocks).astimezone(UTC)
        except OverflowError:
            self.blame(day, NO_DAY)
            return None

    def number(self, name: str, least: int, most: int) -> int | None:
        """None where nothing is written."""
        written = self.fields.get(name, "").strip()
        if not written:
            return None
        if not written.isdecimal() or len(written) > 9 or not least <= int(written) <= most:
            self.blame(name, NO_NUMBER, least=least, most=most)
            return None
        return int(written)

    def minutes(self, name: str, most: int) -> timedelta | None:
        number = self.number(name, 5, most)
        return None if number is None else timedelta(minutes=number)


def _seen(text: str) -> str:
    return "".join(" " if unicodedata.category(sign) in UNSEEN else sign for sign in text)
