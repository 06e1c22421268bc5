"""Who comes in by which token, how often, and in which language they are answered."""

from starlette.requests import Request

from warmfield.api.caller import Caller
from warmfield.api.faults import Refused
from warmfield.console.house_ports import Ports
from warmfield.console.permissions import can
from warmfield.console.scopes import OF_ACTION, OPEN
from warmfield.console.signing.api_tokens import Token, token_of
from warmfield.web.limits import Limits, Pace
from warmfield.web.looks import language_of
from warmfield.wording import Words, words_in

PACE = Pace(burst=100, per_second=10)
"""Of each token."""
LONGEST_WORD = 200
LONGEST_KEY = 200


async def admitted(request: Request, action: str) -> Caller:
    """Raises Refused."""
    ports: Ports = request.app.state.ports
    token = await _token(request, ports)
    _paced(request.app.state.limits, token)
    rulebook = ports.rulebook()
    if action not in OPEN and OF_ACTION[action] not in token.scopes:
        raise Refused("no_scope", scope=OF_ACTION[action])
    if not can(rulebook, token.person, action):
        raise Refused("may_not")
    return Caller(
        ports=ports,
        token=token,
        rulebook=rulebook,
        now=ports.now(),
        words=words_of(request, ports),
        key=_key(request),
        matching=request.headers.get("if-match", ""),
    )


def words_of(request: Request, ports: Ports) -> Words:
    return words_in(language_of(request, ports.rulebook().language))


async def _token(request: Request, ports: Ports) -> Token:
    """Of a person who is still in the plan. Cookies count for nothing here."""
    kind, _, word = request.headers.get("authorization", "").partition(" ")
    known = kind.lower() == "bearer" and 0 < len(word) <= LONGEST_WORD
    token = await ports.keyring.do(token_of, word.strip()) if known else None
    if token is None or token.person not in ports.rulebook().plan.people:
        raise Refused("no_token", headers={"WWW-Authenticate": 'Bearer realm="warmfield"'})
    return token


def _paced(limits: Limits, token: Token) -> None:
    if wait := limits.spend(token.id, PACE):
        raise Refused("too_many", headers={"Retry-After": str(wait)}, seconds=wait)


def _key(request: Request) -> str:
    """Empty where none was sent; an empty one is a slip."""
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key) <= LONGEST_KEY:
        errors = [{"where": "Idempotency-Key", "what": f"1 to {LONGEST_KEY} characters."}]
        raise Refused("wrong_shape", errors=errors)
    return key or ""
