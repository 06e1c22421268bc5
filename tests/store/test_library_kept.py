"""The library on the disk: it comes back as it was, and an erased member is in no count of it."""

from datetime import timedelta
from pathlib import Path

from tests.rhythm.library.community import PARENTS, Community

from warmfield.community.ids import MemberId
from warmfield.community.pieces import PieceRecord, ReceptionRecord, ShelfRecord
from warmfield.store import open_store
from warmfield.store.erase_member import erase_member
from warmfield.store.opening import DATABASE

ANN = "lobby:ann"


def lived(home: Path) -> Community:
    """A day in which a piece was posted and answered, written to the home as it went."""
    community = Community()
    community.add("Reading in the dark")
    community.until(1, 21)
    post = next(one.id for one in community.posts if one.group == PARENTS)
    community.say(ANN, "we do that too", reply_to=post)
    community.react(ANN, post)
    store = open_store(home / DATABASE)
    store.commit(community.turns)
    store.close()
    return community


def test_what_is_written_down_is_what_was_known(tmp_path: Path):
    community = lived(tmp_path)
    store = open_store(tmp_path / DATABASE)
    view = store.view()
    assert view.get(ShelfRecord, "") == community.shelf
    assert view.get(PieceRecord, "c1") == community.piece("c1")
    assert view.get(ReceptionRecord, PARENTS) == community.reception
    store.close()


def test_who_is_erased_is_counted_under_no_name(tmp_path: Path):
    community = lived(tmp_path)
    alias = erase_member(tmp_path, MemberId(ANN), community.now + timedelta(days=1))
    store = open_store(tmp_path / DATABASE)
    reception = store.view().get(ReceptionRecord, PARENTS)
    assert reception is not None
    (shown,) = reception.shown
    assert (shown.people, shown.liked, shown.answers) == ((alias,), (alias,), 1)
    store.close()
    assert ANN.encode() not in (tmp_path / DATABASE).read_bytes()
