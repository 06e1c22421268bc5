"""A length of time in words, as a plan would write it."""

from datetime import timedelta

from warmfield.wording import Words, words_in

_SIZES = ((604800, "week"), (86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def in_words(length: timedelta, words: Words | None = None) -> str:
    """Write `2 days`: the largest unit that divides it evenly; weeks only for whole weeks over one."""
    words = words or words_in("en")
    seconds = round(length.total_seconds())
    size, unit = next(
        (size, unit) for size, unit in _SIZES if (seconds and seconds % size == 0) or unit == "second"
    )
    return _counted(seconds // size, unit, words)


def _counted(count: int, unit: str, words: Words) -> str:
    match unit:
        case "week":
            return words.many("{count} week", "{count} weeks", count)
        case "day":
            return words.many("{count} day", "{count} days", count)
        case "hour":
            return words.many("{count} hour", "{count} hours", count)
        case "minute":
            return words.many("{count} minute", "{count} minutes", count)
        case _:
            return words.many("{count} second", "{count} seconds", count)
