"""2.5, 6.1, 7.4: games in the chat. One game a file, each pure rules over its own state."""
