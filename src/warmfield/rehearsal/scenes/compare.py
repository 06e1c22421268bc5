"""Hold what happened against what a scene expects, whole: nothing missing, nothing more."""

import re
from collections.abc import Sequence

from msgspec import Struct

from warmfield.rehearsal.scenes.consequences import Consequence, one_line
from warmfield.rehearsal.scenes.script import Expected, Step
from warmfield.wording import Words

ANY = "…"
NOTHING = "nothing"


class Mismatch(Struct, frozen=True):
    """A step that went otherwise: what was expected and didn't come, what came and wasn't expected."""

    step: Step
    met: tuple[str, ...]
    missing: tuple[Expected, ...]
    surplus: tuple[Consequence, ...]

    def shown(self, words: Words) -> str:
        lines = [f"{self.step.line}: {self.step.source}"]
        lines += [f"      < {text}" for text in self.met]
        missing = words("(expected, didn’t happen)")
        lines += [f"    - < {one.text}   {missing}" for one in self.missing]
        surplus = words("(happened, isn’t in the scene)")
        lines += [f"    + < {one.in_full()}   {surplus}" for one in self.surplus]
        return "\n".join(lines)


def compare(step: Step, happened: Sequence[Consequence]) -> Mismatch | None:
    """Match in any order; `…` stands for any text, a line `< …` for any further consequences.

    What may be left out of a scene is matched last.
    """
    left = sorted(happened, key=lambda each: each.quiet)
    met, missing, open_ended = [], [], False
    for one in sorted(step.expected, key=lambda each: each.text.count(ANY)):
        text = one_line(one.text)
        if text == ANY:
            open_ended = True
        elif text != NOTHING:
            found = next((each for each in left if _fits(text, each)), None)
            if found is None:
                missing.append(one)
            else:
                left.remove(found)
                met.append(found.in_full())
    surplus = [] if open_ended else [each for each in left if not each.quiet]
    if not missing and not surplus:
        return None
    if missing:
        surplus += [each for each in left if each.quiet]
    return Mismatch(step, tuple(met), tuple(missing), tuple(surplus))


def _fits(expected: str, one: Consequence) -> bool:
    pattern = re.escape(expected).replace(re.escape(ANY), ".*")
    return any(re.fullmatch(pattern, form) for form in one.forms())
