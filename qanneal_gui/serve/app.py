"""The addresses: the runs, a run, its chip; each page, and the part of it that changes."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from qanneal_gui import paths
from qanneal_gui.errors import QannealError
from qanneal_gui.serve import layout
from qanneal_gui.serve.content import Content, Part
from qanneal_gui.serve.guard import SIGN_IN, Door, Guard, html

_NO_SUCH_PAGE = "There is no such page; the run may have been deleted."


def application(content: Content, hosts: frozenset[str], scheme: str, door: Door) -> ASGIApp:
    """Return the web application; arguments as of `Guard`."""
    pages = _Pages(content)
    routes = [
        Route("/", pages.runs),
        Route("/runs/{run}", pages.run),
        Route("/runs/{run}/chip.svg", pages.chip),
        Route("/icon.svg", _icon),
    ]
    if content.stops:
        routes.append(Route("/runs/{run}/stop", pages.stop, methods=["POST"]))
    if door.token:
        routes.append(Route(SIGN_IN, _sign_in(door), methods=["POST"]))
    app = Starlette(routes=routes, exception_handlers={HTTPException: _missing, QannealError: _unreadable})
    app.router.redirect_slashes = False
    return Guard(app, hosts, scheme, door, content.stops)


class _Pages:
    """The pages about what a library holds."""

    def __init__(self, content: Content) -> None:
        self._content = content

    async def runs(self, request: Request) -> Response:
        return await _show(request, self._content.runs, home=True)

    async def run(self, request: Request) -> Response:
        return await _show(request, lambda: self._content.run(request.path_params["run"]))

    async def chip(self, request: Request) -> Response:
        picture = await run_in_threadpool(self._content.chip, request.path_params["run"])
        if picture is None:
            raise HTTPException(404)
        return Response(picture, media_type="image/svg+xml")

    async def stop(self, request: Request) -> Response:
        run = request.path_params["run"]
        try:
            if not await run_in_threadpool(self._content.stop, run):
                raise HTTPException(404)
        except QannealError as error:
            said = str(error)
            return html(lambda nonce: layout.message(said, nonce), 409)
        return RedirectResponse(f"/runs/{run}", 303)


async def _show(request: Request, find: Callable[[], Part | None], home: bool = False) -> Response:
    """Answer with a page, or with the part of it that changes if it is another one than the reader has."""
    part = await run_in_threadpool(find)
    if part is None:
        raise HTTPException(404)
    headers = {"ETag": part.tag}
    if "part" not in request.query_params:
        return html(lambda nonce: layout.page(part, nonce, home=home))
    if request.headers.get("if-none-match") == part.tag:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(part.html, headers=headers)


async def _icon(_request: Request) -> Response:
    return Response(paths.resource("icons", "qanneal.svg").read_bytes(), media_type="image/svg+xml")


def _sign_in(door: Door) -> Callable[[Request], Awaitable[Response]]:
    async def sign_in(request: Request) -> Response:
        given = parse_qs((await request.body()).decode(errors="replace")).get("token", [""])[0]
        if door.accepts(given):
            answer = RedirectResponse("/", 303)
            door.let_in(answer)
            return answer
        if door.is_shut():
            said = "There were too many wrong tokens; wait a minute and try again."
            return html(lambda nonce: layout.sign_in(nonce, said), 429, **{"Retry-After": "60"})
        said = "This is not the token with which qanneal serve was started."
        return html(lambda nonce: layout.sign_in(nonce, said), 401)

    return sign_in


async def _missing(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return html(lambda nonce: layout.message(_NO_SUCH_PAGE, nonce), status)


async def _unreadable(_request: Request, error: Exception) -> Response:
    """Say why the library cannot be read just now."""
    return html(lambda nonce: layout.message(str(error), nonce), 503)
