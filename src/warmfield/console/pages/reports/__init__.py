"""The page of reports: how the groups did, what was decided, how long people waited, who was treated how."""
