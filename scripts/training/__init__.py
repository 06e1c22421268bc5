"""What `scripts/train` is made of. Nothing here is part of the package."""
