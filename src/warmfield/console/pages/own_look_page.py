"""The language and the theme that go with a person to every device."""

from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.signing.own_looks import OwnLooks, carry_looks, keep_looks, looks_of
from warmfield.console.visit import Visit
from warmfield.web.looks import THEMES
from warmfield.wording import LANGUAGES, later, words_in

UNKNOWN = later("Please choose one of what is offered.")
SAVED = later("Kept, for every device you sign in on.")


async def _look(visit: Visit) -> Values:
    return {"looks": await visit.ports.keyring.do(looks_of, visit.person_id), "unclear": ""}


async def choose_look(visit: Visit) -> Response:
    form = await visit.form()
    chosen = OwnLooks(form.get("language", ""), form.get("theme", ""))
    if chosen.language not in ("", *LANGUAGES) or chosen.theme not in ("", *THEMES):
        kept = await visit.ports.keyring.do(looks_of, visit.person_id)
        values = {"looks": kept, "unclear": visit.words(UNKNOWN)}
        return page(visit, "own_look.html", "/settings", values, 422)
    await visit.ports.keyring.do(keep_looks, visit.person_id, chosen)
    words = words_in(chosen.language) if chosen.language else visit.words
    response = went("/settings/look", words(SAVED))
    carry_looks(response, chosen)
    for name, value in (("lang", chosen.language), ("theme", chosen.theme)):
        if not value:
            response.delete_cookie(name)
    return response


DOORS = (
    Door("/settings/look", Shown("own_look.html", "/settings", _look), "own_account"),
    Door("/settings/look", choose_look, "own_account", "POST"),
)
