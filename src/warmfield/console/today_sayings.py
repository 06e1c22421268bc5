"""What Today says in words about numbers, and about what holds something back."""

from babel.numbers import format_decimal

from warmfield.console.run_sheet import Done
from warmfield.console.visit import Visit
from warmfield.rhythm.gate import HELD
from warmfield.rhythm.sorts import SORTS


class TodaySayings:
    def __init__(self, visit: Visit) -> None:
        self.words = visit.words

    def barred(self, held: str) -> str:
        return self.words(HELD[held])

    def state(self, said: str) -> str:
        return said[:1].upper() + said[1:]

    def done(self, one: Done) -> str:
        name = self.words(SORTS[one.sort].name)
        return one.title or name[:1].upper() + name[1:]

    def number(self, count: int) -> str:
        return format_decimal(count, locale=self.words.language)

    def change(self, difference: int) -> str:
        """Against the week before."""
        if difference == 0:
            return self.words("as many as the week before")
        if difference > 0:
            return self.words("{count} more than the week before", count=self.number(difference))
        return self.words("{count} fewer than the week before", count=self.number(-difference))

    def outside(self, quiet: int, lively: int) -> str:
        """Groups outside the comfort band."""
        said = []
        if quiet:
            said.append(self.words("{count} gone quiet", count=quiet))
        if lively:
            said.append(self.words("{count} too lively", count=lively))
        return self.words(", ").join(said)
