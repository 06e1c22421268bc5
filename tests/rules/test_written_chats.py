"""Whole written chats, each message with the kinds it should break: what is met, and its look-alikes."""

import pytest
from tests.rules.player import Chats, ChatUnder, Texts, WrongIn

SURE = ("links.txt", "disputes.txt", "crowds.txt", "advice.txt")


@pytest.mark.parametrize("name", SURE)
def test_every_message_of_the_written_chats_is_met_or_passes_as_marked(
    name: str, written_chats: Chats, wrong_in: WrongIn
):
    wrong = {title: wrong_in(lines) for title, lines in written_chats(name).items()}
    assert {title: lines for title, lines in wrong.items() if lines} == {}


@pytest.mark.parametrize(("name", "kind"), [("adverts.txt", "adverts"), ("poaching.txt", "poaching")])
def test_most_invented_adverts_and_lures_are_met_and_hardly_anything_else(
    name: str, kind: str, written_texts: Texts, chat_under: ChatUnder
):
    """The texts were written without looking at the model or its words."""
    lines = written_texts(name)
    met = [kind in chat_under().met(line.event) for line in lines]
    wanted = [kind in line.met for line in lines]
    right = sum(a and b for a, b in zip(met, wanted, strict=True))
    assert right / sum(met) >= 0.95
    assert right / sum(wanted) >= 0.75
