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


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [
        ("adverts.txt", "adverts", (0.95, 0.85)),
        ("poaching.txt", "poaching", (0.95, 0.85)),
        ("neighbours.txt", "adverts", (0.9, 0.6)),
        ("unseen.txt", "adverts", (0.85, 0.4)),
    ],
)
def test_most_invented_adverts_and_lures_are_met_and_hardly_anything_else(
    name: str, kind: str, least: tuple[float, float], written_texts: Texts, chat_under: ChatUnder
):
    """`least` is the precision and the recall asked for."""
    lines = written_texts(name)
    met = [kind in chat_under().met(line.event) for line in lines]
    wanted = [kind in line.met for line in lines]
    right = sum(a and b for a, b in zip(met, wanted, strict=True))
    assert right / sum(met) >= least[0]
    assert right / sum(wanted) >= least[1]
