"""Who has been silent for long (1.8): a friendly word, time to answer, then a question to the staff."""
