"""Why a source couldn't be read this time."""


class FeedFailed(Exception):  # noqa: N818 - it says what is so, as events do
    """`sentence` is a key of `wording`, filled with `values`.

    `wait` is how many seconds the server asks us to stay away; 0 where it doesn't say.
    """

    def __init__(self, sentence: str, wait: float = 0.0, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence, self.wait, self.values = sentence, wait, values
