"""Find the parts of a nickname, whatever their order and whatever stands between them."""

import re

from warmfield.reading.folds import folds
from warmfield.reading.kinship import Kin, child_of, kin_in
from warmfield.reading.pattern import Pattern, PatternPart, anchors
from warmfield.reading.places import COMPANY, english_place_start, is_other, is_place, split_place

_APART = re.compile(
    r"[^\w\s'’.·&]+|_+|(?<![A-Za-z])\.|\.(?![A-Za-z])|(?<![A-Za-z])·|·(?![A-Za-z])|(?<![A-Za-z])['’]|['’](?![A-Za-z])"
)
_LIVES_AT = re.compile("^(?:家住|住在|坐标|小区|现住|住|在)(?=.{2})")


class Parts:
    """The work in progress on one nickname: what was found by part, and the segments still unexplained."""

    def __init__(self, text: str, pattern: Pattern) -> None:
        self.text = text
        self.pattern = pattern
        self.part = {
            part.sort: part for part in pattern.parts if part.sort in ("child", "parent", "neighbourhood")
        }
        self.fields: dict[str, str] = {}
        self.unclear: list[str] = []
        self.advert = COMPANY.search(text) is not None
        self.segments: list[str] = []

    def anchored(self) -> None:
        """Take the numbers and choices, with the fixed words beside them, out of the text."""
        for name, expression in anchors(self.pattern).items():
            match = expression.search(self.text)
            if match:
                self.fields[name] = match["v"]
                self.text = f"{self.text[: match.start()]}|{self.text[match.end() :]}"

    def known_place(self) -> None:
        """Take a neighbourhood the operator knows out of the text, then cut the rest into segments."""
        part = self.part.get("neighbourhood")
        names = self.pattern.neighbourhoods + (part.choices if part else ())
        for name in sorted(names, key=len, reverse=True) if part else ():
            at = self.text.lower().find(name.translate(folds()).lower())
            if at >= 0:
                self._set("neighbourhood", name)
                self.text = f"{self.text[:at]}|{self.text[at + len(name) :]}"
                break
        self.segments = [one for one in (piece.strip(" .&·'") for piece in _APART.split(self.text)) if one]

    def kin(self) -> None:
        """Find the word of kinship and the child beside it."""
        if "parent" not in self.part:
            return
        best: tuple[int, int, Kin, list[str]] | None = None
        for at, segment in enumerate(self.segments):
            words = segment.split()
            for place, word in enumerate(words):
                kin = kin_in(word)
                if kin and (best is None or (best[2].before == "" and kin.before != "" and place == 0)):
                    best = at, place, kin, words
        if best:
            self._take_kin(*best)

    def _take_kin(self, at: int, place: int, kin: Kin, words: list[str]) -> None:
        self._set("parent", kin.kin)
        before, after = " ".join([*words[:place], kin.before]).strip(), [kin.after, *words[place + 1 :]]
        rest = " ".join(one for one in after if one).strip()
        self.segments[at : at + 1] = []
        of = re.match(r"(?:of|to)\s+(.+)", rest, re.IGNORECASE)
        if of:
            rest, before = before, of[1]
        if before:
            before, more = self._child_from(before, kin)
            self.segments[at:at] = [one for one in (more, rest) if one]
        elif rest:
            self._after(rest, at)
        else:
            self._beside(at)
        self._clean(before)

    def _child_from(self, before: str, kin: Kin) -> tuple[str, str]:
        """Part the words before the kin into the child and whatever stood before it."""
        split = split_place(before) if self.is_open("neighbourhood") else None
        if split:
            return split[1], split[0]
        words = before.split()
        if len(words) > 1 and not before.isascii():
            own = len(words) if not kin.before else len(words) - 1
            near = words[own:] or words[-1:]
            return " ".join(near), " ".join(words[: len(words) - len(near)])
        return before, ""

    def _after(self, rest: str, at: int) -> None:
        """`妈妈 乐乐`: the child stands behind the kin."""
        words = rest.split()
        if is_place(rest) or (len(words) > 1 and english_place_start(words) and len(words) < 3):
            self.segments[at:at] = [rest]
            self._beside(at)
            return
        self._clean(words[0])
        self.segments[at:at] = [" ".join(words[1:])] if words[1:] else []

    def _beside(self, at: int) -> None:
        """The kin stands alone: its child is the neighbour segment that is no place."""
        for near in (at - 1, at, *range(len(self.segments))):
            if (
                0 <= near < len(self.segments)
                and not is_place(self.segments[near])
                and not is_other(self.segments[near])
            ):
                if (
                    len(self.segments) == 1
                    and self.is_open("neighbourhood")
                    and not _is_name(self.segments[near])
                ):
                    continue
                self._clean(self.segments.pop(near))
                return

    def _clean(self, before: str) -> None:
        name = child_of(before) if before else ""
        if name and self.is_open("child") and not COMPANY.search(name):
            self._set("child", name)

    def leftovers(self) -> None:
        """Give what is left to the parts still open: places by their look first, then in order."""
        self._place_from_left()
        for part in self.pattern.parts:
            if part.name in self.fields or part.sort == "parent" or part.sort in ("number", "choice"):
                continue
            if part.sort == "neighbourhood" and not (self.fields.keys() & self._names("child", "parent")):
                continue
            if part.sort == "child" and not (self.fields.keys() & self._names("parent", "neighbourhood")):
                continue
            at = next((i for i, one in enumerate(self.segments) if self._fits(part, one)), None)
            if at is not None:
                self.fields[part.name] = self.segments.pop(at)
                self.unclear += [part.name] if part.sort != "words" else []

    def _place_from_left(self) -> None:
        if not self.is_open("neighbourhood"):
            return
        for at, segment in enumerate(self.segments):
            if is_place(segment) and not COMPANY.search(segment):
                self._set("neighbourhood", self.segments.pop(at))
                return
            words = segment.split()
            place = next((word for word in words if is_place(word)), None)
            if place and len(words) > 1:
                self.segments[at] = " ".join(word for word in words if word != place)
                self._set("neighbourhood", place)
                return
            split = split_place(segment)
            if split and self.is_open("child"):
                self._set("neighbourhood", split[0])
                self.segments[at] = split[1]
                return

    def _fits(self, part: PatternPart, segment: str) -> bool:
        if is_other(segment) or COMPANY.search(segment) or len(segment) > part.longest or not segment.strip():
            return False
        if part.sort == "neighbourhood":
            return len(segment) >= 2
        return part.sort == "words" or _is_name(segment)

    def is_open(self, sort: str) -> bool:
        """Whether the pattern asks for it and it isn't found yet."""
        return sort in self.part and self.part[sort].name not in self.fields

    def _names(self, *sorts: str) -> set[str]:
        return {self.part[sort].name for sort in sorts if sort in self.part}

    def _set(self, sort: str, value: str) -> None:
        part = self.part.get(sort)
        shown = _LIVES_AT.sub("", value.strip()) if sort == "neighbourhood" else value.strip()
        if part and shown:
            self.fields[part.name] = shown


def _is_name(text: str) -> bool:
    return len(text) <= (24 if text.isascii() else 6) and not is_other(text)
