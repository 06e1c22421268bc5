"""What `warmfield run` prints when it is ready: where to go, whose link is whose, what to try."""

import socket
from collections.abc import Iterator
from urllib.parse import urlencode

from warmfield.app.answering import answers_for
from warmfield.app.linking import link, named
from warmfield.app.making import App
from warmfield.app.signing_in import sign_in_link
from warmfield.community.ids import PersonId
from warmfield.console.setting_up.sample_plan import is_sample
from warmfield.wording import Words


def greeting(app: App, port: int, tokens: dict[PersonId, str], word: str, words: Words) -> str:
    base = address(app, port)
    lines = [
        "",
        words("warmfield keeps the plan {plan}.", plan=app.home / app.settings.plan),
        words("Open this in two browser tabs, each is another member:"),
        f"  {door(app, base)}",
        *near(app, port, words),
        *staff(app, base, tokens, words),
        *console(base, word, words, sample=is_sample(app.engine.rulebook.version)),
        "",
        words("Try an advert in one tab and watch the other. Ctrl-C ends it; nothing is lost."),
        "",
    ]
    return "\n".join(lines)


def address(app: App, port: int) -> str:
    web = app.settings.web
    if web.address:
        return web.address.rstrip("/")
    host = "127.0.0.1" if web.host in ("0.0.0.0", "::", "") else web.host  # noqa: S104 - compared, not bound
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def door(app: App, base: str) -> str:
    """The start page by the school's own code, where the plan has one: 1.9 asks how people come."""
    code = app.lobby.house.code
    return f"{base}/lobby?{urlencode({'via': code})}" if code else f"{base}/lobby"


def near(app: App, port: int, words: Words) -> Iterator[str]:
    """The address for phones in the same network, where we listen to them."""
    if app.settings.web.host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return
        yield words("From phones in the same network:")
        yield f"  {door(app, f'http://{probe.getsockname()[0]}:{port}')}"


def console(base: str, word: str, words: Words, *, sample: bool) -> Iterator[str]:
    if word:
        yield ""
        yield words("The console, where the plan is looked after; this link opens once, within a day:")
        yield f"  {sign_in_link(base, word)}{'&next=/set-up' if sample else ''}"
        if sample:
            yield words("It leads to a short set-up: five steps to a plan of your own.")


def staff(app: App, base: str, tokens: dict[PersonId, str], words: Words) -> Iterator[str]:
    """The link of who answers for it all; the others' are a command away."""
    rulebook = app.engine.rulebook
    first = answers_for(rulebook)
    if first is None:
        return
    yield ""
    yield words("As staff, keep this link to yourself: {who}", who=named(rulebook.plan.people[first], words))
    yield f"  {link(rulebook, base, tokens[first])}"
    if len(rulebook.plan.people) > 1:
        yield words("The links of the others: warmfield links {home}", home=app.home)
