"""What the commands print: at once, also into a file or a pipe."""

import sys

from rich.console import Console


def say(text: str) -> None:
    Console(highlight=False, soft_wrap=True, markup=False).print(text)
    sys.stdout.flush()


def amiss(sentence: str) -> int:
    Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(sentence)
    return 1
