"""Groups that no program may enter, kept by hand: texts to copy, chats to paste, posters to print."""
