"""The management hears of the week: in its own group, else each owner in private."""

from warmfield.acts.moment import Moment
from warmfield.acts.person import tell_person
from warmfield.community.ids import ClauseNumber
from warmfield.rhythm.say import say
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.weekly.weekly_words import week_text
from warmfield.rhythm.wish import Item, scope_of


def tell_week(moment: Moment, item: Item) -> None:
    """With nothing heard all week, and in a dry run, nobody is told."""
    plan, posted_in = moment.rulebook.plan, moment.rulebook.plan.management_group
    text = week_text(scope_of(moment, item.group), moment.words(posted_in))
    if not text:
        return
    if posted_in is not None:
        say(moment, item, text)
        return
    row = ClauseNumber(SORTS[item.wish.sort].row)
    for person, known in plan.people.items():
        if "owner" in known.roles and plan.mode != "dry":
            tell_person(moment, person, item.group, text, row)
