"""The console and the API beside it, joined to engine, store and plan."""

from datetime import UTC, datetime

from starlette.routing import BaseRoute, Mount

from warmfield.api.first_asked import api
from warmfield.app.making import App
from warmfield.console.addresses import console_routes
from warmfield.console.house_ports import Ports


def console(app: App) -> list[BaseRoute]:
    return console_routes(
        Ports(
            rulebook=lambda: app.engine.rulebook,
            source=lambda: app.source,
            view=app.store.view,
            archive=app.archive,
            take=app.engine.take,
            now=lambda: datetime.now(UTC),
            keyring=app.keyring,
            bell=app.bell,
            secret=app.secret,
            demo=app.settings.demo,
            secure=app.settings.web.address.startswith("https://"),
        ),
        lambda ports: Mount("/api/v1", api(ports)),
    )
