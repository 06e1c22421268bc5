"""P8xx: groups, the people who keep them, nicknames, duty, and what a platform can't do."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

GROUPS = {
    "P801": Sort(
        later("The group `{group}` has no owner."), later("add `owner:` with someone of the people")
    ),
    "P802": Sort(
        later("The group `{group}` has {count} of the two helpers it needs (9.2)."),
        later("name two people in `helpers`, so that one answers the other"),
    ),
    "P803": Sort(
        later("{name} is named here as {part}, but hasn't that role."),
        later("give `{person}` one of these roles: {roles}"),
    ),
    "P804": Sort(later("`{person}` stands here twice."), later("name each person once"), "warning"),
    "P805": Sort(
        later("{name} keeps the group `{group}`, but has no account on {platform}."),
        later("add `{platform}:` with the account to the accounts of `{person}`"),
        "warning",
    ),
    "P806": Sort(
        later("In the group `{group}`, on {platform}, warmfield can't do this by itself: {acts}."),
        later("each becomes a request to {person}, with the text ready"),
        "note",
    ),
    "P807": Sort(
        later("The group `{group}` has no address on {platform}, so warmfield can't find it."),
        later("add `address:` with the platform's id of the group"),
    ),
    "P808": Sort(
        later("The pattern doesn't accept its own example `{example}`; it finds no {parts}."),
        later("correct the example or the pattern `{pattern}`"),
    ),
    "P809": Sort(later("The pattern names a part `{name}` that nothing explains."), later("parts: {known}")),
    "P810": Sort(
        later("Only {count} person of this plan may decide, so nobody else can answer an appeal."),
        later("give a second person the role owner, deputy or manager"),
        "warning",
    ),
    "P811": Sort(
        later("On {day} from {start} to {end} this duty has {count} of the {needed} people it asks for."),
        later("add hours to `available`, or ask for fewer people"),
        "warning",
    ),
    "P812": Sort(
        later("This duty asks for more people ({needed}) than may take it ({count})."),
        later("ask for fewer, or give more people the role"),
    ),
    "P813": Sort(later("The plan has no group."), later("add one below `groups:`")),
    "P814": Sort(
        later(
            "In the group `{group}` only people can keep clause {clauses}: {platform} doesn't show {what}."
        ),
        later("owner and managers watch it themselves there"),
        "warning",
    ),
    "P815": Sort(
        later("Nobody is asked for: neither roles nor a team stand here."),
        later("add `roles: [manager]` or `team: management`"),
    ),
    "P816": Sort(later("The pattern has no part at all."), later("write at least one part, like {{child}}")),
    "P817": Sort(
        later("A brace of the pattern is left open, or holds more than a name."),
        later("write each part as its name in braces, like {{child}}"),
    ),
    "P818": Sort(
        later("Two people must agree to every change of this plan, but only {count} may publish one."),
        later("give a second person the role owner or deputy, or write `publishing: one person`"),
    ),
    "P830": Sort(
        later("`{name}` has hours for duty here, but may take none of the duties above."),
        later("give them a role that is asked for, or leave the hours out"),
        "warning",
    ),
}
