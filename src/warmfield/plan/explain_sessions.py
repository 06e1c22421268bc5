"""The sessions of a plan in words: who opens them, and what happens before, meanwhile and after."""

from collections.abc import Iterator

from warmfield.community.capabilities import PLATFORMS, Can
from warmfield.plan.lengths import in_words
from warmfield.plan.model import Plan
from warmfield.plan.problems import listed
from warmfield.plan.sections.rhythm_parts import TALKS, Fixture
from warmfield.wording import Words


def sessions(plan: Plan, words: Words) -> Iterator[str]:
    settings = plan.rhythm.sessions
    hosts = listed([words(role) for role in settings.hosts], words)
    yield words("Sessions: talks and topics")
    yield "  " + words(
        "With a word in the group or to the assistant they are opened, extended and ended by: {hosts}; "
        "owner, deputies and managers always may. They last {longest} at most.",
        hosts=hosts,
        longest=in_words(settings.longest, words),
    )
    yield "  " + words(
        "The host is asked to get ready {prompt} before. Members’ questions are put when the speaker is "
        "silent for {pause}; after the end a digest is posted.",
        prompt=in_words(settings.prompt, words),
        pause=in_words(settings.pause, words),
    )
    yield "  " + words("Nothing else of ours is said meanwhile; when it is over everyone can write again.")
    yield from ("  " + line for line in _focus(plan, words))
    yield from ("  " + _fixture(plan, one, words) for one in plan.rhythm.fixtures if one.sort in TALKS)


def _focus(plan: Plan, words: Words) -> Iterator[str]:
    talks = [one for one in plan.rhythm.fixtures if one.sort in TALKS]
    everywhere = plan.rhythm.sessions.focus
    if not everywhere and not any(one.focus for one in talks):
        yield words("Everyone can write meanwhile, unless the host asks for focus.")
    else:
        yield words(
            "Where the plan or the host asks for focus, only the speakers and the staff write meanwhile."
        )
    by_hand = [one for one in plan.groups.values() if Can.FOCUS not in PLATFORMS[one.platform].can]
    if by_hand:
        names = listed([one.name for one in by_hand], words)
        yield words("· {groups}: a request to a person silences the group and opens it again", groups=names)


def _fixture(plan: Plan, one: Fixture, words: Words) -> str:
    name = one.name.get(words.language) or next(iter(one.name.values()), "")
    people = [
        plan.people[who].name for who in dict.fromkeys((one.owner, *one.speakers)) if who in plan.people
    ]
    return words(
        "· {name}: {days} {at}, {lasts}, with {people}",
        name=name,
        days=listed([words(day) for day in one.days], words),
        at=f"{one.at:%H:%M}",
        lasts=in_words(one.lasts, words),
        people=listed(people, words),
    )
