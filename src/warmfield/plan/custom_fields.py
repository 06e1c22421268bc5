"""What a condition in CEL may ask about: the one table that `check` knows and `rules` fills.

A field's sort is a CEL type: `int`, `double`, `string`, `bool`, or `list` (of strings).
"""

FIELDS: dict[str, dict[str, str]] = {
    "reading": {
        "text": "string",
        "words": "int",
        "links": "int",
        "contacts": "int",
        "mentions": "int",
        "advert": "double",
        "heat": "double",
        "question": "bool",
    },
    "member": {
        "days": "int",
        "grade": "string",
        "roles": "list",
        "paid": "bool",
        "messages": "int",
        "warnings": "int",
        "nickname": "string",
    },
    "group": {
        "id": "string",
        "theme": "string",
        "grade": "string",
        "neighbourhood": "string",
        "members": "int",
    },
}
"""`words` is the effective length; `links`, `contacts` and `mentions` are counted; `advert` and `heat`
are in 0..1; `days` since the member joined the group; `messages` of the member in the group;
`warnings` are warnings that still count; `members` of the group."""

SAMPLES: dict[str, tuple[object, ...]] = {
    "int": (0, 1, 7, 30, 1000),
    "double": (0.0, 0.3, 0.5, 0.9, 1.0),
    "string": ("", "a", "乐乐爸-龙泽苑", "student", "https://ex.test/a"),
    "bool": (False, True),
    "list": ([], ["manager"], ["owner", "expert"]),
}
"""Values to try a condition on: small, large, empty and usual ones."""


def known_fields() -> list[str]:
    """All fields as a condition names them: `reading.links`."""
    return [f"{thing}.{field}" for thing, fields in FIELDS.items() for field in fields]


def sample(turn: int) -> dict[str, dict[str, object]]:
    """Make the values of one trial; different turns mix small and large ones differently."""
    values: dict[str, dict[str, object]] = {}
    at = 0
    for thing, fields in FIELDS.items():
        values[thing] = {}
        for field, sort in fields.items():
            choices = SAMPLES[sort]
            values[thing][field] = choices[(turn * (1 + at % 3) + at * (turn // 5)) % len(choices)]
            at += 1
    return values
