"""Why something a member tried didn't happen, in a sentence they can use."""

from warmfield.wording import later

WHYS = {
    "muted": later("You can't write here just now; the time until when stands below."),
    "focus": later("Someone is sharing: only the speakers write until the session ends."),
    "outside": later("You are not in this group just now."),
    "gone": later("That message is no longer there."),
    "nickname": later("Please choose a nickname first."),
    "fast": later("That was a little fast. Please wait a moment, then try again."),
}
