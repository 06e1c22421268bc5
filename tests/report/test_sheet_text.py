"""A table for a spreadsheet: opens in Excel as it is, and runs nothing."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.report.sheet_text import sheet_text


def test_it_begins_with_the_mark_and_quotes_what_must_be():
    rows = [["群，甲", 3, 0.123456, None], ['with "quotes"', -1, 2.0, "a, b"]]
    assert sheet_text(["Group", "n"], rows) == (
        '\ufeffGroup,n\r\n群，甲,3,0.123,\r\n"with ""quotes""",-1,2.0,"a, b"\r\n'
    )


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0"])
def test_a_name_that_is_a_formula_becomes_text(name: str):
    (_, row) = csv.reader(StringIO(sheet_text(["x"], [[name]]).removeprefix("\ufeff"), newline=""))
    assert row == [f"'{name}"]


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=4)
)
def test_every_text_comes_back(cells: list[str]):
    (_, *rows) = csv.reader(StringIO(sheet_text(["x"], [cells]).removeprefix("\ufeff"), newline=""))
    assert [cell.removeprefix("'") for cell in rows[0]] == [cell.removeprefix("'") for cell in cells]
