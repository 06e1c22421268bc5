"""The public JSON API: another door to the same office, for programs. It asks the same rights."""
