"""Where real exports lie, and a past written in a test."""

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.past import Past, Span, read_past

SHARED = Path(__file__).parents[3] / "shared" / "data"
Read = Callable[..., Past]


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the real chats in ../shared/data are not here")
    return SHARED


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a chat written in the test, as a file in Shanghai's time."""

    def reading(content: str | bytes, name: str = "chat.txt", **rest: object) -> Past:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        known = rest.get("known", MemberMap())
        span = rest.get("span", Span())
        assert isinstance(known, MemberMap)
        assert isinstance(span, Span)
        return read_past([path], ZoneInfo("Asia/Shanghai"), span, known)

    return reading
