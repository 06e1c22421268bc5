"""What the stream says arrives as it was written."""

from warmfield.console.pages.stream import _said


def test_empty_lines_of_a_text_arrive():
    said = _said("<textarea>Dear all,\n\nsee you\r\nsoon</textarea>")
    lines = [line.removeprefix("data: ") for line in said.removesuffix("\n\n").split("\n")]
    assert "\n".join(lines) == "<textarea>Dear all,\n\nsee you\nsoon</textarea>"
