"""Who is erased is gone from a session that is on: what they asked, shared and are called by."""

from pathlib import Path

from tests.rhythm.sessions.evening import ANN, BEN, PARENTS, Evening
from typer.testing import CliRunner

from warmfield.cli import make
from warmfield.community.session_records import SessionRecord
from warmfield.engine.ports import Turn
from warmfield.store import open_store


def test_nothing_of_them_is_left_in_the_file(talk: Evening, tmp_path: Path):
    said: list[Turn] = [
        talk.hear(ANN, "这份书单我也在用 https://soap.example/list 大家看看", nickname="乐乐妈-龙泽苑"),
        talk.hear(ANN, "肥皂泡绘本好不好？", nickname="乐乐妈-龙泽苑"),
        talk.hear(BEN, "三岁读什么好？", nickname="豆豆爸-金域华府"),
    ]
    store = open_store(tmp_path / "warmfield.db")
    kept = tuple(talk.records.kept.values())
    store.commit([Turn(event=one.event, records=kept) for one in said])
    assert store.view().get(SessionRecord, PARENTS) == talk.record
    store.close()
    erased = CliRunner().invoke(make(), ["member", "erase", ANN, "--dir", str(tmp_path)])
    assert erased.exit_code == 0, erased.output
    held = b"".join(file.read_bytes() for file in tmp_path.glob("warmfield.db*"))
    assert b"soap.example" not in held
    assert "肥皂泡".encode() not in held
    assert "豆豆爸".encode() in held
    store = open_store(tmp_path / "warmfield.db")
    left = store.view().get(SessionRecord, PARENTS)
    store.close()
    assert left is not None
    assert left.on is not None
    assert [one.text for one in left.on.questions] == ["三岁读什么好？"]
    assert len(left.on.people) == 2
    assert ANN not in left.on.people
