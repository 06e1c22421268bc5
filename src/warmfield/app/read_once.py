"""What `doctor` finds out about the plan's sources: each is read once, as a running warmfield would."""

import asyncio
from collections.abc import Iterator
from ipaddress import ip_network

from warmfield.app.settings import Settings
from warmfield.app.symptoms import Symptom
from warmfield.feeds.feed_failed import FeedFailed
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.library import ContentSource
from warmfield.rhythm.library.followed import is_followed
from warmfield.wording import later


def sources(rulebook: Rulebook, settings: Settings) -> Iterator[Symptom]:
    """Feeds and hot lists; an address that only stands for an example is no fault."""
    for source in rulebook.plan.content.sources:
        if is_followed(source):
            yield asyncio.run(_read(source, settings))
        elif source.sort != "library":
            what = later("{source}: its address is only an example, so nothing is read there.")
            yield Symptom(what=what, values={"source": source.name})


async def _read(source: ContentSource, settings: Settings) -> Symptom:
    from warmfield.feeds.feed_entries import entries_of  # noqa: PLC0415 - slow to import, and seldom used
    from warmfield.feeds.fetch import Fetcher  # noqa: PLC0415

    fetcher = Fetcher([ip_network(one) for one in settings.feeds.private])
    try:
        fetched = await fetcher.fetch(source.address)
        count = len(entries_of(fetched)) if fetched is not None else 0
    except FeedFailed as failed:
        return Symptom(
            what=later("{source} can't be read: {fault}"),
            mend=later("Open its address in a browser; correct it in the plan, or take the source out."),
            values={"source": source.name, "fault": failed},
        )
    return Symptom(
        what=later("{source} is read; entries: {count}."), values={"source": source.name, "count": count}
    )
