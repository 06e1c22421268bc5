"""The guided set-up: five short forms that make a first plan."""
