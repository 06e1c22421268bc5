"""The Matrix connector of this home. Apart, so that mautrix is imported only where it is used."""

from warmfield.app import settings
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.matrix import MatrixConnector, MatrixSettings


def matrix(own: settings.MatrixSettings, rulebook: Rulebook) -> MatrixConnector:
    groups = {
        group.address: at
        for at, group in rulebook.plan.groups.items()
        if group.platform == "matrix" and group.address
    }
    return MatrixConnector(
        MatrixSettings(
            homeserver=own.homeserver,
            user=own.user,
            token=own.token,
            password=own.password,
            groups=groups,
            language=rulebook.language,
        )
    )
