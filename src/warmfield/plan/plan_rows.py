"""The rows of an operation plan, by number: what each is about, where it stands, and whether it is kept."""

from msgspec import Struct

from warmfield.wording import later


class Row(Struct, frozen=True):
    """`where` is the key of the plan file; `kept`: the software keeps it already."""

    number: str
    about: str
    where: str
    kept: bool = False


ROWS = (
    Row("1.1", later("Nicknames"), "clauses", kept=True),
    Row("1.2", later("Links need words"), "clauses", kept=True),
    Row("1.3", later("Members who become managers"), "volunteers"),
    Row("1.4", later("Features and rewards for members"), "rewards"),
    Row("1.5", later("Adverts and permits"), "clauses", kept=True),
    Row("1.6", later("Disagreements"), "clauses", kept=True),
    Row("1.7", later("Staying on topic"), "rhythm.sessions", kept=True),
    Row("1.8", later("Turns at clearing out adverts and lurkers"), "rhythm.lurkers", kept=True),
    Row("1.9", later("Invitations by request"), "clauses", kept=True),
    Row("1.10", later("The charter: helping one another"), "community.charter"),
    Row("1.11", later("Activities"), "rhythm.activities", kept=True),
    Row("2.1", later("Reminders of the rules"), "rhythm.reminders", kept=True),
    Row("2.2", later("Announcements of activities"), "rhythm.announcements", kept=True),
    Row("2.3", later("Warm-up of a quiet group"), "rhythm.warm_up", kept=True),
    Row("2.4", later("Focus while someone shares"), "rhythm.sessions", kept=True),
    Row("2.5", later("Hosts and support"), "cases"),
    Row("2.6", later("Useful content, shared steadily"), "content", kept=True),
    Row("3.1", later("Grades of members"), "grades"),
    Row("3.2", later("Themes of groups"), "themes"),
    Row("4.1", later("Experts"), "content.experts"),
    Row("4.2", later("Managers answer requests"), "people", kept=True),
    Row("4.3", later("Starters"), "rhythm.warm_up", kept=True),
    Row("4.4", later("Hosts"), "rhythm.sessions", kept=True),
    Row("4.5", later("Staff helpers, named in the plan"), "people", kept=True),
    Row("4.6", later("Members with influence"), "volunteers"),
    Row("4.7", later("Owners and deputies"), "people", kept=True),
    Row("5.1", later("The management team"), "teams"),
    Row("5.2", later("The planning team"), "teams"),
    Row("5.3", later("The team of experts"), "teams"),
    Row("5.4", later("The team of helpers"), "teams"),
    Row("6.1", later("Fixtures of the week"), "rhythm.fixtures", kept=True),
    Row("6.2", later("Points, levels and rewards"), "rewards"),
    Row("7.1", later("Members take part"), "participation"),
    Row("7.2", later("Positioning"), "positioning", kept=True),
    Row("7.3", later("The same rules for staff"), "fairness", kept=True),
    Row("7.4", later("Neither silent nor drowned"), "gauge", kept=True),
    Row("8.1", later("Outreach by people"), "outreach"),
    Row("8.2", later("Articles and screening"), "channels"),
    Row("8.3", later("Field promotion with codes"), "channels"),
    Row("9.1", later("Limits of platforms, live codes"), "limits"),
    Row("9.2", later("Poaching, copies, two helpers a group"), "clauses", kept=True),
    Row("9.3", later("One friendly assistant"), "community.assistant", kept=True),
    Row("9.4", later("Volunteers among active members"), "volunteers"),
    Row("9.5", later("Remedies that are real"), "cases"),
)
