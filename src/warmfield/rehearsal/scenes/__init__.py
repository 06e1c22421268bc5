"""Scenes: a chat as people would see it, with what the assistant should do under each line."""
