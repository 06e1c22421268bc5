"""The calendar of the console: what is on which day, and what members will read of a change."""
