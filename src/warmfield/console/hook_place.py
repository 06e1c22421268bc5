"""Where a webhook that is added now begins: nothing of before is told."""

from warmfield.community.records import InboxRecord
from warmfield.console.house_ports import Ports
from warmfield.webhooks.notice import Place


async def place_now(ports: Ports) -> Place:
    inbox = ports.view().get(InboxRecord, "") or InboxRecord()
    return Place(seq=await ports.archive.last(), made=inbox.made, open=inbox.open)
