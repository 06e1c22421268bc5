"""Coming in by another site's account: OpenID Connect's code flow with PKCE, as `authlib` speaks it."""

# ruff: noqa: PLC0415 - an extra, loaded where the settings name an issuer
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx
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
    from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    state, nonce, verifier = (secrets.token_urlsafe(48) for _ in range(3))
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        known = await _known(client, at)
    address = prepare_grant_uri(
        known["authorization_endpoint"],
        at.client_id,
        "code",
        redirect_uri=back,
        scope="openid email profile",
        state=state,
        nonce=nonce,
        code_challenge=create_s256_code_challenge(verifier),
        code_challenge_method="S256",
    )
    return str(address), Begun(state=state, nonce=nonce, verifier=verifier, back=back, ahead=ahead)


async def came_back(at: Issuer, begun: Begun, asked: Mapping[str, str]) -> str:
    """What names the person, proved. Raises OidcRefused."""
    if not secrets.compare_digest(asked.get("state", "").encode(), begun.state.encode()):
        raise OidcRefused("another state")
    if asked.get("iss", at.issuer) != at.issuer:
        raise OidcRefused("another issuer")
    if "code" not in asked:
        raise OidcRefused(asked.get("error", "no code")[:60])
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        known = await _known(client, at)
        token = await _exchanged(client, at, known["token_endpoint"], begun, asked["code"][:2000])
        keys = await _fetched(client, known["jwks_uri"])
    return _named(_claims(at, begun, token, keys), at.claim)


async def _known(client: httpx.AsyncClient, at: Issuer) -> dict[str, Any]:
    """What the issuer says of itself."""
    known = await _fetched(client, f"{at.issuer.rstrip('/')}/.well-known/openid-configuration")
    if known.get("issuer") != at.issuer:
        raise OidcRefused("another issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if urlsplit(str(known.get(name, ""))).scheme not in ("https", urlsplit(at.issuer).scheme):
            raise OidcRefused(f"no {name}")
    return known


async def _fetched(client: httpx.AsyncClient, address: str) -> dict[str, Any]:
    return _read(await _sent(client, "GET", address))


async def _exchanged(
    client: httpx.AsyncClient, at: Issuer, address: str, begun: Begun, code: str
) -> dict[str, Any]:
    """The code, and that it was us who began, for a token (RFC 6749, RFC 7636)."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": begun.back,
        "code_verifier": begun.verifier,
    }
    if not at.client_secret:
        return _read(await _sent(client, "POST", address, data={**form, "client_id": at.client_id}))
    ours = httpx.BasicAuth(quote_plus(at.client_id), quote_plus(at.client_secret))
    return _read(await _sent(client, "POST", address, data=form, auth=ours))


async def _sent(client: httpx.AsyncClient, method: str, address: str, **more: Any) -> bytes:  # noqa: ANN401
    try:
        answer = await client.request(method, address, **more)
        answer.raise_for_status()
    except httpx.HTTPError as fault:
        raise OidcRefused(type(fault).__name__) from fault
    return answer.content


def _read(content: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except msgspec.MsgspecError as fault:
        raise OidcRefused("no JSON") from fault


def _claims(at: Issuer, begun: Begun, token: dict[str, Any], keys: dict[str, Any]) -> Mapping[str, Any]:
    """What the id token says, once its signature and every rule of OpenID Connect hold."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    wanted = {
        "iss": {"essential": True, "value": at.issuer},
        "aud": {"essential": True, "value": at.client_id},
    }
    known = {"client_id": at.client_id, "nonce": begun.nonce, "access_token": token.get("access_token", "")}
    try:
        said = jwt.decode(str(token.get("id_token", "")), KeySet.import_key_set(keys), ALGORITHMS)  # type: ignore[arg-type]
        claims: dict[str, Any] = CodeIDToken(said.claims, said.header, wanted, known)
        claims.validate(leeway=LEEWAY)  # type: ignore[attr-defined] # authlib gives no types
    except (JoseError, ValueError, KeyError, TypeError) as fault:
        raise OidcRefused(type(fault).__name__) from fault
    return claims


def _named(claims: Mapping[str, Any], claim: str) -> str:
    """An e-mail address counts when the issuer has seen that it is theirs."""
    if claim == "email" and claims.get("email_verified") is not True:
        raise OidcRefused("e-mail not verified")
    if not (named := str(claims.get(claim) or "")):
        raise OidcRefused(f"no {claim}")
    return named
