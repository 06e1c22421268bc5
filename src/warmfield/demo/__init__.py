"""A community with invented people and words: a month of it, from a seed and a day."""
