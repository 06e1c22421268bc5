"""Matrix, on mautrix."""

from warmfield.platforms.matrix.connector import MatrixConnector
from warmfield.platforms.matrix.settings import MatrixSettings

__all__ = ["MatrixConnector", "MatrixSettings"]
