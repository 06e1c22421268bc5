"""Somebody warms the group up when it is silent (2.3): when, who, with which words, and whether it worked."""
