"""Tells the webhooks what happens while warmfield runs."""

from ipaddress import ip_network

from warmfield.app.making import App
from warmfield.console.permissions import can
from warmfield.webhooks.hook_book import hooks_kept


async def tell_webhooks(app: App) -> None:
    """Until cancelled. What sends is only loaded once there is a webhook."""
    async for _ in app.bell.news():
        if await app.keyring.do(hooks_kept):
            break
    from warmfield.webhooks.delivering import Delivering, HookPorts  # noqa: PLC0415 - slow to import
    from warmfield.webhooks.poster import Poster  # noqa: PLC0415

    ports = HookPorts(
        book=app.keyring,
        archive=app.archive,
        view=app.store.view,
        news=app.bell.news,
        may=lambda person: can(app.engine.rulebook, person, "webhooks"),
        language=lambda: app.engine.rulebook.language,
        observe=app.observe,
    )
    poster = Poster([ip_network(one) for one in app.settings.webhooks.private])
    await Delivering(ports, poster).run()
