"""What a rung means for the member, and what the next one would be."""

from datetime import timedelta

from warmfield.acts.amounts import length_in_words
from warmfield.moderation.breach import Course
from warmfield.plan.basics import Ladder, Step
from warmfield.wording import Words

AN_HOUR = timedelta(hours=1)


def rung_line(words: Words, course: Course, ladder: Ladder, group: str) -> str:
    """Empty for a note: a first word threatens nobody."""
    match course.step.do:
        case "warn":
            return _warning(words, ladder.rung(course.earlier + 1), group, again=course.earlier > 0)
        case "mute":
            length = length_in_words(words, course.step.lasts or AN_HOUR)
            return words(
                "You can't write in {group} for {length}; then it works again by itself.",
                group=group,
                length=length,
            )
        case "remove":
            return words("That is why you are no longer in {group}.", group=group)
        case _:
            return ""


def _warning(words: Words, after: Step, group: str, *, again: bool) -> str:
    said = [words("This has come up before.") if again else ""]
    if after.do == "mute":
        length = length_in_words(words, after.lasts or AN_HOUR)
        said.append(
            words("Next time you couldn't write in {group} for {length}.", group=group, length=length)
        )
    elif after.do == "remove":
        said.append(words("Next time you could no longer stay in {group}.", group=group))
    else:
        said.append(words("Please keep it in mind."))
    return ("" if words.language == "zh" else " ").join(one for one in said if one)
