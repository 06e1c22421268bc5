"""The addresses of the API, a kind of thing a file."""
