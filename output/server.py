"""A graph on the web, for reading: the SPARQL endpoint, the page, the files.

GET or POST /sparql (SPARQL 1.1 Protocol), / (the page), /graph.ttl, /report.md. Listens on this machine alone unless told
otherwise, answers only requests that name its own host, and puts every query to a process that is killed at the limit.
"""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs

import uvicorn
from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from output import negotiation
from output.answering import store_path
from output.errors import QueryError, ServeError, TimeLimit
from output.workers import Pool

SECONDS = 30.0
MOST_QUERY = 1_000_000
"""The largest request body, in bytes."""
FILES = {
    "/": ("network.html", "text/html; charset=utf-8"),
    "/network.html": ("network.html", "text/html; charset=utf-8"),
    "/graph.ttl": ("graph.ttl", "text/turtle; charset=utf-8"),
    "/report.md": ("report.md", "text/markdown; charset=utf-8"),
}


class Refused(Exception):
    """A request that is not answered, with its HTTP status and one line that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def application(
    kg: Path,
    *,
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost"),
    cors: bool = False,
    seconds: float = SECONDS,
    workers: int = 0,
) -> Starlette:
    """The web application over a graph's directory; ``hosts`` are the names under which it may be asked (``*``: any)."""
    pool = Pool(store_path(kg), workers or max(2, min(8, os.cpu_count() or 2)), seconds)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = 100
        yield
        pool.close()

    async def sparql(request: Request) -> Response:
        return await _sparql(request, pool)

    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)]
    if cors:
        middleware.append(Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"]))
    routes = [Route("/sparql", sparql, methods=["GET", "POST"]), *(_file(kg, path) for path in FILES)]
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan)


def _file(kg: Path, path: str) -> Route:
    name, kind = FILES[path]

    async def file(_request: Request) -> Response:
        if not (kg / name).is_file():
            return PlainTextResponse(f"{name}: this graph was built without it\n", 404)
        return FileResponse(kg / name, media_type=kind, headers={"X-Content-Type-Options": "nosniff"})

    return Route(path, file)


async def _sparql(request: Request, pool: Pool) -> Response:
    """Answer one request of the SPARQL 1.1 Protocol; every refusal is one line of plain text."""
    try:
        query = await _query(request)
        form, media = negotiation.chosen(request.headers.get("accept", ""), query)
        body = await to_thread.run_sync(pool.answer, query, form)
        return Response(body, media_type=media)
    except Refused as refused:
        return PlainTextResponse(f"{refused}\n", refused.status)
    except negotiation.NotAcceptable as error:
        return PlainTextResponse(f"{error}\n", 406)
    except TimeLimit as error:
        return PlainTextResponse(f"{error}\n", 503)
    except QueryError as error:
        return PlainTextResponse(f"{error}\n", 400)


async def _query(request: Request) -> str:
    """The query of a request: a parameter of a GET, a form field or the whole body of a POST."""
    fields = parse_qs(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if kind == "application/sparql-query":
            fields["query"] = [body]
        elif kind == "application/x-www-form-urlencoded":
            fields |= parse_qs(body, keep_blank_values=True)
        elif kind == "application/sparql-update":
            raise Refused(403, "update: this graph is read-only; build it anew to change it")
        else:
            raise Refused(415, "query: send it as application/sparql-query or application/x-www-form-urlencoded")
    return _only_query(fields)


def _only_query(fields: dict[str, list[str]]) -> str:
    if "update" in fields:
        raise Refused(403, "update: this graph is read-only; build it anew to change it")
    if {"default-graph-uri", "named-graph-uri"} & fields.keys():
        raise Refused(400, "query: this graph is one default graph; leave default-graph-uri and named-graph-uri out")
    if len(fields.get("query", ())) != 1 or not fields["query"][0].strip():
        raise Refused(400, "query: missing; send one SPARQL query as the parameter query")
    return fields["query"][0]


async def _body(request: Request) -> str:
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > MOST_QUERY:
            raise Refused(413, f"query: longer than {MOST_QUERY} bytes")
    try:
        return held.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "query: is not UTF-8 text") from None


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at the address; port 0 takes any free one. Raises ServeError where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        problem = getattr(error, "strerror", None) or "no such address"
        raise ServeError(f"{host}:{port}: {problem[:1].lower() + problem[1:]}; choose another port with --port") from None
    return listener


def serve(
    kg: Path | str,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    cors: bool = False,
    seconds: float = SECONDS,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve a graph's directory until interrupted; ``ready`` is told the address once it listens.

    Raises:
        ServeError: the address is in use or not of this machine.
        QueryError: there is no graph in the directory.
    """
    store_path(kg)
    with bound(host, port) as listener:
        hosts = ("*",) if host in ("0.0.0.0", "::") else tuple({host, "127.0.0.1", "localhost"})
        app = application(Path(kg), hosts=hosts, cors=cors, seconds=seconds)
        name = f"[{host}]" if ":" in host else host
        if ready:
            ready(f"http://{name}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2)
        uvicorn.Server(config).run(sockets=[listener])
