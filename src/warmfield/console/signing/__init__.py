"""Who comes in, and how it is known: one-time links, sessions, passkeys, passwords."""
