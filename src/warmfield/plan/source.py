"""A plan file as it was written: its values, and the place of every key and value."""

from msgspec import Struct

Path = tuple[str | int, ...]
"""The way from the top of the file to a value: keys, and positions in lists."""


class Place(Struct, frozen=True):
    """Lines and columns count from 1, in characters; `length` is what the caret underlines."""

    line: int
    column: int
    length: int = 1


class Source(Struct, frozen=True, kw_only=True):
    """`values` and `keys` say where each path of the file stands."""

    name: str
    lines: tuple[str, ...] = ()
    values: dict[Path, Place] = {}
    keys: dict[Path, Place] = {}

    def place(self, path: Path) -> Place:
        """Find the value at `path`, or the nearest thing above it that the file does hold."""
        here = path
        while here:
            if here in self.values:
                return self.values[here]
            here = here[:-1]
        return Place(1, 1)

    def key(self, path: Path) -> Place:
        """Find the key at `path`; a list's item has none, there it is the item."""
        here = path
        while here:
            if here in self.keys:
                return self.keys[here]
            if here in self.values:
                return self.values[here]
            here = here[:-1]
        return Place(1, 1)

    def line(self, place: Place) -> str:
        return self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
