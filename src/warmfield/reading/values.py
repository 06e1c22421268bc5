"""What a message says, with no opinion about it."""

from msgspec import Struct

from warmfield.community.findings import Span


class Link(Struct, frozen=True):
    """`url` has its scheme; `domain` is the registered domain, lower case; `span` in the original."""

    url: str
    domain: str
    span: Span


class Contact(Struct, frozen=True):
    """A way to reach someone elsewhere.

    `sort`: wechat, qq, qq_group, phone, email, telegram, group_link.
    """

    sort: str
    value: str
    span: Span


class Reading(Struct, frozen=True, kw_only=True):
    """One message, read.

    `plain` is the normalised text; `undone` names what normalising undid (`width`, `confusables`,
    `invisible`, `traditional`, `digits`, `separators`), as evidence of hiding. `words` is the
    effective length: a Han character counts 1, a word of letters 2, links, mentions, digits and
    emoji 0. `advert`, `heat`, `poaching` are in 0..1; `advert` is a calibrated probability.
    """

    text: str
    plain: str
    undone: tuple[str, ...] = ()
    words: int = 0
    links: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    mentions: tuple[str, ...] = ()
    advert: float = 0.0
    advert_spans: tuple[Span, ...] = ()
    """The pieces of the text that speak most for an advert, at most three."""
    heat: float = 0.0
    """How hostile it reads."""
    directed: bool = False
    """It speaks to someone (you, a name, a mention)."""
    poaching: float = 0.0
    """It asks people over into another group."""
    question: bool = False
    asks_for_advice: bool = False
    """It asks others for a recommendation."""
    gives_away: bool = False
    """Something is offered for nothing between members."""
    skeleton: str = ""
    """Hex hash of what remains after normalising and dropping all but letters, Han and digits."""
    sketch: tuple[int, ...] = ()
    """A bottom-k sketch of phonetic 3-grams, for near-duplicates; empty for short texts."""
    model: str = ""
    """The version of the model that scored."""
    meaning: bytes = b""
    """What it is about (`meaning.py`); empty where nobody asked, or the extra isn't installed."""
    topic_meaning: bytes = b""
    """With the first message of a session: what its topic is about."""
