"""The library in the console: pieces, how they were received, where they come from, who owes what."""
