"""A plan made ready for use: who is staff, which clauses bind a group, what its platform can do."""

from collections.abc import Iterable, Mapping

from warmfield.community.capabilities import PLATFORMS, Capabilities
from warmfield.community.ids import ClauseNumber, GroupId, MemberId, PersonId
from warmfield.plan.basics import Ladder
from warmfield.plan.clauses import Clause, KeptClause, NoticedClause
from warmfield.plan.model import DECIDERS, Group, Person, Plan


class Rulebook:
    """Built once per plan version and never changed.

    `staff` adds accounts to persons (a rehearsal's map does); a group the plan doesn't name is
    treated as a copy of `stand_in` on the platform `log`. `secret` is the home's: what lucky draws are
    sealed with, since a turn has no chance of its own; a rehearsal has none. `address` is where people reach
    the console; empty where nobody has said it.
    """

    def __init__(
        self,
        plan: Plan,
        staff: Mapping[MemberId, PersonId] | None = None,
        secret: bytes = b"",
        address: str = "",
    ) -> None:
        self.plan = plan
        self.secret = secret
        self.address = address
        self.version = plan.version
        self._people: dict[MemberId, PersonId] = {
            MemberId(f"{platform}:{account}"): who
            for who, person in plan.people.items()
            for platform, account in person.accounts.items()
        }
        self._people.update(staff or {})
        self._clauses: dict[GroupId, tuple[KeptClause, ...]] = {}
        self._deciders: dict[GroupId | None, tuple[PersonId, ...]] = {}
        self._numbered = _numbered(plan.clauses)
        self._stand_in = next(iter(plan.groups.values())).model_copy(
            update={"platform": "log", "address": "", "theme": "", "grade": ""}
        )
        self._addresses = {(group.platform, group.address): at for at, group in plan.groups.items()}

    @property
    def language(self) -> str:
        return self.plan.community.languages[0]

    def language_of(self, group: GroupId | None) -> str:
        if group is None:
            return self.language
        return self.group(group).language or self.language

    def group(self, group: GroupId) -> Group:
        return self.plan.groups.get(group, self._stand_in)

    def group_at(self, platform: str, address: str) -> GroupId | None:
        """Find the group that has this address on this platform."""
        return self._addresses.get((platform, address))

    def capabilities(self, group: GroupId) -> Capabilities:
        return PLATFORMS[self.group(group).platform]

    @property
    def staff(self) -> tuple[MemberId, ...]:
        """Every account of a person of the plan."""
        return tuple(self._people)

    def person_id(self, member: MemberId) -> PersonId | None:
        return self._people.get(member)

    def person(self, member: MemberId) -> Person | None:
        who = self._people.get(member)
        return None if who is None else self.plan.people.get(who)

    def roles(self, member: MemberId) -> tuple[str, ...]:
        person = self.person(member)
        return () if person is None else person.roles

    def accounts(self, person: PersonId, platform: str) -> Iterable[MemberId]:
        """Give the accounts by which a person is reached on a platform."""
        return [m for m, who in self._people.items() if who == person and m.startswith(f"{platform}:")]

    def deciders(self, group: GroupId | None) -> tuple[PersonId, ...]:
        """Who answers requests of a group: its owner and managers, then other deciders."""
        known = self._deciders.get(group)
        if known is None:
            here = None if group is None else self.group(group)
            near = [] if here is None else [here.owner, *here.managers]
            others = [who for who, person in self.plan.people.items() if set(person.roles) & set(DECIDERS)]
            known = self._deciders[group] = tuple(dict.fromkeys([*near, *others]))
        return known

    def clauses(self, group: GroupId) -> tuple[KeptClause, ...]:
        """The clauses that bind this group and are switched on, in the plan's order."""
        known = self._clauses.get(group)
        if known is None:
            theme = self.group(group).theme
            known = tuple(
                clause
                for clause in self.plan.clauses
                if not isinstance(clause, NoticedClause)
                and clause.mode != "off"
                and (not clause.groups or group in clause.groups)
                and (not clause.themes or theme in clause.themes)
            )
            self._clauses[group] = known
        return known

    def clause(self, number: ClauseNumber, kind: str = "") -> Clause | None:
        """Find a clause. Two kinds may share a number (and then a ladder): `kind` says which is meant."""
        return self._numbered.get((number, kind))

    def ladder(self, clause: Clause) -> Ladder:
        return self.plan.ladders[self.plan.ladder_of(clause)]


def _numbered(clauses: Iterable[KeptClause | NoticedClause]) -> dict[tuple[ClauseNumber, str], Clause]:
    """Index clauses by number and kind, and by number alone; the first of the plan wins."""
    found: dict[tuple[ClauseNumber, str], Clause] = {}
    for clause in clauses:
        found.setdefault((clause.number, ""), clause)
        found.setdefault((clause.number, clause.kind), clause)
    return found
