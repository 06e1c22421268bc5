"""What a conversation may be started with. The one place that knows where topics come from."""

from zlib import crc32

from msgspec import Struct

from warmfield.acts.voice import text_in
from warmfield.rhythm.wish import Scope
from warmfield.wording import later

OWN = (
    later("What made you smile today?"),
    later("Which small thing went well this week?"),
    later("What would you like to know from the others here?"),
)
"""For a plan that names none."""


class Topic(Struct, frozen=True):
    """`key` stays while the words stay; `text` is in the group's language."""

    key: str
    text: str


def topics(scope: Scope) -> list[Topic]:
    """The topics that suit a group, in the plan's order."""
    settings = scope.rulebook.plan.rhythm.warm_up
    named = () if settings is None else settings.topics
    language = scope.rulebook.language_of(scope.group)
    texts = [(min(one.values()), text_in(one, language)) for one in named if one]
    texts = texts or [(own, scope.words(own)) for own in OWN]
    return [Topic(f"{crc32(name.encode()):08x}", text) for name, text in texts]
