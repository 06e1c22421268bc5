"""Whatever a program sends, the API answers as it is described: schemathesis asks, over a real store."""

import asyncio
import threading
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.console.conftest import Office, open_office
from tests.console.test_inbox_page import ask_for_a_link

from warmfield.api.api_app import addresses, description
from warmfield.app.serving import Server, listen
from warmfield.app.web import web
from warmfield.community.ids import PersonId
from warmfield.console.scopes import SCOPES
from warmfield.console.signing.api_tokens import Wanted, make_token

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    negative_data_rejection,
]
Operation = Any
"""Of schemathesis, which doesn't name its type."""
DESCRIBED = description(addresses())
for ways in DESCRIBED["paths"].values():
    for way in ways.values():
        del way["security"]  # tokens are the next test's: here everybody has one
SCHEMA = schemathesis.openapi.from_dict(DESCRIBED)
OPERATIONS = [result.ok() for result in SCHEMA.get_all_operations()]
MAY_BE_WRONG = [one for one in OPERATIONS if len(one.query) or len(one.body)]
"""Where only an id is asked for, any text is one."""
KNOWN = {"group": "parents", "request": "r1", "member": "lobby:ann", "activity": "a1", "piece": "c1"}
"""So that what is asked for is sometimes there."""
TOKENS = 40
"""Each may ask so often only."""
SEEDED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class Running:
    """A home with its engine and web server, on a loop of its own."""

    def __init__(self, home: Path) -> None:
        self.address, self.words = "", cycle([""])
        self._home, self._up, self._stop = home, threading.Event(), asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._run()))

    def __enter__(self) -> "Running":
        self._thread.start()
        assert self._up.wait(20)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()

    async def _run(self) -> None:
        with listen("127.0.0.1", 0) as door:
            async with open_office(self._home) as office:
                server = Server(uvicorn.Config(web(office.app), log_config=None, lifespan="off", ws="none"))
                serving = asyncio.create_task(server.serve([door]))
                self.words = cycle([await word(office, nth) for nth in range(TOKENS)])
                await ask_for_a_link(office)
                self.address = f"http://127.0.0.1:{door.getsockname()[1]}/api/v1"
                self._up.set()
                await self._stop.wait()
                server.should_exit = True
                await serving


async def word(office: Office, nth: int) -> str:
    wanted = Wanted(person=PersonId("lin"), name=f"program {nth}", scopes=tuple(SCOPES))
    return await office.app.keyring.do(make_token, wanted)


@pytest.fixture(name="running", scope="module")
def fixture_running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with Running(tmp_path_factory.mktemp("described") / "home") as running:
        yield running


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.label)
def test_what_is_described_is_answered_as_described(running: Running, operation: Operation) -> None:
    """Each is asked twice: as it came, and about things that are there."""

    @SEEDED
    @given(operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def asks(case: schemathesis.Case) -> None:
        asked(running, case)
        case.path_parameters = {name: KNOWN.get(name, "none") for name in case.path_parameters}
        asked(running, case)

    asks()


@pytest.mark.parametrize("operation", MAY_BE_WRONG, ids=lambda one: one.label)
def test_what_is_not_described_is_refused(running: Running, operation: Operation) -> None:
    @SEEDED
    @given(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def asks(case: schemathesis.Case) -> None:
        asked(running, case)

    asks()


def asked(running: Running, case: schemathesis.Case) -> None:
    headers = {"authorization": f"Bearer {next(running.words)}"}
    response = case.call(base_url=running.address, headers=headers)
    checks = [one for one in CHECKS if one is not negative_data_rejection or response.status_code != 413]
    case.validate_response(response, checks=checks)
