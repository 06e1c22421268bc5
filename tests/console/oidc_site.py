"""A small OpenID provider over real HTTP. What it says may be bent by the tests."""

import asyncio
import base64
import hashlib
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "warmfield", "between the two of us"


class OidcSite:
    """`claims` are laid over those of a good id token; `key` may be another than the published one."""

    def __init__(self) -> None:
        self.issuer = ""
        self.published = RSAKey.generate_key(2048, {"kid": "one"})
        self.key = self.published
        self.claims: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}
        self.algorithm = "RS256"
        self._asked: dict[str, dict[str, str]] = {}

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._known),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _known(self, _request: Request) -> Response:
        here = self.issuer
        ends = {"authorization_endpoint": f"{here}/authorize", "token_endpoint": f"{here}/token"}
        return JSONResponse({"issuer": here, **ends, "jwks_uri": f"{here}/keys", **self.metadata})

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.published.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        """Somebody is signed in here already, and agrees."""
        asked = dict(request.query_params)
        assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == (
            "code",
            CLIENT,
            "S256",
        )
        code = secrets.token_urlsafe(16)
        self._asked[code] = asked
        back = urlencode({"code": code, "state": asked["state"], "iss": self.issuer})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}")

    async def _token(self, request: Request) -> Response:
        form = {name: one[0] for name, one in parse_qs((await request.body()).decode()).items()}
        asked = self._asked.pop(form["code"], None)
        known = base64.b64encode(f"{CLIENT}:{quote_plus(SECRET)}".encode()).decode()
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        ours = request.headers.get("authorization") == f"Basic {known}"
        if not asked or not ours or challenge != asked["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        good = {"iss": self.issuer, "aud": CLIENT, "sub": "s-1", "iat": now, "exp": now + 300}
        good |= {"nonce": asked["nonce"], "email": "He@School.example", "email_verified": True}
        header = {"alg": self.algorithm, "kid": "one"}
        token = jwt.encode(header, {**good, **self.claims}, self.key, algorithms=[self.algorithm])
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": token})


@asynccontextmanager
async def oidc_site() -> AsyncIterator[OidcSite]:
    site = OidcSite()
    server = uvicorn.Server(uvicorn.Config(site.app(), port=0, log_config=None, lifespan="off", ws="none"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    site.issuer = f"http://127.0.0.1:{port}"
    try:
        yield site
    finally:
        server.should_exit = True
        await running
