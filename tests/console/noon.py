"""A home where it is noon, whenever the test runs, and a reading hour at three is announced in each group."""

from datetime import UTC, datetime
from pathlib import Path

from warmfield.app.home import make_home

FIXTURE = """
    - name: {en: Reading hour, zh: 亲子阅读}
      sort: useful
      days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
      at: "15:00"
      leads: [1 hour]
      owner: tang
"""


def noon_home(home: Path, language: str = "en") -> Path:
    """The reference plan on clocks that show noon or a bit more, with nothing but the reading hour today."""
    make_home(home, "plan.yaml", language)
    file = home / "plan.yaml"
    text = file.read_text("utf-8").replace("time_zone: Asia/Shanghai", f"time_zone: {zone_of_noon()}")
    before, _, after = text.partition("  fixtures:")
    first, _, _ = after.partition("\n")
    lurkers = after[after.index("\n  lurkers:") :]
    file.write_text(f"{before}  fixtures:{first}{FIXTURE}{lurkers}", "utf-8")
    return home


def zone_of_noon() -> str:
    """`Etc/GMT-3` is three hours before Greenwich."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"
