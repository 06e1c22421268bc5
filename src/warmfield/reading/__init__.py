"""Reading: what a message or a nickname says, with no opinion about it."""
