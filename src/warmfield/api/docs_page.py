"""The description of the API: for programs as OpenAPI, for people as one page drawn from it."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from warmfield.api.faults import FAULTS
from warmfield.console.drawing import draw
from warmfield.console.house_ports import Ports
from warmfield.console.scopes import SCOPES
from warmfield.web.looks import answer, language_of, theme_of

METHODS = ("get", "post", "delete")
PAGE = "Page_"
"""How FastAPI begins the name of a page of something."""
Described = Mapping[str, Any]


class Field(Struct, frozen=True):
    """A line of a shape, or a part of an address."""

    name: str
    what: str
    says: str
    needed: bool


class Operation(Struct, frozen=True):
    method: str
    path: str
    title: str
    says: str
    scope: str
    asked: tuple[Field, ...]
    sent: str
    given: str

    @property
    def given_shape(self) -> str:
        """The heading of what is given, one or many; empty where it has none."""
        name = self.given.rpartition(" ")[2]
        return name if name[:1].isupper() else ""


class Chapter(Struct, frozen=True):
    name: str
    operations: tuple[Operation, ...]


class ShapeLines(Struct, frozen=True):
    name: str
    says: str
    fields: tuple[Field, ...]


def docs_page(app: FastAPI, ports: Ports, described: Described) -> None:
    """Anybody may read it: it tells what warmfield can, and nothing of the community."""
    chapters, shapes = list(_chapters(described)), list(_shapes(described))

    async def openapi(_request: Request) -> Response:
        return JSONResponse(described)

    async def docs(request: Request) -> Response:
        language = language_of(request, ports.rulebook().language)
        values = {"chapters": chapters, "shapes": shapes, "scopes": SCOPES, "faults": FAULTS}
        return answer(request, draw("api_docs.html", language, {"theme": theme_of(request), **values}))

    app.add_route("/openapi.json", openapi)
    app.add_route("/docs", docs)


def _chapters(described: Described) -> Iterator[Chapter]:
    found: dict[str, list[Operation]] = {}
    for path, ways in described["paths"].items():
        for method in METHODS:
            if method in ways:
                found.setdefault(ways[method]["tags"][0], []).append(_operation(path, method, ways[method]))
    yield from (Chapter(name, tuple(operations)) for name, operations in found.items())


def _operation(path: str, method: str, said: Described) -> Operation:
    taken = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    done = said["responses"].get("200") or said["responses"].get("201", {})
    given = done.get("content", {}).get("application/json", {}).get("schema", {})
    scopes = said["security"][0]["token"]
    return Operation(
        method=method.upper(),
        path=path,
        title=said["operationId"],
        says=said.get("description", ""),
        scope=scopes[0] if scopes else "",
        asked=tuple(_asked(one) for one in said.get("parameters", [])),
        sent=_what(taken),
        given=_what(given),
    )


def _asked(one: Described) -> Field:
    return Field(one["name"], _what(one["schema"]), one.get("description", ""), one.get("required", False))


def _shapes(described: Described) -> Iterator[ShapeLines]:
    for name, said in sorted(described["components"]["schemas"].items()):
        needed = said.get("required", [])
        fields = (
            Field(field, _what(one), one.get("description", ""), field in needed)
            for field, one in said.get("properties", {}).items()
        )
        yield ShapeLines(name, said.get("description", ""), tuple(fields))


def _what(said: Described) -> str:
    """A schema in a few words: `string`, `list of RequestShape`, `one of open, done`."""
    if "$ref" in said:
        name = str(said["$ref"]).rpartition("/")[2]
        return f"page of {name[len(PAGE) : -1]}" if name.startswith(PAGE) else name
    if "anyOf" in said:
        return " or ".join(_what(one) for one in said["anyOf"])
    if "enum" in said:
        return "one of " + ", ".join(map(str, said["enum"]))
    if said.get("type") == "array":
        return "list of " + _what(said.get("items", {}))
    return str(said.get("format") or said.get("type") or said.get("const") or "")
