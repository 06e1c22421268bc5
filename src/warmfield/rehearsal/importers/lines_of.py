"""The lines of a file, one by one, whatever it is encoded in."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from pathlib import Path

from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.importers.imported import Lines
from warmfield.wording import later

SNIFFED = 65536


def encoding_of(path: Path) -> str:
    """Tell UTF-8, UTF-16 (by its mark) and GB 18030 (GBK) apart by the first bytes.

    Raises RehearsalError where the file is none of these, is empty or can't be read.
    """
    head = _head(path)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8", "gb18030"):
        try:
            text = getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not (encoding == "gb18030" and _garbled(text)):
            return "utf-8-sig" if head.startswith(BOM_UTF8) else encoding
    if head.count(b"\n") > 1 and b"\0" not in head:
        return "utf-8"
    raise RehearsalError(
        later("This is no text. A log is text in UTF-8, UTF-16 or GB 18030 (GBK)."), file=path.name, line=1
    )


def _garbled(text: str) -> bool:
    """Text in another encoding read as GB 18030 is full of rare characters."""
    han = sum("\u4e00" <= one <= "\u9fff" for one in text)
    return han * 4 < sum(one > "\x7f" for one in text)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            head = stream.read(SNIFFED)
    except IsADirectoryError:
        raise RehearsalError(
            later("This is a folder. Name the files in it that are to be rehearsed."), file=str(path)
        ) from None
    except OSError as why:
        raise RehearsalError(
            later("This file can’t be read: {why}"), file=str(path), why=why.strerror
        ) from None
    if not head.strip(b"\xef\xbb\xbf \r\n\t"):
        raise RehearsalError(later("This file is empty."), file=path.name)
    return head


def lines_of(path: Path, encoding: str) -> Lines:
    if encoding.startswith("utf-8"):
        return _utf8_lines(path)
    return _other_lines(path, encoding)


def _utf8_lines(path: Path) -> Iterator[tuple[int, str | None]]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                text = line.decode()
            except UnicodeDecodeError:
                yield number, None
                continue
            yield number, text.rstrip("\r\n").removeprefix("\ufeff")


def _other_lines(path: Path, encoding: str) -> Iterator[tuple[int, str | None]]:
    with path.open(encoding=encoding, errors="replace", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            yield number, None if "\ufffd" in line else line.rstrip("\r\n")
