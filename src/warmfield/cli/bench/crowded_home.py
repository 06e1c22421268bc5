"""A home with 100 groups, 20,000 members and 300,000 messages, to measure the console on.

The last month is the demo's, played through the engine in all groups; what is older is in the journal only.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warmfield.app.demo_home import live
from warmfield.app.home import make_home
from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.demo.crowds import CROWDS, Crowd
from warmfield.demo.demo_plan import plan_text
from warmfield.demo.material import Material, material
from warmfield.demo.month import DAYS
from warmfield.engine.ports import Turn

GROUPS, MEMBERS, MESSAGES = 100, 20_000, 300_000
A_DAY = 8
"""Messages a day in each group that the demo doesn't have."""
OLDEST = 170
"""Days; the reference plan keeps words for 180."""
GROUP = (
    "  g{number}: {{name: 第 {number} 群, platform: lobby, grade: fan, theme: exchange, owner: lin, "
    "managers: [zhou, he], helpers: [yu, qiao]}}\n"
)


def make_crowded(home: Path) -> None:
    """Where there is one already, it is left as it is."""
    if home.exists():
        return
    make_home(home, "plan.yaml", "zh")
    own = CROWDS_BESIDE
    written = "".join(GROUP.format(number=crowd.group.removeprefix("g")) for crowd in own)
    text = plan_text("zh", "Asia/Shanghai").replace("groups:\n", f"groups:\n{written}", 1)
    (home / "plan.yaml").write_text(text, "utf-8")
    now = datetime.now(UTC)
    lately = sum(crowd.a_day * DAYS for crowd in (*CROWDS, *own))
    live(home, now, lambda _share: None, (*CROWDS, *own), _older(now, MESSAGES - lately))


CROWDS_BESIDE = tuple(
    Crowd(
        group=GroupId(f"g{number}"),
        members=(MEMBERS - sum(crowd.members for crowd in CROWDS)) // (GROUPS - len(CROWDS)),
        a_day=A_DAY,
    )
    for number in range(GROUPS - len(CROWDS))
)


def _older(now: datetime, count: int) -> Iterator[Turn]:
    """Messages of the months before, oldest first."""
    dice, said = random.Random(1), material("zh")  # noqa: S311 - invented chat, no secret
    groups = [crowd for crowd in (*CROWDS, *CROWDS_BESIDE) if crowd.group != "xierqi"]
    begins, apart = now - timedelta(days=OLDEST), timedelta(days=OLDEST - DAYS - 1) / count
    for number in range(count):
        yield Turn(event=_message(dice, said, dice.choice(groups), begins + number * apart, number))


def _message(dice: random.Random, said: Material, crowd: Crowd, at: datetime, number: int) -> MessageSent:
    return MessageSent(
        id=EventId(f"older/{number}"),
        at=at,
        group=crowd.group,
        who=MemberId(f"lobby:demo-{crowd.group}-{dice.randrange(crowd.members // 2)}"),
        nickname=dice.choice(said.children),
        text=dice.choice(dice.choice(said.about).answer),
    )
