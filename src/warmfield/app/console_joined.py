"""The console and the API beside it, joined to engine, store and plan."""

from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.routing import BaseRoute

from warmfield.api.first_asked import api
from warmfield.app.agreed_plans import AgreedPlans
from warmfield.app.calendar_feed import address
from warmfield.app.housekeeping_joined import housekeeping
from warmfield.app.ics import Shown, calendar_of, community_of
from warmfield.app.making import App
from warmfield.app.member_kept import MemberKept
from warmfield.app.oidc_joined import issuer
from warmfield.app.pasted import Paste
from warmfield.app.publishing import PlanOnDisk
from warmfield.app.rehearsals import PlanRehearsals
from warmfield.app.rights_now import rights_in
from warmfield.app.set_up_notes import NotesInHome
from warmfield.community.ids import GroupId
from warmfield.console.addresses import console_routes
from warmfield.console.day_sheets import DaySheets
from warmfield.console.house_ports import Ports
from warmfield.store.sql_tallies import SqlTallies


def console(app: App) -> list[BaseRoute]:
    plan_file = PlanOnDisk(app)
    sheets = DaySheets()
    app.watching.append(sheets.changed)
    app.watching.append(AgreedPlans(app, plan_file).see)
    return console_routes(
        Ports(
            rulebook=lambda: app.engine.rulebook,
            source=lambda: app.source,
            view=app.store.view,
            archive=app.archive,
            tallies=SqlTallies(app.archive),
            pasting=Paste(app),
            calendar_address=lambda group: _calendar(app, group),
            take=app.engine.take,
            now=lambda: datetime.now(UTC),
            keyring=app.keyring,
            plan_book=app.plan_book,
            plan_file=plan_file,
            rehearsals=PlanRehearsals(app),
            bell=app.bell,
            day_sheets=sheets,
            source_looks=app.source_looks,
            feed_address=lambda group: address(app.settings.web.address, app.secret, group),
            calendar_file=lambda groups: _dates(app, groups),
            members=app.members.book,
            of_member=MemberKept(app),
            rights=lambda group: rights_in(app, group),
            secret=app.secret,
            set_up=NotesInHome(app.home),
            demo=app.settings.demo,
            secure=app.settings.web.address.startswith("https://"),
            address=app.settings.web.address.rstrip("/"),
            oidc=issuer(app.settings.oidc, app.home),
            housekeeping=housekeeping(app),
        ),
        api,
    )


def _dates(app: App, groups: Sequence[GroupId]) -> bytes:
    shown = Shown(app.engine.rulebook, app.store.view(), groups, datetime.now(UTC))
    return calendar_of(shown, community_of(app.secret))


def _calendar(app: App, group: GroupId) -> str:
    base = app.settings.web.address.rstrip("/")
    return address(base, app.secret, group) if base else ""
