"""What happened, in one sentence without blame, by kind of clause."""

from warmfield.moderation.breach import Weighed
from warmfield.wording import Words, later

REMOVED = {
    "adverts": later("Your message in {group} reads like an advert, so I have taken it out."),
    "poaching": later("Your message in {group} asks people over into another group, so I have taken it out."),
    "copies": later("The same message went to several groups, so I have taken it out of {group}."),
}
KEPT = {
    "flooding": later(
        "Many messages came from you in {group} in a short time; the others can hardly keep up."
    ),
    "custom": later("Your message in {group} doesn't fit one of our house rules."),
    "off_topic": later(
        "In {group} somebody is speaking about one topic just now, so what is about something else waits "
        "a little. Your message stands."
    ),
    "dispute": later("The talk in {group} has become a little heated; it matters to both of you."),
    "nickname": later(
        "In {group} everybody's nickname says who they are, so that families recognise one another."
    ),
}
WELCOME = later("Welcome to {group}! It is good to have you here.")
OTHER_REMOVED = later("I have taken your message out of {group}: it doesn't fit one of our house rules.")
OTHER_KEPT = later("Something in {group} doesn't fit one of our house rules.")
SAME_AGAIN = later("You have sent the same words to {group} several times.")
HELD = later("Your link in {group} isn't lost: I am keeping it for you.")


def happened(words: Words, led_by: Weighed, message: str, group: str, *, joins: bool = False) -> str:
    """`message` is what was done with it: `remove`, `hold` or `keep`; `joins` for a newcomer."""
    kind = led_by.clause.kind
    if kind == "nickname" and joins:
        return words(WELCOME, group=group)
    if led_by.finding.reason == "same_again":
        return words(SAME_AGAIN, group=group)
    if message == "hold":
        return words(HELD, group=group)
    if message == "remove":
        return words(REMOVED.get(kind, OTHER_REMOVED), group=group)
    return words(KEPT.get(kind, OTHER_KEPT), group=group)
