"""Changing the plan: drafts, what they change, who agrees, and the forms."""
