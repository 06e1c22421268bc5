"""What people see of a message: a client shows the HTML where there is one, so that is read."""

from html.parser import HTMLParser

from warmfield.platforms.matrix.shapes import Content, text_at

BLOCKS = {"p", "div", "br", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre"}
PILL = "https://matrix.to/#/"
LONGEST = 16_000
MEDIA = {
    "m.image": "image",
    "m.file": "file",
    "m.video": "video",
    "m.audio": "audio",
    "m.location": "location",
}


class _Page(HTMLParser):
    """Collects the visible text; a link whose words hide its address is followed by the address."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._quoting = 0
        self._link = ""
        self._words_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mx-reply":
            self._quoting += 1
        elif tag in BLOCKS and self.parts:
            self.parts.append("\n")
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
            self._words_from = len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag == "mx-reply":
            self._quoting -= 1
        elif tag == "a" and self._link:
            words = "".join(self.parts[self._words_from :])
            if self._link not in words and not self._link.startswith(PILL):
                self.parts.append(f" {self._link} ")
            self._link = ""

    def handle_data(self, data: str) -> None:
        if self._quoting == 0:
            self.parts.append(data)


def visible(html: str) -> str:
    """Give the text of a message's HTML without the quoted message it answers."""
    page = _Page()
    page.feed(html)
    page.close()
    return "".join(page.parts).strip()


def text_of(content: Content) -> str:
    """Give what people read, at most 16 000 characters; of a picture or a file only its caption."""
    body = text_at(content, "body")
    if text_at(content, "msgtype") in MEDIA and text_at(content, "filename") in ("", body):
        return ""
    if text_at(content, "format") == "org.matrix.custom.html" and text_at(content, "formatted_body"):
        return visible(text_at(content, "formatted_body"))[:LONGEST]
    return _without_quote(content, body)[:LONGEST]


def _without_quote(content: Content, body: str) -> str:
    """Older clients repeat what they answer as lines that begin with `> `."""
    if not text_at(content, "m.relates_to", "m.in_reply_to", "event_id") or not body.startswith("> "):
        return body
    quote, blank, answer = body.partition("\n\n")
    return answer if blank and all(line.startswith(">") for line in quote.split("\n")) else body


def media_of(content: Content) -> str:
    return MEDIA.get(text_at(content, "msgtype"), "")
