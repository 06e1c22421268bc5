"""What holds a thing of the agenda back, in words: by whom and why, where it was a person."""

from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.gate import HELD
from warmfield.rhythm.wish import Item
from warmfield.wording import Words


def why_held(item: Item, rulebook: Rulebook, words: Words) -> str:
    """Empty where nothing does."""
    by = item.by_staff
    if by is None or by.by is None:
        return words(HELD[item.held]) if item.held else ""
    known = rulebook.plan.people.get(by.by)
    name = by.by if known is None else known.name
    if by.text:
        return words("skipped by {name}: {why}", name=name, why=by.text)
    return words("skipped by {name}", name=name)
