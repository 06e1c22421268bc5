"""What the library's templates say of pieces and their reception, in the reader's language."""

from collections.abc import Sequence
from statistics import fmean

from babel.dates import format_skeleton
from babel.numbers import format_decimal

from warmfield.acts.voice import text_in
from warmfield.community.ids import PersonId
from warmfield.community.pieces import PieceRecord, Use
from warmfield.console.shelf.experts_shown import ExpertShown, SourceShown
from warmfield.console.visit import Visit
from warmfield.rhythm.library.piece_words import SORTS, STATES
from warmfield.rhythm.library.reception import warmth
from warmfield.rhythm.library.sieve import why_in_words

LOOKS = {"draft": "mid", "ready": "ok", "used": "cold", "rejected": "high"}
"""The class of each state's mark; the state stands in words beside it."""


class ContentSayings:
    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._words = visit.words

    def state(self, state: str) -> str:
        return self._words(STATES[state])

    def look(self, state: str) -> str:
        return LOOKS[state]

    def sort(self, sort: str) -> str:
        return self._words(SORTS[sort])

    def why(self, why: str) -> str:
        return why_in_words(self._words, why)

    def whose(self, piece: PieceRecord) -> str:
        """Its expert, else its source, else who brought it."""
        return self._name(piece.expert) or piece.source or self._name(piece.by)

    def day(self, piece: PieceRecord | Use) -> str:
        local = piece.at.astimezone(self._visit.clocks)
        return format_skeleton("MMMd", local, locale=self._words.language)

    def received(self, uses: Sequence[Use]) -> str:
        """All that came back, over every use; empty where it wasn't shared yet."""
        words = self._words
        if not uses:
            return ""
        return words(
            "answers {answers}, people {people}, reactions {reactions}",
            answers=sum(one.answers for one in uses),
            people=sum(one.people for one in uses),
            reactions=sum(one.reactions for one in uses),
        )

    def warmth(self, uses: Sequence[Use]) -> str:
        return self.number(fmean(warmth(one) for one in uses)) if uses else ""

    def number(self, number: float) -> str:
        return format_decimal(round(number, 1), locale=self._words.language)

    def due(self, expert: ExpertShown) -> str:
        words = self._words
        if not expert.a_week:
            return words("owes nothing")
        done = words("{count} of {owed} this week", count=expert.brought, owed=expert.a_week)
        return words("{done}, due {weekday}", done=done, weekday=words(expert.due)) if expert.due else done

    def looked(self, one: SourceShown) -> str:
        """What came of the last look; empty where all went well."""
        look = one.look
        return self._words(look.sentence, **look.values) if look is not None and look.sentence else ""

    def theme(self, theme: str) -> str:
        """As the plan calls it."""
        known = self._visit.rulebook.plan.themes.get(theme)
        return theme if known is None else text_in(known.name, self._words.language)

    def themes(self, themes: Sequence[str]) -> str:
        words = self._words
        return words(", ").join(self.theme(one) for one in themes)

    def _name(self, person: PersonId | None) -> str:
        known = None if person is None else self._visit.rulebook.plan.people.get(person)
        return "" if known is None else known.name
