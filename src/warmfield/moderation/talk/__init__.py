"""The private talk with the assistant: what members ask for in plain words, and what staff answer."""
