"""The forms of what the clock does: how much, how often, when."""

from warmfield.console.planning.form_field import CLOCK, HOURS, LENGTH, Field, Form
from warmfield.wording import later

POSTS = Form(
    ("rhythm", "posts"),
    later("Not too much"),
    (
        Field("a_day", later("Posts a day and group, at most"), "number"),
        Field("apart", later("Between two posts"), "line", LENGTH),
        Field(
            "sleeps_after", later("A group in which nobody wrote for so long is left alone"), "line", LENGTH
        ),
    ),
)
REMINDERS = Form(
    ("rhythm", "reminders"),
    later("2.1 The rules, said again"),
    (
        Field("a_week", later("Times a week"), "number"),
        Field("at_most", later("At most, while much is broken"), "number"),
        Field("window", later("Between"), "line", HOURS, needed=True),
        Field("raise_at", later("Broken clauses a week that raise it"), "number"),
        Field(
            "clauses",
            later("Only these clauses"),
            "ticks",
            later("None ticked: all, the most broken first."),
            "clauses",
        ),
        Field("wordings", later("How it begins"), "sayings", later("Never the same twice in a row.")),
    ),
)
ANNOUNCEMENTS = Form(
    ("rhythm",),
    later("1.11, 2.2 Activities, and what is announced"),
    (
        Field(
            "announcements.leads",
            later("Announced ahead"),
            "words",
            later("One a line, like: evening before, half a day, 1 hour."),
        ),
        Field("announcements.evening", later("The evening is"), "line", CLOCK),
        Field("activities.capacity", later("Places, where nothing else is said"), "number"),
        Field("activities.sign_up_closes", later("Sign-up closes so long before"), "line", LENGTH),
        Field("activities.waiting_list", later("Who comes too late waits"), "yes"),
        Field("activities.report", later("The group hears of it the next morning at"), "line", CLOCK),
    ),
)
WARM_UP = Form(
    ("rhythm", "warm_up"),
    later("2.3 When a group is silent"),
    (
        Field("quiet_times", later("Too long is so many times the usual silence"), "number"),
        Field("at_least", later("And at least"), "line", LENGTH),
        Field("window", later("Between"), "line", HOURS, needed=True),
        Field("wait", later("Each person has so long, then the next; then the assistant"), "line", LENGTH),
        Field("a_day", later("Warm-ups a day, at most"), "number"),
        Field("topics", later("Topics"), "sayings", later("What to begin with.")),
    ),
)
SESSIONS = Form(
    ("rhythm", "sessions"),
    later("Sessions: talks and topics"),
    (
        Field("focus", later("Only speakers and staff write meanwhile, where the platform can"), "yes"),
        Field("ladder", later("Ladder"), "choice", options="ladders"),
        Field("longest", later("Longest"), "line", LENGTH),
        Field(
            "hosts", later("Who may open one besides owner, deputies and managers"), "ticks", options="roles"
        ),
        Field("prompt", later("The host is asked to get ready so long before"), "line", LENGTH),
        Field("pause", later("The speaker silent for so long: questions are put"), "line", LENGTH),
    ),
)
LURKERS = Form(
    ("rhythm", "lurkers"),
    later("1.8 Silent members"),
    (
        Field("silent_for", later("Nothing written for"), "line", LENGTH),
        Field("wait", later("They have so long to say a word"), "line", LENGTH),
        Field("every", later("A sweep every"), "line", LENGTH),
        Field("at_most", later("Asked in a group, at most"), "number"),
        Field("spare_newcomers", later("Newcomers are spared for"), "line", LENGTH),
        Field("text", later("What they are asked"), "texts"),
    ),
)
GAUGE = Form(
    ("gauge",),
    later("7.4 Neither silent nor drowned"),
    (
        Field("silent", later("Silent below, messages a day"), "number"),
        Field("quiet", later("Quiet below"), "number"),
        Field("busy", later("Busy above"), "number"),
        Field("drowned", later("Drowned above"), "number"),
        Field("people", later("Members who write on a day, at least"), "number"),
        Field("useful", later("Share of useful posts, 0 to 1"), "number"),
    ),
)
