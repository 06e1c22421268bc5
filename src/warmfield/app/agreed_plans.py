"""Whoever was asked about a change of the plan has answered, in the console or by a private word."""

import asyncio
from collections.abc import Sequence

import structlog
from msgspec.structs import replace

from warmfield.app.making import App
from warmfield.community.ids import PersonId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.console.planning.plan_book import draft_of, live_drafts, open_again, put_draft, text_of
from warmfield.console.planning.plan_draft import OvertakenError, PlanDraft
from warmfield.console.planning.plan_port import PlanFile, UnfitError
from warmfield.engine.ports import StoreFailed, Turn
from warmfield.moderation.plan_changes import SORT

ENDED = ("approved", "refused", "over")


class AgreedPlans:
    """Publishes what was agreed to; what can't be published waits in its draft, with the yes remembered."""

    def __init__(self, app: App, file: PlanFile) -> None:
        self._app, self._file = app, file
        self._running: set[asyncio.Task[None]] = set()
        self._looked_back = False

    def see(self, turns: Sequence[Turn]) -> None:
        """Once also at what was answered just before the last end."""
        found = [
            one for turn in turns for one in turn.records if isinstance(one, Request) and one.sort == SORT
        ]
        if not self._looked_back:
            self._looked_back = True
            found += self._handled()
        for request in found:
            if request.state in ENDED:
                self._running.add(task := asyncio.get_running_loop().create_task(self._follow(request)))
                task.add_done_callback(self._running.discard)

    def _handled(self) -> list[Request]:
        view = self._app.store.view()
        inbox = view.get(InboxRecord, "")
        handled = [view.get(Request, number) for number in (inbox.handled if inbox else ())]
        return [one for one in handled if one is not None and one.sort == SORT]

    async def _follow(self, request: Request) -> None:
        drafts = await self._app.plan_book.do(live_drafts)
        draft = next((one for one in drafts if one.id == request.subject.get("draft")), None)
        if draft is None or draft.state != "waiting" or draft.version != request.subject.get("version"):
            return
        if request.state == "approved":
            await self._publish(draft, request)
        else:
            refused_by = request.answered_by if request.state == "refused" else None
            await self._app.plan_book.do(open_again, draft, refused_by)
        self._app.bell.ring()

    async def _publish(self, draft: PlanDraft, request: Request) -> None:
        book = self._app.plan_book
        text = await book.do(text_of, draft.version)
        second = request.answered_by
        first = PersonId(request.subject.get("by", "")) or draft.writer
        try:
            if draft.based_on != self._app.engine.rulebook.version:
                raise OvertakenError(self._app.engine.rulebook.version)
            await self._file.publish(text or "", first, second)
        except (OvertakenError, UnfitError, StoreFailed, OSError) as why:
            structlog.get_logger("warmfield").error("plan_not_published", draft=draft.id, reason=repr(why))
            waits = replace(draft, state="open", agreed_by=second, agreed_to=draft.version)
            await book.do(put_draft, waits)
        else:
            now = await book.do(draft_of, draft.number) or draft
            await book.do(put_draft, replace(now, state="published"))
