"""Find links, also bare and disguised ones, and leave file names, versions and e-mail addresses alone.

Our own pattern in place of linkify-it: Chinese sentences put no space around a link, and linkify-it takes the
Han characters for part of the address. Registered domains come from the public suffix list bundled with the
`publicsuffixlist` package (63 ms to load, once, when the first link is met; tldextract needs 250 ms and
`requests`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from publicsuffixlist import PublicSuffixList

from warmfield.community.findings import Span
from warmfield.reading.characters import SIZE, Codes, Mask, Places
from warmfield.reading.lexicon import listed
from warmfield.reading.values import Link

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = (
    rf"(?:{_LABEL}(?:\.|[。.]|\[\.\]|\(\.\)|\(dot\)|点(?=com|cn|net|top)))+(?:xn--[a-z0-9-]+|[a-z]{{2,24}})"
)
_TAIL = r"(?::\d{2,5})?(?:[/?#][a-z0-9\-._~:/?#@!$&'()*+,;=%\[\]|]*)?"
_LINK = re.compile(
    rf"(?P<scheme>h(?:tt|xx)ps?|ftp|weixin|taobao|tg|magnet)(?::|\s?:\s?)//(?P<rest>(?:[^\s@/]{{1,64}}@)?[^\s/?#\x00]{{1,253}}?{_TAIL})"
    rf"(?=[^a-z0-9\-._~:/?#@!$&'()*+,;=%\[\]|]|$)"
    rf"|(?<![a-z0-9@._/\\:~$-])(?P<bare>(?:www\.)?{_HOST}{_TAIL})(?![a-z0-9@(])"
)
_SLASHES = re.compile("://")
_DISGUISED = re.compile(r"\(dot\)[a-z]{2}")
_APART = re.compile(r"//(?:(?<=:\s//)|(?<=\s://))")
_DOTS = np.zeros(SIZE, bool)
_DOTS[[ord(dot) for dot in ".。点"]] = True
_SCHEMED_HOST = re.compile(
    r"(?:[^\s@/]*@)?((?:[a-z0-9-]+\.)+[a-z0-9-]{2,}|localhost|\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]+\])"
)
_PLAIN_ENDINGS = frozenset(listed("plain_endings"))
_CODE_ENDINGS = frozenset(listed("code_endings"))
_NOT_HOSTS = frozenset(listed("not_hosts"))
_END = ".,;:!?'*~-_|([@&"


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def registered(host: str) -> str:
    """Give the domain someone registered (`mp.weixin.qq.com`: `qq.com`); the host where there is none."""
    domain = _suffixes().privatesuffix(host.lower().rstrip("."))
    return str(domain) if domain else host.lower()


def candidates(text: str, codes: Codes) -> list[int]:
    """Say where links may stand in a whole normalised batch, in order; `codes` are its code points."""
    dots = _DOTS.take(codes, mode="clip").nonzero()[0]
    places = _dotted(codes, dots) if len(dots) else []
    places += [match.start() for match in _SLASHES.finditer(text)]
    places += [match.start() for match in _DISGUISED.finditer(text)]
    return sorted(places)


def _dotted(codes: Codes, dots: Places) -> list[int]:
    """The dots that stand as in a host's name, bare or in brackets."""
    before, *after = (codes[np.minimum(dots + step, len(codes) - 1)] for step in (-1, 1, 2, 3))
    bare = _latin(after[0]) & _latin(after[1]) & (_latin(before) | (before - np.uint32(0x30) < 10))
    opened = ((before == 0x5B) | (before == 0x28)) & ((after[0] == 0x5D) | (after[0] == 0x29))
    bracketed = opened & (codes[dots] == 0x2E) & _latin(after[1]) & _latin(after[2])
    places: list[int] = dots[bare | bracketed].tolist()
    return places


def _latin(codes: Codes) -> Mask:
    latin: Mask = codes - np.uint32(0x61) < 26
    return latin


def links_in(plain: str, text: str, origin: Sequence[int], places: Sequence[int]) -> tuple[Link, ...]:
    """Find the links of one text.

    `plain` is normalised, `origin` each of its characters' place in `text`, `places` its candidates.
    """
    found = []
    for start, end in _pieces(plain, places):
        for match in _LINK.finditer(plain, start, end):
            link = _link(match, text, origin)
            if link is not None:
                found.append(link)
    return tuple(found)


def _pieces(plain: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Between which spaces candidates lie; all of a text that writes a scheme apart."""
    if _APART.search(plain):
        yield 0, len(plain)
        return
    end = -1
    for place in places:
        if place < end:
            continue
        start = max(plain.rfind(space, 0, place) for space in " \n") + 1
        ends = [at for at in (plain.find(space, place) for space in " \n") if at >= 0]
        end = min(ends, default=len(plain))
        yield start, end


def _link(match: re.Match[str], text: str, origin: Sequence[int]) -> Link | None:
    start, end = match.span()
    end -= len(match[0]) - len(_trim(match[0]))
    if end <= start:
        return None
    written = text[origin[start] : origin[end - 1] + 1]
    if match["scheme"]:
        rest = match[0].partition("//")[2]
        host = _SCHEMED_HOST.match(rest)
        if host is None:
            return None
        scheme = match["scheme"].replace("xx", "tt")
        url = f"{scheme}://{re.sub(r'^[^/]*//', '', written)}"
        return Link(url, registered(host[1]), Span(origin[start], origin[end - 1] + 1))
    shown = re.sub(r"。|\[\.\]|\(\.\)|\(dot\)|点", ".", _trim(match[0]))
    host_text = re.split(r"[/?#:]", shown, maxsplit=1)[0]
    if not _is_host(host_text, shown[len(host_text) :]):
        return None
    path = shown[len(host_text) :]
    kept = written[len(written) - len(path) :] if path else ""
    return Link(f"https://{host_text}{kept}", registered(host_text), Span(origin[start], origin[end - 1] + 1))


def _trim(link: str) -> str:
    """Drop the punctuation of the sentence after a link, and a closing bracket that isn't the link's."""
    while link:
        last = link[-1]
        if last in _END or (last in ")]" and link.count(last) > link.count("(" if last == ")" else "[")):
            link = link[:-1]
        else:
            break
    return link


def _is_host(host: str, path: str) -> bool:
    ending = host.rpartition(".")[2]
    if host.startswith("www.") and host.count(".") > 1:
        return _suffixes().privatesuffix(host) is not None
    if host in _NOT_HOSTS or (ending in _CODE_ENDINGS and not path.startswith("/")):
        return False
    if (
        re.search(r"\.(?:py|md|rs|js|ts|c|h|go|java|html?|json|ya?ml|toml|txt)(?:[#:]|$)", path)
        and ending in _CODE_ENDINGS
    ):
        return False
    if len(path) > 1 and path[0] == "/":
        return (
            _suffixes().privatesuffix(host) is not None
            and _suffixes().publicsuffix(host, accept_unknown=False) is not None
        )
    return (
        ending in _PLAIN_ENDINGS
        and _suffixes().privatesuffix(host) is not None
        and host.rpartition(".")[0] != ""
    )
