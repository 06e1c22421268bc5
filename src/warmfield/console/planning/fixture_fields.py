"""The form of a fixture: a slot that comes again each week (6.1)."""

from warmfield.console.planning.form_field import CLOCK, LENGTH, Field, Form
from warmfield.wording import later

SORTS = (
    ("topic", later("a topic")),
    ("talk", later("a talk")),
    ("sharing", later("a sharing session")),
    ("useful", later("something useful")),
    ("game", later("a game")),
    ("activity", later("an activity")),
    ("prizes", later("prizes")),
)
GAMES = (
    ("quiz", later("a quiz")),
    ("riddles", later("riddles")),
    ("idioms", later("an idiom chain")),
    ("words", later("a word chain")),
    ("draw", later("a lucky draw")),
)
FIXTURE = Form(
    ("rhythm", "fixtures", "*"),
    later("Fixture"),
    (
        Field("name", later("Name"), "texts", needed=True),
        Field("sort", later("What it is"), "choice", options=SORTS, needed=True),
        Field("days", later("Days"), "ticks", options="days", needed=True),
        Field("at", later("At"), "line", CLOCK, needed=True),
        Field("lasts", later("Lasts"), "line", LENGTH),
        Field("owner", later("Seen to by"), "choice", options="people", needed=True),
        Field("speakers", later("Speakers"), "ticks", options="people"),
        Field("topics", later("Topics"), "sayings", later("One each time, in turn.")),
        Field("game", later("Which game"), "choice", later("For a game: what the assistant plays."), GAMES),
        Field("place", later("Place"), "texts"),
        Field("leads", later("Announced ahead"), "words", later("One a line. Empty: as the plan has it.")),
        Field("groups", later("Only in these groups"), "ticks", later("None ticked: everywhere."), "groups"),
        Field(
            "themes",
            later("Only in groups of these themes"),
            "ticks",
            later("None ticked: everywhere."),
            "themes",
        ),
        Field("prompts", later("What the host throws in"), "sayings"),
    ),
    adds=later("Add a fixture"),
    several="items",
)
