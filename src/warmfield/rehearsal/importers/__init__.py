"""Past chats as events: one format a file, told apart by what is in them."""
