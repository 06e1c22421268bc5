"""The reference plan: a children's education school, in Chinese and in English."""

from importlib import resources


def text(language: str) -> str:
    """Give the reference plan's file in `zh` or, for any other language, in English."""
    name = "zh.yaml" if language.lower().startswith("zh") else "en.yaml"
    return (resources.files(__name__) / name).read_text("utf-8")
