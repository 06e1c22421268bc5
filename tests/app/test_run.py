"""`warmfield run` from outside: the process, its addresses, its end."""

import os
import signal
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.app.conftest import Run
from typer.testing import CliRunner

from warmfield.cli import make

Start = Callable[..., Run]


def test_makes_a_home_and_answers_at_the_printed_address(run: Start, tmp_path: Path) -> None:
    page = httpx.get(f"{run().address}/", follow_redirects=True)
    assert page.status_code == 200
    assert "Firefly" in page.text
    assert (tmp_path / "home" / "plan.yaml").exists()


def test_the_home_is_for_its_owner_alone(run: Start, tmp_path: Path) -> None:
    """It holds names of children and the key of the staff links."""
    run().until("Ctrl-C")
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "home" / "secret.key").stat().st_mode) == 0o600


def test_shows_one_staff_link_and_says_how_to_get_the_others(run: Start, tmp_path: Path) -> None:
    running = run()
    printed = running.until("Ctrl-C")
    assert printed.count("me=") == 1
    assert "Ms Lin (owner)" in printed
    assert f"warmfield links {tmp_path / 'home'}" in printed
    listed = CliRunner().invoke(make(), ["links", str(tmp_path / "home"), "--lang", "zh"]).output
    assert running.staff_link in listed
    assert "Mr Zhou（副群主、管理员）" in listed
    assert listed.count("me=") == 9


def test_links_of_a_home_that_is_none_are_said_so(tmp_path: Path) -> None:
    asked = CliRunner().invoke(make(), ["links", str(tmp_path / "nowhere")])
    assert (asked.exit_code, "nowhere" in asked.output) == (1, True)


def test_says_that_it_is_alive_and_ready(run: Start) -> None:
    address = run().address
    assert httpx.get(f"{address}/healthz").text == "ok\n"
    assert httpx.get(f"{address}/readyz").json() == {"ready": True, "store": "ready"}


def test_counts_what_happens(run: Start) -> None:
    address = run().address
    httpx.post(
        f"{address}/lobby/join", data={"group": "parents", "nickname": "Leo's dad", "code": "school-door"}
    )
    httpx.get(f"{address}/readyz")
    counted = httpx.get(f"{address}/metrics").text
    assert 'warmfield_events_total{kind="join"} 1.0' in counted
    for name in ("decisions", "actions", "timers_late", "outbox_depth", "commit_seconds"):
        assert f"warmfield_{name}" in counted


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ends_cleanly_with_streams_open(run: Start, how: signal.Signals) -> None:
    running = run()
    with httpx.stream("GET", running.staff_link.replace("?", "/live?")) as stream:
        assert next(stream.iter_lines()) == "retry: 1000"
        code, log = running.stop(how)
    assert code == 0
    assert "Traceback" not in log
    assert '"event": "stopped"' in log


def test_a_second_run_on_the_same_home_goes_on(run: Start) -> None:
    first = run()
    link = first.staff_link
    group = link.partition("?")[0]
    token = link.partition("me=")[2]
    httpx.post(f"{group}/say", data={"me": token, "text": "What is said stays said."})
    first.stop()
    second = run()
    assert "What is said stays said." in httpx.get(second.staff_link).text
    assert second.staff_link.partition("me=")[2] == token


def test_two_at_once_on_one_home_are_one_too_many(run: Start) -> None:
    run().until("Ctrl-C")
    second = run()
    assert second.ended() == 1
    assert "Another warmfield is running" in second.log
    assert "Traceback" not in second.log


def test_a_taken_port_is_told_with_the_mend(run: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = run("--port", str(port))
        assert running.ended() == 1
    assert f"Port {port} is taken" in running.log
    assert f"--port {port + 1}" in running.log


def test_a_plan_with_problems_is_not_kept(run: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "plan.yaml").write_text("mode: sometimes\n", "utf-8")
    running = run()
    assert running.ended() == 1
    assert "plan.yaml:1:7" in running.printed
    assert "nothing was started" in running.log


def test_an_unknown_setting_is_told_with_a_guess(run: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text("[web]\nprot = 80\n", "utf-8")
    running = run()
    assert running.ended() == 1
    assert "“prot”" in running.log
    assert "“port”" in running.log


def test_the_plan_is_read_again_when_asked(run: Start, tmp_path: Path) -> None:
    """SIGHUP; a plan with problems changes nothing."""
    running = run()
    address = running.address
    plan = tmp_path / "home" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Firefly Learning House", "Lantern House"), "utf-8")
    running.process.send_signal(signal.SIGHUP)
    assert_soon(lambda: "Lantern House" in httpx.get(f"{address}/lobby").text)
    plan.write_text("mode: sometimes\n", "utf-8")
    running.process.send_signal(signal.SIGHUP)
    _, log = running.stop()
    assert "plan_published" in log
    assert "plan_has_problems" in log


def assert_soon(so: Callable[[], bool]) -> None:
    """What comes by a signal has no answer to wait for: ask until it is so."""
    assert any(so() for _ in range(500))


def test_logs_hold_no_names_and_no_words(run: Start) -> None:
    running = run()
    group, _, token = running.staff_link.partition("?me=")
    httpx.post(f"{group}/say", data={"me": token, "text": "swim2026 加我微信 特惠 8 折 报名"})
    joined = {"group": "parents", "nickname": "Zebulon", "code": "x"}
    httpx.post(f"{running.address}/lobby/join", data=joined)
    httpx.get(f"{running.address}/readyz")
    _, log = running.stop()
    assert "Zebulon" not in log
    assert "swim2026" not in log


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_takes_little_memory(run: Start) -> None:
    running = run()
    httpx.get(running.address, follow_redirects=True)
    status = Path(f"/proc/{running.process.pid}/status").read_text("ascii")
    resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    assert resident < 150 * 1024, f"{resident} kB of {os.sysconf('SC_PAGE_SIZE')} byte pages"
