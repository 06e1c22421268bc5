"""What the lobby's pages know of the plan: groups and their doors, the assistant, the house rules."""

from msgspec import Struct

from warmfield.community.ids import ClauseNumber, GroupId, PersonId
from warmfield.plan.basics import Texts
from warmfield.plan.clauses import InvitationClause, NicknameClause
from warmfield.plan.rulebook import Rulebook


class Place(Struct, frozen=True, kw_only=True):
    """A group of the lobby. `knock`: who wants in waits for someone to open."""

    id: GroupId
    name: str
    language: str
    knock: bool
    owner: str = ""
    """The owner's account here."""


class Rule(Struct, frozen=True):
    number: ClauseNumber
    text: Texts


class House(Struct, frozen=True, kw_only=True):
    """Made anew with every version of the plan. `code` is the first of the school's own codes."""

    name: Texts
    for_whom: Texts
    languages: tuple[str, ...]
    time_zone: str
    assistant: str
    mark: Texts
    places: dict[GroupId, Place]
    rules: tuple[Rule, ...]
    nickname_example: str = ""
    code: str = ""


def say(texts: Texts, language: str) -> str:
    """The text in the reader's language, else in the first one there is."""
    return texts.get(language) or next(iter(texts.values()), "")


def house(rulebook: Rulebook, knock: frozenset[str] = frozenset()) -> House:
    """`knock` names groups whose door is closed, besides those whose theme asks for approval or payment."""
    plan = rulebook.plan
    places = {
        at: Place(
            id=at,
            name=group.name,
            language=rulebook.language_of(at),
            knock=at in knock or _closed(rulebook, at),
            owner=staff_account(rulebook, group.owner),
        )
        for at, group in plan.groups.items()
        if group.platform == "lobby"
    }
    return House(
        name=plan.community.name,
        for_whom=plan.positioning.for_whom,
        languages=plan.community.languages,
        time_zone=plan.community.time_zone,
        assistant=plan.community.assistant.name,
        mark=plan.community.assistant.mark,
        places=places,
        rules=tuple(Rule(one.number, one.text) for one in plan.clauses if one.text),
        nickname_example=_example(rulebook),
        code=_code(rulebook),
    )


def staff_account(rulebook: Rulebook, who: PersonId) -> str:
    """The person's account here: the plan's, or their own id in it."""
    person = rulebook.plan.people.get(who)
    return str(who) if person is None else person.accounts.get("lobby", str(who))


def _closed(rulebook: Rulebook, at: GroupId) -> bool:
    """A theme that asks for approval or payment has a closed door."""
    theme = rulebook.plan.themes.get(rulebook.group(at).theme)
    return theme is not None and (theme.entry.approval or theme.entry.paid)


def _example(rulebook: Rulebook) -> str:
    for clause in rulebook.plan.clauses:
        if isinstance(clause, NicknameClause) and clause.examples:
            return clause.examples[0]
    return ""


def _code(rulebook: Rulebook) -> str:
    for clause in rulebook.plan.clauses:
        if isinstance(clause, InvitationClause) and clause.codes:
            return clause.codes[0]
    return ""
