"""Messages to try the plan with, in the reader's language. Names and products are invented."""

from warmfield.wording import later, words_in

EXAMPLES = (
    (later("Say hello"), later("Good evening! We are new here, our daughter starts school in autumn.")),
    (
        later("Try an advert"),
        later(
            "Summer swimming course, 20% off! Add my WeChat swim2026 to sign up, first 20 get free goggles!"
        ),
    ),
    (later("Try a bare link"), later("https://example.com/a-nice-article")),
    (
        later("Try a link with words"),
        later(
            "How we got our son to read every evening: a quiet corner, ten minutes, no phone. "
            "https://example.com/a-nice-article"
        ),
    ),
)


def tries(language: str) -> list[tuple[str, str]]:
    """(label, message) pairs."""
    words = words_in(language)
    return [(words(label), words(text)) for label, text in EXAMPLES]
