"""Every address of the console. What isn't a door here, or open at the sign-in, isn't there."""

from collections.abc import Callable
from importlib import resources

from starlette.routing import BaseRoute, Mount

from warmfield.console.doors import Door, routes
from warmfield.console.house_ports import Ports
from warmfield.console.pages import (
    about_page,
    activity_page,
    audit_page,
    away_page,
    backup_page,
    calendar_page,
    checking_page,
    content_page,
    decision_page,
    draft_page,
    due_forms,
    gap_forms,
    group_page,
    groups_page,
    hooks_page,
    house_pages,
    inbox_forms,
    inbox_page,
    member_data_page,
    member_forms,
    member_page,
    members_page,
    more_page,
    occurrence_changes,
    occurrence_page,
    own_look_page,
    own_sign_in_page,
    password_page,
    piece_page,
    plan_form_page,
    plan_page,
    plan_versions_page,
    plan_yaml_page,
    platforms_page,
    search_page,
    session_now_page,
    sessions_page,
    set_up_page,
    settings_page,
    staff_page,
    stream,
    swap_page,
    team_page,
    team_sign_in_page,
    today_page,
    tokens_page,
)
from warmfield.console.pages.by_hand import by_hand_page, paste_page, poster_page
from warmfield.console.pages.reports import reports_page
from warmfield.console.signing import at_the_door
from warmfield.web.kept_files import KeptFiles

DOORS: tuple[Door, ...] = (
    *today_page.DOORS,
    *due_forms.DOORS,
    *inbox_page.DOORS,
    *inbox_forms.DOORS,
    *groups_page.DOORS,
    *group_page.DOORS,
    *decision_page.DOORS,
    *members_page.DOORS,
    *member_forms.DOORS,
    *member_data_page.DOORS,
    *member_page.DOORS,
    *search_page.DOORS,
    *tokens_page.DOORS,
    *hooks_page.DOORS,
    *plan_page.DOORS,
    *plan_yaml_page.DOORS,
    *plan_form_page.DOORS,
    *plan_versions_page.DOORS,
    *draft_page.DOORS,
    *paste_page.DOORS,
    *poster_page.DOORS,
    *by_hand_page.DOORS,
    *reports_page.DOORS,
    *calendar_page.DOORS,
    *activity_page.DOORS,
    *occurrence_page.DOORS,
    *occurrence_changes.DOORS,
    *checking_page.DOORS,
    *settings_page.DOORS,
    *own_look_page.DOORS,
    *own_sign_in_page.DOORS,
    *password_page.DOORS,
    *sessions_page.DOORS,
    *platforms_page.DOORS,
    *team_sign_in_page.DOORS,
    *house_pages.DOORS,
    *backup_page.DOORS,
    *about_page.DOORS,
    *audit_page.DOORS,
    *set_up_page.DOORS,
    *session_now_page.DOORS,
    *content_page.DOORS,
    *piece_page.DOORS,
    *team_page.DOORS,
    *away_page.DOORS,
    *swap_page.DOORS,
    *gap_forms.DOORS,
    *staff_page.DOORS,
    Door("/more", more_page.MORE_PAGE, "look"),
    Door("/events", stream.events(lambda: DOORS), "look"),
    Door("/sign-out", at_the_door.sign_out, "own_account", "POST"),
)


def console_routes(ports: Ports, *beside: Callable[[Ports], BaseRoute]) -> list[BaseRoute]:
    """`beside` makes what stands at addresses of its own and needs the same."""
    static = resources.files("warmfield.console") / "static"
    return [
        *(make(ports) for make in beside),
        *routes(ports, DOORS),
        *at_the_door.open_routes(ports),
        Mount("/static", KeptFiles(directory=str(static))),
    ]
