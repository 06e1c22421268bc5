"""Webhooks: where they lead, what they are told, how it went."""

from typing import Annotated

from pydantic import Field

from warmfield.api.shapes.shape import Moment, Name, Sent, Shape


class HookShape(Shape):
    id: str
    name: str
    address: str
    kinds: list[str]
    with_text: bool
    person: str
    made: Moment
    fails: int = Field(description="Tries that went wrong one after the other.")
    off: str = Field(description="Why nothing is sent: owner, failing, gone, behind; empty while it is on.")


class HookMade(HookShape):
    secret: str = Field(description="To check signatures with. It is given this once.")


class DeliveryShape(Shape):
    """`id` stands in the header `webhook-id`, the same at every try."""

    id: str
    kind: str
    at: Moment
    attempts: int
    state: str = Field(description="waiting, done or failed.")
    status: int = Field(description="The receiver's last answer; 0 where none came.")
    why: str


class AddingHook(Sent):
    address: Annotated[str, Field(min_length=9, max_length=1000, description="It begins with https://")]
    kinds: Annotated[list[Name], Field(min_length=1, max_length=50, description="See docs/api.md.")]
    name: Annotated[str, Field(max_length=60)] = ""
    with_text: Annotated[bool, Field(description="Also what was written, and names in it.")] = False
