"""Every address of the API. What isn't here isn't there."""

from warmfield.api.resources import (
    activities_api,
    agenda_api,
    community_api,
    decisions_api,
    due_api,
    duty_api,
    groups_api,
    hooks_api,
    journal_api,
    members_api,
    pieces_api,
    requests_api,
    sessions_api,
)

ROUTERS = (
    community_api.routes,
    groups_api.routes,
    agenda_api.routes,
    due_api.routes,
    members_api.routes,
    requests_api.routes,
    decisions_api.routes,
    activities_api.routes,
    sessions_api.routes,
    pieces_api.routes,
    duty_api.routes,
    journal_api.routes,
    hooks_api.routes,
)
