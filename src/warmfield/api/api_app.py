"""The FastAPI app of `/api/v1`: its addresses, its refusals, its description."""

from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from warmfield.api.admitting import words_of
from warmfield.api.body_limit import BodyLimit
from warmfield.api.docs_page import docs_page
from warmfield.api.faults import Refused, problem_answer
from warmfield.api.routers import ROUTERS
from warmfield.api.shapes.shape import Problem
from warmfield.console.house_ports import Ports
from warmfield.console.scopes import SCOPES
from warmfield.engine.ports import StoreFailed
from warmfield.web.limits import Limits

OF_STATUS = {404: "not_here", 405: "no_such_way", 415: "not_json"}
ABOUT = """\
What a person of the plan does in the console from day to day, for programs.

Send a token (Settings, Tokens) with every request: `Authorization: Bearer wf_…`. A token acts as the person
who made it: it never does more than they may, and no more than its scopes say. Times are RFC 3339 in UTC.
Lists give a page and `next`, a cursor for the following one. Refusals are `application/problem+json`
(RFC 9457). Sentences follow `Accept-Language` (`en`, `zh`)."""


def make_api(ports: Ports) -> ASGIApp:
    app = addresses()
    app.state.ports, app.state.limits, app.state.under_way = ports, Limits(), set()
    described = description(app)
    docs_page(app, ports, described)
    _refusals(app, ports)
    return BodyLimit(app, ports)


def addresses() -> FastAPI:
    """All that can be asked, of nobody yet."""
    app = FastAPI(
        title="warmfield",
        version="1",
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        root_path_in_servers=False,
        redirect_slashes=False,
    )
    for router in ROUTERS:
        app.include_router(router)
    return app


def _refusals(app: FastAPI, ports: Ports) -> None:
    def said(refused: Refused, request: Request) -> Response:
        return problem_answer(refused, words_of(request, ports))

    @app.exception_handler(Refused)
    async def refused(request: Request, why: Refused) -> Response:
        return said(why, request)

    @app.exception_handler(RequestValidationError)
    async def wrong_shape(request: Request, why: RequestValidationError) -> Response:
        errors = [{"where": ".".join(map(str, one["loc"])), "what": str(one["msg"])} for one in why.errors()]
        return said(Refused("wrong_shape", errors=errors[:20]), request)

    @app.exception_handler(StoreFailed)
    async def not_kept(request: Request, why: StoreFailed) -> Response:
        sentence = words_of(request, ports)(why.sentence, **why.values)
        return said(Refused("not_kept", headers={"Retry-After": "5"}, why=sentence), request)

    @app.exception_handler(Exception)
    async def our_fault(request: Request, _why: Exception) -> Response:
        """It is raised again after the answer, so that the log has it."""
        return said(Refused("our_fault"), request)

    @app.exception_handler(HTTPException)
    async def other(request: Request, why: HTTPException) -> Response:
        kind = OF_STATUS.get(why.status_code, "wrong_shape")
        return said(Refused(kind, headers=why.headers), request)


def description(app: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1, with how one comes in and what a refusal looks like."""
    made = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=app.description,
        routes=app.routes,
    )
    made["servers"] = [{"url": "/api/v1"}]
    parts = made.setdefault("components", {})
    scopes = "\n".join(f"- `{name}`: {scope.says}" for name, scope in SCOPES.items())
    parts["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": f"A token of a person. Scopes:\n\n{scopes}",
        }
    }
    parts.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
    return made
