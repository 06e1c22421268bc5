"""What all pages share: the reader's language and theme, and headers that let nothing foreign in."""
