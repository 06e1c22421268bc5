"""Fixtures that play written chats through the rules."""

import pytest
from tests.rules.player import (
    CLAUSES,
    Chat,
    Chats,
    ChatUnder,
    Line,
    Texts,
    WrongIn,
    chats_in,
    make_plan,
    texts_in,
)


@pytest.fixture
def chat() -> Chat:
    return Chat(make_plan())


@pytest.fixture
def chat_under() -> ChatUnder:
    """Give a chat under clauses of the test's own."""
    return lambda *clauses, **changes: Chat(make_plan(clauses or CLAUSES, **changes))


@pytest.fixture
def written_chats() -> Chats:
    return chats_in


@pytest.fixture
def written_texts() -> Texts:
    return texts_in


@pytest.fixture
def wrong_in(chat_under: ChatUnder) -> WrongIn:
    """Play a written chat; list the messages where rules other than nicknames met what they shouldn't."""

    def wrong(lines: list[Line]) -> list[str]:
        chat = chat_under()
        met = [chat.met(line.event) - {"nickname"} for line in lines]
        return [
            f"{line.event.text}: {sorted(got)}"
            for line, got in zip(lines, met, strict=True)
            if got != line.met
        ]

    return wrong
