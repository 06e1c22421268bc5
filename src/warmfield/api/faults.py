"""Why something is refused, as RFC 9457 problems: each with a sentence that says the mend."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from starlette.responses import JSONResponse, Response

from warmfield.console.doors import MAY_NOT, NOT_HERE, TOO_LONG
from warmfield.wording import Words, later

MEDIA_TYPE = "application/problem+json"
DOCS = "/api/v1/docs"


class Fault(Struct, frozen=True):
    """`title` is the same for every problem of its kind, `mend` says what to do; empty: `why` says it."""

    status: int
    title: str
    mend: str


FAULTS: dict[str, Fault] = {
    "no_token": Fault(
        401,
        "A token is needed",
        later(
            "Send a token of yours: Authorization: Bearer wf_… It may be over or taken back; "
            "make one under Settings, Tokens."
        ),
    ),
    "no_scope": Fault(
        403,
        "The token's scopes don't include this",
        later("This token isn't made for that: it needs the scope “{scope}”. Make another one with it."),
    ),
    "may_not": Fault(403, "Your roles don't include this", MAY_NOT),
    "not_yours": Fault(403, "Somebody else decides this", later("Somebody else decides this one.")),
    "not_here": Fault(404, "Not here, or not for you", NOT_HERE),
    "no_such_way": Fault(
        405, "No such method", later("This address doesn't take that method; {docs} lists those it takes.")
    ),
    "answered": Fault(
        409, "Already answered", later("This was answered before you; read it again to see how, and by whom.")
    ),
    "nothing_to_do": Fault(
        409, "Nothing would change", later("There is nothing to do: it is so already, or too late for it.")
    ),
    "under_way": Fault(
        409, "Still under way", later("The same request is still being answered; ask again in a moment.")
    ),
    "changed": Fault(
        412, "Changed meanwhile", later("Somebody changed it meanwhile; read it again, then decide.")
    ),
    "too_long": Fault(413, "Too long", TOO_LONG),
    "not_json": Fault(415, "Not JSON", later("Send JSON, with Content-Type: application/json.")),
    "wrong_shape": Fault(
        422,
        "The request isn't as documented",
        later("Mend what stands under “errors”; {docs} has the shapes."),
    ),
    "unclear": Fault(422, "Not understood", ""),
    "wrong_cursor": Fault(
        422, "No cursor of ours", later("Begin without a cursor, then pass on “next” as it was given.")
    ),
    "key_used": Fault(
        422,
        "Idempotency key used before",
        later("This key stood for another request; use a new one for each."),
    ),
    "too_many": Fault(
        429, "Too many requests", later("Please wait {seconds} seconds, then go on more slowly.")
    ),
    "our_fault": Fault(500, "Our fault", later("That was our fault; the log says why.")),
    "not_kept": Fault(503, "Not kept", ""),
}


class Refused(Exception):  # noqa: N818 - it says what is so, as events do
    """`kind` is a key of FAULTS, `values` fill its sentence."""

    def __init__(
        self,
        kind: str,
        *,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[Mapping[str, str]] = (),
        **values: object,
    ) -> None:
        super().__init__(kind)
        self.kind, self.headers, self.errors, self.values = kind, headers, errors, values


def problem_answer(refused: Refused, words: Words) -> Response:
    fault, told = FAULTS[refused.kind], {"docs": DOCS, **refused.values}
    said: dict[str, object] = {
        "type": f"{DOCS}#{refused.kind}",
        "title": fault.title,
        "status": fault.status,
        "detail": words(fault.mend, **told) if fault.mend else told["why"],
    }
    if refused.errors:
        said["errors"] = list(refused.errors)
    headers = {"Cache-Control": "no-store", **(refused.headers or {})}
    return JSONResponse(said, fault.status, headers=headers, media_type=MEDIA_TYPE)
