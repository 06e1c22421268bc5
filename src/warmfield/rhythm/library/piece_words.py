"""What states and sorts of pieces are called."""

from warmfield.wording import later

STATES = {
    "draft": later("waits for a look"),
    "ready": later("ready"),
    "used": later("shared"),
    "rejected": later("kept back"),
}
SORTS = {
    "article": later("article"),
    "tip": later("tip"),
    "talk": later("talk"),
    "game": later("game"),
    "offer": later("offer"),
    "topic": later("topic"),
}
