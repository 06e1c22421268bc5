"""The plan of the demo community: the reference plan with its own groups and people."""

from importlib import resources
from io import StringIO

from ruamel.yaml import YAML

from warmfield.plan import reference

WHOLE = frozenset({"people", "groups", "neighbourhoods"})
"""What the demo replaces; all else it lays over what the reference plan says."""


def plan_text(language: str, time_zone: str) -> str:
    """A plan file, with the reference plan's comments."""
    yaml = YAML()
    yaml.width = 4096
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    plan = yaml.load(reference.text(language))
    own = yaml.load((resources.files(__package__) / "texts" / f"{language}.plan.yaml").read_text("utf-8"))
    _lay(plan, own)
    plan["community"]["time_zone"] = time_zone
    for fixture in plan["rhythm"]["fixtures"]:
        if fixture["sort"] == "talk":
            fixture["groups"] = ["huilong", "english"]
    written = StringIO()
    yaml.dump(plan, written)
    return written.getvalue()


def earlier_text(text: str) -> str:
    """The plan as it was before it was changed: other reminders, and links wanted fewer words."""
    earlier = text.replace("    a_week: 2\n", "    a_week: 3\n", 1).replace(
        "min_words: 10 ", "min_words: 6 ", 1
    )
    if earlier == text:
        raise ValueError("nothing to change in the demo's plan")
    return earlier


def _lay(plan: dict[str, object], own: dict[str, object]) -> None:
    for key, value in own.items():
        below = plan.get(key)
        if key not in WHOLE and isinstance(value, dict) and isinstance(below, dict):
            _lay(below, value)
        else:
            plan[key] = value
