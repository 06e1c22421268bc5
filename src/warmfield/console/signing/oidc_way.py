"""Coming in by another site's account: OpenID Connect's code flow with PKCE, as `authlib` speaks it."""

# ruff: noqa: PLC0415 - an extra, loaded where the settings name an issuer
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

PATIENCE = 10.0
"""Seconds the other site may take to answer."""
ALGORITHMS = ["RS256", "ES256", "PS256", "EdDSA", "Ed25519"]
"""What id tokens may be signed with: keys that only the issuer has; never `none`, never a shared secret."""
LEEWAY = 60
"""Seconds two clocks may differ by."""


class Issuer(Struct, frozen=True, kw_only=True):
    """As the settings name it; `claim` is what names the person in the plan's `accounts: {oidc: …}`."""

    issuer: str
    client_id: str
    client_secret: str
    claim: str = "email"
    label: str = ""


class Begun(Struct, frozen=True, kw_only=True):
    """Kept on our side while the person is on the other site."""

    state: str
    nonce: str
    verifier: str
    back: str
    ahead: str


class OidcRefused(Exception):  # noqa: N818 - it says what happened, as events do
    """The other site, or what it sent, isn't as agreed; the reason is for the log, not for the reader."""


async def lead_away(at: Issuer, back: str, ahead: str) -> tuple[str, Begun]:
    """Where to send the browser, and what to keep until it comes back to `back`. Raises OidcRefused."""
    begun = Begun(
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        back=back,
        ahead=ahead,
    )
    async with _client(at, back) as client:
        known = await _known(client, at)
        address, _ = client.create_authorization_url(
            known["authorization_endpoint"],
            state=begun.state,
            nonce=begun.nonce,
            code_verifier=begun.verifier,
        )
    return str(address), begun


async def came_back(at: Issuer, begun: Begun, asked: Mapping[str, str]) -> str:
    """What names the person, proved. Raises OidcRefused."""
    if not secrets.compare_digest(asked.get("state", "").encode(), begun.state.encode()):
        raise OidcRefused("another state")
    if asked.get("iss", at.issuer) != at.issuer:
        raise OidcRefused("another issuer")
    if "code" not in asked:
        raise OidcRefused(asked.get("error", "no code")[:60])
    async with _client(at, begun.back) as client:
        known = await _known(client, at)
        token = await _exchanged(client, known["token_endpoint"], asked["code"][:2000], begun.verifier)
        keys = await _fetched(client, known["jwks_uri"])
    return _named(_claims(at, begun, str(token.get("id_token", "")), keys), at.claim)


def _client(at: Issuer, back: str) -> Any:  # noqa: ANN401 - the extra's own class, loaded late
    from authlib.integrations.httpx_client import AsyncOAuth2Client

    return AsyncOAuth2Client(
        at.client_id,
        at.client_secret or None,
        scope="openid email profile",
        redirect_uri=back,
        code_challenge_method="S256",
        timeout=PATIENCE,
    )


async def _known(client: Any, at: Issuer) -> dict[str, Any]:  # noqa: ANN401 - see _client
    """What the issuer says of itself."""
    known = await _fetched(client, f"{at.issuer.rstrip('/')}/.well-known/openid-configuration")
    if known.get("issuer") != at.issuer:
        raise OidcRefused("another issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if urlsplit(str(known.get(name, ""))).scheme not in ("https", urlsplit(at.issuer).scheme):
            raise OidcRefused(f"no {name}")
    return known


async def _fetched(client: Any, address: str) -> dict[str, Any]:  # noqa: ANN401 - see _client
    import httpx

    try:
        answer = await client.get(address, withhold_token=True)
        answer.raise_for_status()
        return msgspec.json.decode(answer.content, type=dict[str, Any])
    except (httpx.HTTPError, msgspec.MsgspecError) as fault:
        raise OidcRefused(type(fault).__name__) from fault


async def _exchanged(client: Any, address: str, code: str, verifier: str) -> dict[str, Any]:  # noqa: ANN401
    import httpx
    from authlib.common.errors import AuthlibBaseError

    try:
        token: dict[str, Any] = await client.fetch_token(address, code=code, code_verifier=verifier)
    except (httpx.HTTPError, AuthlibBaseError, ValueError) as fault:
        raise OidcRefused(type(fault).__name__) from fault
    return token


def _claims(at: Issuer, begun: Begun, id_token: str, keys: dict[str, Any]) -> Mapping[str, Any]:
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    asked = jwt.JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "value": at.issuer},
        aud={"essential": True, "value": at.client_id},
        exp={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": begun.nonce},
    )
    try:
        claims: dict[str, Any] = jwt.decode(id_token, KeySet.import_key_set(keys), ALGORITHMS).claims  # type: ignore[arg-type]
        asked.validate(claims)
    except (JoseError, ValueError, KeyError, TypeError) as fault:
        raise OidcRefused(type(fault).__name__) from fault
    if claims.get("azp", at.client_id) != at.client_id:
        raise OidcRefused("for another site")
    return claims


def _named(claims: Mapping[str, Any], claim: str) -> str:
    """An e-mail address counts when the issuer has seen that it is theirs."""
    if claim == "email" and claims.get("email_verified") is not True:
        raise OidcRefused("e-mail not verified")
    if not (named := str(claims.get(claim) or "")):
        raise OidcRefused(f"no {claim}")
    return named
