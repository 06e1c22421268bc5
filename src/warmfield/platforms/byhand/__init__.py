"""Personal WeChat, kept by hand: every action is a request, messages come in by paste."""

from warmfield.platforms.byhand.connector import ByHand

__all__ = ["ByHand"]
