"""The form of a clause: what all have, and what each kind asks for besides."""

from collections.abc import Mapping

from msgspec import Struct

from warmfield.console.planning.form_field import EACH_LINE, LENGTH, Field, Form
from warmfield.wording import later

CLAUSE = Form(
    ("clauses", "*"),
    later("Clause"),
    (
        Field("number", later("Number"), "line", later("As it is printed, like 1.12."), needed=True),
        Field("title", later("Title"), "texts", later("Two or three words.")),
        Field("text", later("Text"), "texts", later("What members read."), needed=True),
        Field(
            "mode",
            later("Mode"),
            "choice",
            later("In a dry run everything is watched and written down, nothing is done."),
            (("live", later("live")), ("dry", later("dry run")), ("off", later("off"))),
        ),
        Field("ladder", later("Ladder"), "choice", later("Empty: the plan’s default."), "ladders"),
        Field(
            "exempt",
            later("Whom it doesn’t bind"),
            "ticks",
            later("The fairness report shows how everybody is treated."),
            "bound",
        ),
        Field("groups", later("Only in these groups"), "ticks", later("None ticked: everywhere."), "groups"),
        Field(
            "themes",
            later("Only in groups of these themes"),
            "ticks",
            later("None ticked: everywhere."),
            "themes",
        ),
        Field("reminders", later("Other ways to say it"), "sayings", later("Reminders take them in turn.")),
    ),
    adds=later("Add a clause"),
    several="items",
)


class Kind(Struct, frozen=True):
    """`about` is what somebody who chooses a kind reads."""

    title: str
    about: str
    fields: tuple[Field, ...] = ()


KINDS: Mapping[str, Kind] = {
    "nickname": Kind(
        later("Nicknames"),
        later("Members name themselves by a pattern."),
        (
            Field("pattern", later("Pattern"), "line", later("Like {child}{parent}-{neighbourhood}.")),
            Field("examples", later("Examples"), "words", EACH_LINE),
            Field("grace", later("Newcomers have so long"), "line", LENGTH),
            Field("set_nickname", later("Then set the likely right one, where the platform lets us"), "yes"),
        ),
    ),
    "links": Kind(
        later("Links"),
        later("A link needs words of one’s own."),
        (
            Field(
                "min_words",
                later("Words beside a link, at least"),
                "number",
                later("A Han character counts 1, an English word 2."),
            ),
            Field("look_back", later("The message before counts too, up to"), "line", LENGTH),
            Field("trusted", later("Sites that need no words"), "words", EACH_LINE),
        ),
    ),
    "adverts": Kind(
        later("Adverts"),
        later("No adverts without a paid permit."),
        (
            Field("permit.packets", later("A permit costs so many red packets"), "number"),
            Field("permit.total_fen", later("In all, yuan"), "yuan"),
            Field("permit.posts", later("For so many posts"), "number"),
            Field("permit.window", later("Within"), "line", LENGTH),
            Field("words", later("Words that make a message an advert"), "words", EACH_LINE),
            Field("allowed", later("Names and words that never do"), "words", EACH_LINE),
        ),
    ),
    "dispute": Kind(
        later("Disagreements"),
        later("Two who quarrel are asked to talk alone."),
        (
            Field("messages", later("So many messages"), "number"),
            Field("within", later("Within"), "line", LENGTH),
            Field("quiet_after", later("Afterwards nothing is said for"), "line", LENGTH),
            Field("mediator", later("Who is asked to help"), "choice", options="roles"),
        ),
    ),
    "invitation": Kind(
        later("Invitations"),
        later("Bringing somebody in needs a yes."),
        (
            Field("codes", later("Codes by which anyone may come"), "words", EACH_LINE),
            Field(
                "unknown_inviter",
                later("Where nobody knows who invited"),
                "choice",
                options=(("review", later("a person is asked")), ("pass", later("they may stay"))),
            ),
        ),
    ),
    "flooding": Kind(
        later("Flooding"),
        later("One person posts too fast."),
        (
            Field("messages", later("So many messages"), "number"),
            Field("within", later("Within"), "line", LENGTH),
            Field("same", later("Or the same words so many times"), "number"),
            Field("same_within", later("Within"), "line", LENGTH),
        ),
    ),
    "poaching": Kind(
        later("Poaching"),
        later("Members are lured into another group."),
        (Field("own", later("Links and names that are ours"), "words", EACH_LINE),),
    ),
    "copies": Kind(
        later("Copies"),
        later("The same post in several groups."),
        (
            Field("copies", later("In so many groups"), "number"),
            Field("within", later("Within"), "line", LENGTH),
            Field("shortest", later("Only posts as long as this"), "number"),
        ),
    ),
    "off_topic": Kind(
        later("Off topic"),
        later("While a session is on, other things wait."),
        (
            Field("times", later("From so many times in one session on"), "number"),
            Field("sure", later("As sure as this, 0 to 1"), "number"),
            Field("let_be", later("Time to read what was said"), "line", LENGTH),
        ),
    ),
    "custom": Kind(
        later("Your own"),
        later("A condition in CEL."),
        (
            Field(
                "on",
                later("Looked at"),
                "choice",
                options=(
                    ("message", later("messages")),
                    ("join", later("who joins")),
                    ("nickname", later("nicknames")),
                ),
            ),
            Field(
                "when",
                later("Condition"),
                "line",
                later("Like reading.links > 0 && member.days < 7"),
                needed=True,
            ),
            Field("review", later("Always ask a person"), "yes"),
        ),
    ),
    "noticed": Kind(later("Only said"), later("It is shown and cited; people keep it.")),
}
