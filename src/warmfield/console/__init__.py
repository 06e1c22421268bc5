"""The web console, where operators spend their day: looks at the records, asks by commands in the journal."""
