"""The table that operators read says what the code declares."""

import re
from pathlib import Path

from warmfield.community.capabilities import PLATFORMS, Can

PAGE = (Path(__file__).parents[2] / "docs" / "platforms.md").read_text("utf-8")


def test_the_table_of_the_docs_is_what_is_declared() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.splitlines()
        if line.startswith("|")
    ]
    platforms = [name.strip("`") for name in rows[0][1:]]
    said = {
        (platform, Can(re.findall(r"`(\w+)`", row[0])[0]))
        for row in rows[2:]
        for platform, cell in zip(platforms, row[1:], strict=True)
        if cell == "yes"
    }
    assert set(platforms) == set(PLATFORMS) - {"log"}
    assert said == {(name, can) for name in platforms for can in PLATFORMS[name].can}
