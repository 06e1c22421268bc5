"""Every form of the plan: what is common is here; everything is in the file."""

from collections.abc import Mapping

from warmfield.console.planning.clause_fields import CLAUSE, KINDS
from warmfield.console.planning.fixture_fields import FIXTURE
from warmfield.console.planning.form_field import EACH_LINE, HOURS, LENGTH, Field, Form
from warmfield.console.planning.rhythm_fields import (
    ANNOUNCEMENTS,
    GAUGE,
    LURKERS,
    POSTS,
    REMINDERS,
    SESSIONS,
    WARM_UP,
)
from warmfield.plan.source import Path
from warmfield.wording import later

COMMUNITY = Form(
    (),
    later("The community"),
    (
        Field("community.name", later("Name"), "texts", needed=True),
        Field(
            "community.languages",
            later("Languages"),
            "words",
            later("One a line, like zh or en. Members are told in the first; every text needs all."),
        ),
        Field("community.time_zone", later("Time zone"), "line", later("Like Asia/Shanghai."), needed=True),
        Field(
            "community.holidays",
            later("Public holidays"),
            "line",
            later("A country, like CN, or a part of it, like DE-BE."),
        ),
        Field("community.quiet_hours", later("Quiet hours"), "line", HOURS),
        Field("community.assistant.name", later("The assistant’s name"), needed=True),
        Field("community.assistant.face", later("Its face"), "line", later("One emoji.")),
        Field(
            "community.assistant.tone",
            later("Its tone"),
            "choice",
            options=(("warm", later("warm")), ("plain", later("plain")), ("formal", later("formal"))),
        ),
        Field(
            "community.assistant.mark", later("How members see that it is a program"), "texts", needed=True
        ),
        Field("community.charter", later("What members promise one another (1.10)"), "texts"),
        Field(
            "mode",
            later("Mode"),
            "choice",
            later("In a dry run everything is watched and written down, nothing is done."),
            (("live", later("live")), ("dry", later("dry run"))),
        ),
        Field(
            "community.publishing",
            later("To change this plan it takes"),
            "choice",
            later("Of owner and deputies. With two people one writes, and another agrees."),
            (("one person", later("one person")), ("two people", later("two people"))),
        ),
    ),
)
POSITIONING = Form(
    ("positioning",),
    later("7.2 What it is for"),
    (
        Field("worth_to_us", later("Worth to us"), "texts", needed=True),
        Field("worth_to_members", later("Worth to members"), "texts", needed=True),
        Field("for_whom", later("For whom"), "texts", needed=True),
    ),
)
REVIEW = Form(
    (),
    later("When a person is asked, and how long words are kept"),
    (
        Field(
            "review.false_removal",
            later("A wrong removal costs"),
            "number",
            later("Only how these three compare counts. The more a wrong removal costs, the more is asked."),
        ),
        Field("review.missed", later("A missed message costs"), "number"),
        Field("review.review", later("A look by a person costs"), "number"),
        Field("retention.text", later("What people write is kept for"), "line", LENGTH, needed=True),
        Field("retention.nicknames", later("Nicknames are kept for"), "line", LENGTH, needed=True),
    ),
)
PERSON = Form(
    ("people", "*"),
    later("Person"),
    (
        Field("name", later("Name"), needed=True),
        Field("roles", later("Roles"), "ticks", options="roles", needed=True),
        Field("profile", later("What members may read about them"), "texts"),
        Field(
            "accounts",
            later("Accounts"),
            "pairs",
            later("One a line: the platform, a colon, the account’s id there. Like lobby: lin"),
        ),
    ),
    adds=later("Add a person"),
    several="names",
)
GROUP = Form(
    ("groups", "*"),
    later("Group"),
    (
        Field("name", later("Name"), needed=True),
        Field("platform", later("Platform"), "choice", options="platforms", needed=True),
        Field(
            "address",
            later("Address"),
            "line",
            later("The platform’s id of the group; the lobby needs none."),
        ),
        Field("language", later("Language"), "line", later("Where it isn’t the plan’s.")),
        Field("grade", later("Grade"), "choice", options="grades"),
        Field("theme", later("Theme"), "choice", options="themes"),
        Field("neighbourhood", later("Neighbourhood"), "choice", options="neighbourhoods"),
        Field("owner", later("Owner"), "choice", options="people", needed=True),
        Field("managers", later("Managers"), "ticks", options="people"),
        Field("helpers", later("Staff helpers, two at least"), "ticks", options="people"),
    ),
    adds=later("Add a group"),
    several="names",
)
LADDER = Form(
    ("ladders", "*"),
    later("Ladder"),
    (
        Field(
            "steps",
            later("Step by step"),
            "steps",
            later("What follows when somebody breaks a clause again and again."),
            needed=True,
        ),
        Field("counts_for", later("Each counts for"), "line", LENGTH, needed=True),
        Field("open_end", later("The last step may repeat for ever: nobody is removed"), "yes"),
    ),
    adds=later("Add a ladder"),
    several="names",
)
NEIGHBOURHOODS = Form(
    (), later("Neighbourhoods"), (Field("neighbourhoods", later("Neighbourhoods"), "words", EACH_LINE),)
)
FORMS: Mapping[str, Form] = {
    "community": COMMUNITY,
    "positioning": POSITIONING,
    "review": REVIEW,
    "people": PERSON,
    "groups": GROUP,
    "neighbourhoods": NEIGHBOURHOODS,
    "ladders": LADDER,
    "clauses": CLAUSE,
    "posts": POSTS,
    "reminders": REMINDERS,
    "announcements": ANNOUNCEMENTS,
    "warm_up": WARM_UP,
    "sessions": SESSIONS,
    "lurkers": LURKERS,
    "gauge": GAUGE,
    "fixtures": FIXTURE,
}
"""By what stands in the address."""


def form_of(path: Path) -> str:
    """The address of the form for what stands at `path`; empty where only the file has it."""
    *_, name, last = ("", *path)
    if path[:1] in (("people",), ("groups",), ("ladders",), ("clauses",)) or path[:2] == (
        "rhythm",
        "fixtures",
    ):
        return f"/plan/edit/{name}/{last}" if len(path) > 1 else ""
    return f"/plan/edit/{last}" if last in FORMS and not FORMS[str(last)].several else ""


def fields_of(form: Form, kind: str) -> tuple[Field, ...]:
    """With the settings of a clause's kind."""
    return (*form.fields, *KINDS[kind].fields) if form is CLAUSE and kind in KINDS else form.fields
