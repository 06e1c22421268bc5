"""The week as a tired manager reads it: two things that went well, two that need care, one suggestion."""

from collections.abc import Iterator
from datetime import timedelta

from warmfield.acts.voice import text_in
from warmfield.community.ids import ClauseNumber
from warmfield.rhythm.duty.duty_words import day_said
from warmfield.rhythm.local_time import DAY
from warmfield.rhythm.weekly.weekly_seen import WEEK, GroupWeek, WeekSeen, week_seen
from warmfield.rhythm.wish import Scope
from warmfield.wording import Words

MOST = 2
OFTEN = 3
"""Breaches of a clause in a week; below it is no trend."""
GROWN = 1.1
"""A week is livelier than the last from a tenth more messages on."""


def week_text(scope: Scope, words: Words) -> str:
    """Empty where nothing was heard."""
    seen = week_seen(scope)
    if not seen.groups:
        return ""
    first, last = (day_said(words, day) for day in (scope.today - timedelta(days=WEEK), scope.today - DAY))
    lines = [words("The week from {first} to {last}, in a few lines.", first=first, last=last)]
    if well := list(_well(scope, words, seen))[:MOST]:
        lines += [words("Went well:"), *(f"· {one}" for one in well)]
    if care := list(_care(scope, words, seen)):
        lines += [words("Needs care:"), *(f"· {said}" for said, _ in care[:MOST])]
    advice = (
        care[0][1] if care else words("Nothing has to change. A thank-you to those on duty would do good.")
    )
    lines += [words("One suggestion: {advice}", advice=advice), _more(scope, words)]
    return "\n".join(lines)


def _well(scope: Scope, words: Words, seen: WeekSeen) -> Iterator[str]:
    best = max(seen.groups, key=lambda one: one.comfortable)
    if all(not one.quiet and not one.lively for one in seen.groups):
        yield words("Every group was comfortable all week.")
    elif best.comfortable > WEEK // 2:
        name = scope.rulebook.group(best.group).name
        yield words("{group} was comfortable on {days} of 7 days.", group=name, days=best.comfortable)
    if seen.topic:
        yield words.many(
            "“{topic}” got {count} member talking.",
            "“{topic}” got {count} members talking.",
            seen.voices,
            topic=seen.topic,
        )
    now, before = sum(seen.broken.values()), sum(seen.broken_before.values())
    if now < before:
        yield words(
            "Clauses were broken {now} times, after {before} the week before.", now=now, before=before
        )
    messages, earlier = sum(one.messages for one in seen.groups), sum(one.before for one in seen.groups)
    if earlier and messages > GROWN * earlier:
        yield words("Members wrote {now} messages, after {before}.", now=messages, before=earlier)


def _care(scope: Scope, words: Words, seen: WeekSeen) -> Iterator[tuple[str, str]]:
    """Each with what might help."""
    if seen.oldest >= 1:
        said = words.many(
            "{count} request waits for an answer, for {days} days.",
            "{count} requests wait for an answer, the oldest for {days} days.",
            seen.waiting,
            days=seen.oldest,
        )
        yield said, words("Take ten quiet minutes for the inbox, the oldest first.")
    quiet = max(seen.groups, key=lambda one: one.quiet)
    if quiet.quiet >= MOST:
        yield _quiet(scope, words, quiet, seen.topic)
    lively = max(seen.groups, key=lambda one: one.lively)
    if lively.lively >= MOST:
        name = scope.rulebook.group(lively.group).name
        said = words(
            "{group} was more than one can follow on {days} of 7 days.", group=name, days=lively.lively
        )
        yield said, words("Ask the host to gather {group} into one topic in the evening.", group=name)
    yield from _broken(scope, words, seen)


def _quiet(scope: Scope, words: Words, one: GroupWeek, topic: str) -> tuple[str, str]:
    name = scope.rulebook.group(one.group).name
    said = words("{group} was quiet on {days} of 7 days.", group=name, days=one.quiet)
    if topic:
        return said, words("Try “{topic}” in {group}: it was answered elsewhere.", topic=topic, group=name)
    return said, words("Ask the starter on duty for a question of their own in {group}.", group=name)


def _broken(scope: Scope, words: Words, seen: WeekSeen) -> Iterator[tuple[str, str]]:
    """The clause whose breaches grew most."""
    often = [
        (count - 2 * seen.broken_before.get(number, 0), number)
        for number, count in seen.broken.items()
        if count >= OFTEN
    ]
    more, worst = max(often, default=(-1, ClauseNumber("")))
    if more < 0:
        return
    said = words(
        "Clause {clause} was broken {now} times, after {before} the week before.",
        clause=_named(scope, words, worst),
        now=seen.broken[worst],
        before=seen.broken_before.get(worst, 0),
    )
    yield said, words("Say in the group, kindly and once, what clause {clause} is good for.", clause=worst)


def _named(scope: Scope, words: Words, number: ClauseNumber) -> str:
    clause = scope.rulebook.clause(number)
    return number if clause is None else f"{number} {text_in(clause.title, words.language)}"


def _more(scope: Scope, words: Words) -> str:
    address = scope.rulebook.address
    if not address:
        return words("More in the console, under “Reports”.")
    return words("More: {address}", address=f"{address}/reports")
