"""Every platform's peer, found in `peers/`, one file each."""

import importlib
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))  # so that the peers can be imported as `tests.platforms.…`
pytest.register_assert_rewrite("tests.platforms.contract")

from tests.platforms.contract import Peer  # noqa: E402
from tests.platforms.kept import NAMES, Kept  # noqa: E402
from tests.platforms.line import Line  # noqa: E402
from tests.platforms.peers.matrix import MatrixPeer  # noqa: E402
from tests.platforms.synapse import Synapse  # noqa: E402

PEERS = {
    path.stem: importlib.import_module(f"tests.platforms.peers.{path.stem}")
    for path in sorted((HERE / "peers").glob("*.py"))
}


@pytest.fixture(scope="session")
def synapse() -> Iterator[Synapse]:
    """One server for all tests; each test brings its own accounts and rooms."""
    memory = Path("/dev/shm")  # noqa: S108 - in memory, in a new folder of its own
    home = Path(tempfile.mkdtemp(prefix="wf-synapse-", dir=memory if memory.is_dir() else None))
    server = Synapse(home)
    try:
        server.start()
        yield server
    finally:
        server.close()
        shutil.rmtree(home)


@pytest.fixture(params=[pytest.param(name, marks=module.MARKS) for name, module in PEERS.items()])
async def peer(request: pytest.FixtureRequest) -> AsyncIterator[Peer]:
    async with PEERS[request.param].open_peer(request) as opened:
        yield opened


@pytest.fixture
async def kept(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Kept]:
    line = Line(synapse.port)
    await line.mend()
    matrix = MatrixPeer(synapse, line)
    for name, shown in NAMES.items():
        person = matrix.people[name]
        await person.ask("PUT", f"profile/{person.user}/displayname", {"displayname": shown})
    await matrix.build()
    yield Kept(matrix, tmp_path)
    await matrix.close()
    await line.cut()
