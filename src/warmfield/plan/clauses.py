"""The clauses a plan may hold, by kind. Each is kept by the rule of the same name in `rules`."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from warmfield.community.ids import ClauseNumber
from warmfield.plan.basics import Length, Part, Texts


class Clause(Part):
    """A numbered sentence of the house rules."""

    number: ClauseNumber
    title: Texts = {}
    """Two or three words for lists; empty: the kind's own name."""
    text: Texts
    reminders: tuple[Texts, ...] = ()
    """2.1: other ways to say it, which reminders take in turn."""
    mode: Literal["live", "dry", "off"] = "live"
    """`dry`: everything but acting."""
    ladder: str = ""
    """The ladder's name; empty: the plan's `default`."""
    exempt: tuple[str, ...] = ()
    """Roles and grades the clause doesn't bind. Empty: everyone, staff too."""
    groups: tuple[str, ...] = ()
    """Only in these groups; empty: everywhere."""
    themes: tuple[str, ...] = ()
    """Only in groups of these themes; empty: everywhere."""


class NicknamePart(Part):
    """A part of the operator's own nickname pattern."""

    sort: Literal["child", "parent", "neighbourhood", "choice", "number", "words"] = "words"
    choices: tuple[str, ...] = ()
    """The words allowed (`choice`), or known besides the built-in ones (the other sorts)."""
    optional: bool = False
    longest: int = 16


class NicknameClause(Clause):
    """1.1: the nickname has the plan's parts. Order, width, script and emoji never matter."""

    kind: Literal["nickname"]
    pattern: str = "{child}{parent}-{neighbourhood}"
    parts: dict[str, NicknamePart] = {}
    """The parts named in the pattern; `child`, `parent` and `neighbourhood` are built in."""
    examples: tuple[str, ...] = ()
    grace: Length = timedelta(days=2)
    set_nickname: bool = True
    """Set the likely right nickname after the grace, where the platform lets us."""


class LinkClause(Clause):
    """1.2: a link needs words of one's own, or an approval."""

    kind: Literal["links"]
    min_words: int = 10
    """Effective length: letters-words count 2 each, Han characters 1, links and emoji 0."""
    look_back: Length = timedelta(minutes=3)
    """The author's own message just before may carry the words."""
    trusted: tuple[str, ...] = ()
    """Registered domains that need no words: the school's own."""


class PermitTerms(Part):
    """What a paid permit costs: red packets in the group, as the plan says."""

    packets: int = 20
    total_fen: int = 1000
    posts: int = 1
    window: Length = timedelta(hours=2)


class AdvertClause(Clause):
    """1.5: no adverts without a paid permit."""

    kind: Literal["adverts"]
    permit: PermitTerms | None = PermitTerms()
    words: tuple[str, ...] = ()
    """The operator's own words that make a message an advert."""
    allowed: tuple[str, ...] = ()
    """Names and words that never do: the school's courses."""


class DisputeClause(Clause):
    """1.6: members who disagree talk it over privately."""

    kind: Literal["dispute"]
    messages: int = 4
    within: Length = timedelta(minutes=15)
    quiet_after: Length = timedelta(hours=2)
    mediator: str = "manager"


class InvitationClause(Clause):
    """1.9: bringing someone in needs the consent of owner or manager."""

    kind: Literal["invitation"]
    codes: tuple[str, ...] = ()
    """Codes and channels of the school's own; whoever comes by one needs no invitation."""
    unknown_inviter: Literal["pass", "review"] = "review"


class FloodingClause(Clause):
    """One person posting too fast (刷屏)."""

    kind: Literal["flooding"]
    messages: int = 8
    within: Length = timedelta(seconds=30)
    same: int = 4
    """As many times the same words are flooding too."""
    same_within: Length = timedelta(minutes=10)


class PoachingClause(Clause):
    """9.2: luring members into another group."""

    kind: Literal["poaching"]
    own: tuple[str, ...] = ()
    """Group links, numbers and names that are ours."""


class CopiesClause(Clause):
    """9.2: the same post in several groups."""

    kind: Literal["copies"]
    copies: int = 3
    """As many groups with the same post, the first counted, are too many."""
    within: Length = timedelta(days=1)
    shortest: int = 12
    """Effective length below which nothing counts as the same post."""


class OffTopicClause(Clause):
    """1.7, 2.4: while a session is on, what has nothing to do with its topic waits."""

    kind: Literal["off_topic"]
    times: int = 1
    """Met from so many-th time in one session on."""
    sure: float = 0.8
    """From this chance on (0..1) the author gets a private word; the host is asked about what may be less."""
    let_be: Length = timedelta(minutes=2)
    """Who was told has so long to read it before anything is said again."""


class CustomClause(Clause):
    """A clause of the operator's own, in CEL over reading, member and group."""

    kind: Literal["custom"]
    on: Literal["message", "join", "nickname"] = "message"
    when: str
    review: bool = False
    """Always ask a person."""


class NoticedClause(Clause):
    """A clause of the plan that no software keeps yet: shown, cited, never acted on."""

    kind: Literal["noticed"]


KeptClause = (
    NicknameClause
    | LinkClause
    | AdvertClause
    | DisputeClause
    | InvitationClause
    | FloodingClause
    | PoachingClause
    | CopiesClause
    | OffTopicClause
    | CustomClause
)
AnyClause = Annotated[KeptClause | NoticedClause, Field(discriminator="kind")]
