"""From findings to one decision: the ladder, requests to staff, undo, appeals, and what members are told."""
