"""The JSON Schema describes the file as it is written."""

import json

from warmfield.plan.schema import schema


def test_the_schema_is_plain_json_with_every_part_of_the_plan():
    made = json.loads(json.dumps(schema()))
    assert {"community", "clauses", "ladders", "rhythm", "rewards", "limits"} <= made["properties"].keys()
    assert "version" not in made["properties"]


def test_what_is_written_in_one_word_is_a_string_there():
    parts = schema()["$defs"]
    assert parts["Window"]["type"] == parts["Step"]["type"] == parts["Lead"]["type"] == "string"
    assert parts["Ladder"]["properties"]["counts_for"]["type"] == "string"
    assert parts["Announcements"]["properties"]["evening"]["type"] == "string"


def test_yes_and_no_may_be_written_as_words():
    """Editors read YAML 1.2, where `yes` is a text."""
    assert schema()["$defs"]["Ladder"]["properties"]["open_end"]["enum"] == [True, False, "yes", "no"]


def test_an_unknown_key_is_refused_by_the_schema_too():
    assert schema()["additionalProperties"] is False
