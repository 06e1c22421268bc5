"""What a browser is called in words, from what it calls itself."""

import re

from warmfield.wording import Words, later

BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
)
"""In this order: each also names those below it."""
SYSTEMS = (
    ("iPhone|iPad", "iOS"),
    ("Android", "Android"),
    ("HarmonyOS|OpenHarmony", "HarmonyOS"),
    ("Windows", "Windows"),
    ("Mac OS X|Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
ON = later("{browser} on {system}")
UNKNOWN = later("a browser that says nothing of itself")


def browser_in_words(called: str, words: Words) -> str:
    browser, system = _first(BROWSERS, called), _first(SYSTEMS, called)
    if browser and system:
        return words(ON, browser=browser, system=system)
    return browser or system or words(UNKNOWN)


def is_phone(called: str) -> bool:
    return re.search("Mobile|Android|iPhone|iPad|HarmonyOS", called) is not None


def _first(known: tuple[tuple[str, str], ...], called: str) -> str:
    return next((name for pattern, name in known if re.search(pattern, called)), "")
