"""JSON Schema of the plan file, for editors that complete and check while one writes."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from warmfield.plan.model import Plan

LENGTH = {
    "type": "string",
    "description": "A length of time: 30 seconds, 10 minutes, 2 hours, half a day, 3 days, 1 week, 30 秒.",
    "examples": ["10 minutes", "2 days", "半天"],
}
WRITTEN = {
    "Window": {"type": "string", "pattern": r"^\d{1,2}:\d{2}[-–]\d{1,2}:\d{2}$", "examples": ["19:00-21:30"]},
    "Step": {"type": "string", "examples": ["note 2 times", "warn", "mute for 1 day", "remove", "提醒 2 次"]},
    "Lead": {"type": "string", "examples": ["evening before", "half a day", "1 hour"]},
}
"""Parts that a plan writes as one word, so that the file reads well."""


class _AsWritten(GenerateJsonSchema):
    """Describes what stands in the file, not what it becomes."""

    def timedelta_schema(self, schema: core_schema.TimedeltaSchema) -> JsonSchemaValue:
        return dict(LENGTH)

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """To an editor that reads YAML 1.2, `yes` is a text."""
        return {"enum": [True, False, "yes", "no"]}

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": r"^\d{1,2}:\d{2}$", "examples": ["20:00"]}


def schema() -> dict[str, Any]:
    """Give the schema, draft 2020-12."""
    made = Plan.model_json_schema(schema_generator=_AsWritten)
    for name, written in WRITTEN.items():
        made["$defs"][name] = dict(written)
    made["properties"].pop("version")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "warmfield plan"}
