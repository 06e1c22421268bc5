"""What changed between two plans, in words: clauses, ladders, people, groups, and every other setting."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from warmfield.plan.basics import Ladder, Part
from warmfield.plan.clauses import AnyClause, Clause
from warmfield.plan.explain import text_in
from warmfield.plan.flat import flat
from warmfield.plan.model import Plan
from warmfield.plan.source import Path
from warmfield.plan.values_said import ladder_said, set_in, value_said
from warmfield.wording import Words, words_in

Named = Callable[[Path], str]
"""What a setting is called; a clause's path goes on with its kind: `("clauses", "links", "min_words")`."""
APART = ("version", "clauses", "ladders", "people", "groups")
"""Parts that are told under headings of their own."""


def keys(path: Path) -> str:
    """A setting called as the file calls it, below the thing it belongs to."""
    below = path[2:] if path[0] in ("clauses", "people", "groups") else path
    return " › ".join(str(step) for step in below)


def diff(old: Plan, new: Plan, language: str = "", named: Named = keys) -> str:
    """Tell what changed, under headings; one sentence where nothing did. `language` empty: the new plan's."""
    words = words_in(language or new.community.languages[0])
    found = [
        (words("The house rules"), list(_clauses(old, new, words, named))),
        (words("Ladders"), list(_ladders(old.ladders, new.ladders, words))),
        (words("People"), list(_people(old, new, words, named))),
        (words("The groups"), list(_groups(old, new, words, named))),
        (words("Everything else"), list(_rest(old, new, words, named))),
    ]
    parts = ["\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in found if lines]
    return "\n\n".join(parts) or words("The two plans say the same.")


def _clauses(old: Plan, new: Plan, words: Words, named: Named) -> Iterator[str]:
    before = {_name_once(old, clause): clause for clause in old.clauses}
    after = {_name_once(new, clause): clause for clause in new.clauses}
    for number, clause in after.items():
        name = _clause_name(clause, words)
        if number not in before:
            text = text_in(clause.text, words)
            yield "+ " + words("{name} is new: “{text}”", name=name, text=text)
        else:
            called = _below(named, "clauses", clause.kind)
            yield from _part(before[number], clause, name, words, called)
    for number, clause in before.items():
        if number not in after:
            yield "- " + words("{name} is gone.", name=_clause_name(clause, words))


def _name_once(plan: Plan, clause: AnyClause) -> tuple[str, str]:
    """By number; by number and kind where two kinds share it."""
    shared = sum(one.number == clause.number for one in plan.clauses) > 1
    return clause.number, clause.kind if shared else ""


def _clause_name(clause: Clause, words: Words) -> str:
    return f"{clause.number} {text_in(clause.title, words)}".rstrip()


def _below(named: Named, *above: str) -> Named:
    return lambda path: named((*above, *path))


def _part(old: Part, new: Part, name: str, words: Words, named: Named) -> Iterator[str]:
    """One line for each setting of a clause, person or group that changed."""
    for line in _settings(dict(flat(old)), dict(flat(new)), words, named):
        yield "~ " + words("{name}: {line}", name=name, line=line)


def _settings(
    old: Mapping[Path, object], new: Mapping[Path, object], words: Words, named: Named
) -> Iterator[str]:
    for path in dict.fromkeys((*new, *old)):
        was, now = old.get(path), new.get(path)
        if was != now:
            yield _change(set_in(named(path), words).lstrip(), was, now, words)


def _change(key: str, was: object, now: object, words: Words) -> str:
    def put(value: object) -> str:
        return set_in(value_said(value, words), words)

    if isinstance(was, tuple) and isinstance(now, tuple) and was and now:
        more = [one for one in now if one not in was]
        less = [one for one in was if one not in now]
        if more and less:
            said = words(
                "{key} gains {more} and loses {less}", key=key, more=put(tuple(more)), less=put(tuple(less))
            )
            return said.rstrip()
        if more:
            return words("{key} gains {more}", key=key, more=put(tuple(more))).rstrip()
        if less:
            return words("{key} loses {less}", key=key, less=put(tuple(less))).rstrip()
    return words("{key} is {now} now, was {was}", key=key, now=put(now), was=put(was)).rstrip()


def _ladders(old: Mapping[str, Ladder], new: Mapping[str, Ladder], words: Words) -> Iterator[str]:
    for name in dict.fromkeys((*new, *old)):
        if name not in old:
            yield "+ " + words("{name} is new: “{text}”", name=name, text=ladder_said(new[name], words))
        elif name not in new:
            yield "- " + words("{name} is gone.", name=name)
        elif old[name] != new[name]:
            now, was = ladder_said(new[name], words), ladder_said(old[name], words)
            called = set_in(name, words).lstrip()
            yield "~ " + words("{key} is {now} now, was {was}", key=called, now=f"“{now}”", was=f"“{was}”")


def _people(old: Plan, new: Plan, words: Words, named: Named) -> Iterator[str]:
    names = {who: person.name for plan in (old, new) for who, person in plan.people.items()}
    yield from _things(old.people, new.people, names, words, _below(named, "people", "*"))


def _groups(old: Plan, new: Plan, words: Words, named: Named) -> Iterator[str]:
    names = {at: group.name for plan in (old, new) for at, group in plan.groups.items()}
    yield from _things(old.groups, new.groups, names, words, _below(named, "groups", "*"))


Name = TypeVar("Name", bound=str)


def _things(
    old: Mapping[Name, Part],
    new: Mapping[Name, Part],
    names: Mapping[Name, str],
    words: Words,
    named: Named,
) -> Iterator[str]:
    for at in dict.fromkeys((*new, *old)):
        name = f"{names[at]} ({at})"
        if at not in old:
            yield "+ " + words("{name} is new.", name=name)
        elif at not in new:
            yield "- " + words("{name} is gone.", name=name)
        else:
            yield from _part(old[at], new[at], name, words, named)


def _rest(old: Plan, new: Plan, words: Words, named: Named) -> Iterable[str]:
    before = {path: value for path, value in flat(old) if path[0] not in APART}
    after = {path: value for path, value in flat(new) if path[0] not in APART}
    return (f"~ {line}" for line in _settings(before, after, words, named))
