"""2.6, 4.1 and 7.4: useful content comes in, is looked at, shared steadily, and its reception counted."""
