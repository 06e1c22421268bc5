"""Every sentence a person reads, in the reader's language.

The English text is the key. `words("Hello {name}", name=…)` looks it up and fills it in;
`words.many(one, many, count)` picks the plural. `later(...)` marks a sentence that is looked up
elsewhere. Catalogues are package data, read once, like code.
"""

import gettext
from functools import cache
from importlib import resources

LANGUAGES = ("en", "zh")


class Words:
    """A language's catalogue; `language` is one of LANGUAGES."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, sentence: str, /, **values: object) -> str:
        text = self._catalogue.gettext(sentence)
        return text.format(**values) if values else text

    def many(self, one: str, several: str, count: int, /, **values: object) -> str:
        """Pick the form for `count`; `{count}` is filled in."""
        return self._catalogue.ngettext(one, several, count).format(count=count, **values)


def later(sentence: str) -> str:
    """Mark a sentence for the catalogue without looking it up yet."""
    return sentence


@cache
def words_in(language: str) -> Words:
    """Give the catalogue for `language` (`zh-CN` counts as `zh`); English where there is none."""
    short = language.replace("_", "-").split("-")[0].lower()
    file = resources.files(__name__) / f"{short}.mo"
    if short not in LANGUAGES or short == "en" or not file.is_file():
        return Words("en" if short not in LANGUAGES else short, gettext.NullTranslations())
    with file.open("rb") as stream:
        return Words(short, gettext.GNUTranslations(stream))
