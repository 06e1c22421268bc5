"""What a reader sees where the program itself failed: no names, no traces; those are in the log."""

from starlette.requests import Request
from starlette.responses import Response

from warmfield.acts.voice import text_in
from warmfield.console.drawing import draw
from warmfield.plan.rulebook import Rulebook
from warmfield.web.looks import answer, language_of, theme_of


def broken(rulebook: Rulebook, request: Request) -> Response:
    language = language_of(request, rulebook.language)
    community = text_in(rulebook.plan.community.name, language)
    given = {"community": community, "theme": theme_of(request), "sentence": "", "next": ""}
    return answer(request, draw("broken.html", language, given), 500)
