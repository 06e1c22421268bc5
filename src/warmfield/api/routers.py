"""Every address of the API. What isn't here isn't there."""

from warmfield.api.resources import (
    agenda_api,
    community_api,
    decisions_api,
    groups_api,
    requests_api,
)

ROUTERS = (
    community_api.routes,
    groups_api.routes,
    agenda_api.routes,
    requests_api.routes,
    decisions_api.routes,
)
