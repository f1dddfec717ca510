"""The editor as a web application: its page, and what the page asks.

It must not know sockets, nor how a record is tried or saved.
"""

import json
import posixpath
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from functools import partial
from importlib.resources import files
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from nq57.build.preview_app import Tell
from nq57.content.file_parts import values_of
from nq57.content.rewriting import UnwritableError
from nq57.editing.desk import Desk, Place, Told, Trial
from nq57.editing.guarding import Guard, Rules
from nq57.editing.saving import ConflictError, PlaceError, digest_of
from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES
from nq57.model.media_types import media_type
from nq57.model.records import KINDS_BY_FOLDER

MOST_TEXT = 4_000_000  # bytes of a record as it is sent
MOST_FILE = 100_000_000  # bytes of a picture or paper
PAGES = ("soan.js", "o-nhap.js", "dan.js", "soan.css")
_DEEPEST = 12  # lists within lists of what is sent
Answer = Callable[[Request], Awaitable[Response]]


class UnheardError(Exception):
    """A request that no page of ours would send; the status with which it is answered."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        self.status = status
        super().__init__(sentence)


def editor_app(desk: Desk, rules: Rules, tell: Tell) -> Starlette:
    """The application."""
    asked = {"frame": rules.framed.rstrip("/")}
    routes = [
        Route("/", partial(_page, "soan.html")),
        *(Route(f"/{name}", partial(_page, name)) for name in PAGES),
        Route("/api/danh-sach", _answering(partial(_list, desk))),
        Route("/api/bai", _answering(partial(_record, desk, asked))),
        Route("/api/thu", _answering(partial(_try, desk)), methods=["POST"]),
        Route("/api/luu", _answering(partial(_save, desk)), methods=["POST"]),
        Route("/api/xoa", _answering(partial(_delete, desk)), methods=["POST"]),
        Route("/api/khoi-phuc", _answering(partial(_restore, desk)), methods=["POST"]),
        Route("/api/tep", _answering(partial(_file, desk)), methods=["PUT"]),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, rules=rules, tell=tell)])


async def _page(name: str, _request: Request) -> Response:
    data = files("nq57.editing").joinpath("pages", name).read_bytes()
    return Response(data, media_type=media_type(name))


def _answering(work: Answer) -> Answer:
    """The work, with each way in which it may end in vain told as an answer."""

    async def answer(request: Request) -> Response:
        try:
            return await work(request)
        except UnheardError as error:
            return JSONResponse({"said": str(error)}, error.status)
        except PlaceError as error:
            return JSONResponse({"said": str(error)}, 404)
        except UnwritableError as error:
            problems = [_told(Told("", found)) for found in error.problems]
            return JSONResponse({"said": str(error), "problems": problems}, 422)
        except OSError as error:
            return JSONResponse({"said": f"Máy không ghi được: {error.strerror}. Bài chưa lưu."}, 507)

    return answer


async def _list(desk: Desk, _request: Request) -> Response:
    await to_thread.run_sync(desk.forget)
    units = desk.preview.project.workspace.units
    rows = [{**asdict(row.place), **asdict(row)} for row in await to_thread.run_sync(list, desk.rows())]
    return JSONResponse(
        {
            "units": [{"id": one.id, "name": one.name} for one in units.values()],
            "kinds": [
                {"id": kind.folder, "name": kind.label, "one": kind.one}
                for kind in KINDS_BY_FOLDER.values()
            ],
            "rows": rows,
        }
    )


async def _record(desk: Desk, asked: dict[str, str], request: Request) -> Response:
    place = _place({name: request.query_params.get(name, "") for name in ("unit", "kind", "name")})
    data = await to_thread.run_sync(desk.text, place)
    if place.name and not data and desk.original_of(place) is None:
        raise PlaceError("Không có bài đó.")
    read = values_of(data, posixpath.basename(place.name))
    form = desk.form(place)
    documents = [
        [getattr(one.fields, "number_text", one.id), one.fields.title]
        for one in desk.preview.project.workspace.records
        if hasattr(one.fields, "number_text")
    ]
    return JSONResponse(
        {
            "form": asdict(form),
            "values": dict(read.values),
            "problems": [_told(Told("", found)) for found in read.problems],
            "known": digest_of(data),
            "languages": [[code, one.name] for code, one in LANGUAGES.items() if code != DEFAULT_LANGUAGE],
            "documents": documents,
            "records": [one.id for one in desk.preview.project.workspace.records],
            **asked,
        }
    )


async def _try(desk: Desk, request: Request) -> Response:
    place, said = await _said(request)
    text = await to_thread.run_sync(desk.text, place)
    if digest_of(text) != said.get("known", ""):
        return _conflict(place, text)
    trial = await to_thread.run_sync(desk.try_out, place, text, _changes(desk, place, said))
    trouble = desk.preview.trouble  # the project itself cannot be read just now
    return JSONResponse({**_trial(trial), **({"said": trouble} if trouble else {})})


async def _save(desk: Desk, request: Request) -> Response:
    place, said = await _said(request)
    known, unsound = str(said.get("known", "")), said.get("unsound") is True
    save = partial(desk.save, place, known, _changes(desk, place, said), unsound=unsound)
    try:
        trial = await to_thread.run_sync(save)
    except ConflictError as error:
        return _conflict(place, error.current)
    saved = trial.is_sound or unsound
    more = {"known": digest_of(trial.data)} if saved else {"said": "Bài còn lỗi nên chưa lưu."}
    values = dict(values_of(trial.data, trial.place.name).values)
    return JSONResponse({**_trial(trial), **more, "values": values}, 200 if saved else 422)


async def _delete(desk: Desk, request: Request) -> Response:
    place, said = await _said(request)
    try:
        text = await to_thread.run_sync(desk.delete, place, str(said.get("known", "")))
    except ConflictError as error:
        return _conflict(place, error.current)
    return JSONResponse({"text": text.decode("utf-8", "replace")})


async def _restore(desk: Desk, request: Request) -> Response:
    place, said = await _said(request)
    try:
        await to_thread.run_sync(desk.restore, place, str(said.get("text", "")).encode())
    except ConflictError as error:
        return _conflict(place, error.current)
    return JSONResponse({})


async def _file(desk: Desk, request: Request) -> Response:
    place = _place({name: request.query_params.get(name, "") for name in ("unit", "kind")})
    data = await _bounded(request, MOST_FILE)
    name = request.query_params.get("file", "")
    saved, problems = await to_thread.run_sync(desk.take_file, place, name, data)
    told = [_told(Told("", found)) for found in problems]
    return JSONResponse({"file": saved, "problems": told}, 200 if saved else 422)


async def _said(request: Request) -> tuple[Place, dict[str, Any]]:
    """The record that a request means, and all that it says."""
    if request.headers.get("content-type", "") != "application/json":
        raise UnheardError("Yêu cầu không đúng dạng.", 415)
    try:
        said = json.loads(await _bounded(request, MOST_TEXT))
    except (ValueError, RecursionError) as error:
        raise UnheardError("Yêu cầu không đúng dạng.") from error
    if not isinstance(said, dict):
        raise UnheardError("Yêu cầu không đúng dạng.")
    return _place(said), said


def _place(said: dict[str, Any]) -> Place:
    unit, kind, name = (said.get(key, "") for key in ("unit", "kind", "name"))
    if not all(isinstance(part, str) for part in (unit, kind, name)):
        raise UnheardError("Yêu cầu không đúng dạng.")
    return Place(unit, kind, name)


def _changes(desk: Desk, place: Place, said: dict[str, Any]) -> dict[str, Any]:
    """What is to change: keys of the form, with texts, lists and groups."""
    changes = said.get("changes", {})
    known = desk.form(place).order
    if not isinstance(changes, dict) or not changes.keys() <= set(known) or not _plain(changes, 0):
        raise UnheardError("Yêu cầu không đúng dạng.")
    return changes


def _plain(value: object, depth: int) -> bool:
    """Whether a value is made of texts, lists and groups alone."""
    if depth > _DEEPEST:
        return False
    if isinstance(value, dict):
        return all(_plain(inner, depth + 1) for inner in value.values())
    if isinstance(value, list):
        return all(_plain(inner, depth + 1) for inner in value)
    return value is None or isinstance(value, str)


async def _bounded(request: Request, most: int) -> bytes:
    """The body of a request, as long as it is not larger than anybody needs."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise UnheardError("Quá lớn.", 413)
    return bytes(data)


def _trial(trial: Trial) -> dict[str, Any]:
    problems = [_told(told) for told in trial.problems]
    return {"name": trial.place.name, "page": trial.page, "problems": problems, "sound": trial.is_sound}


def _told(told: Told) -> dict[str, str]:
    found = told.problem
    return {
        "key": told.key,
        "severity": found.severity,
        "code": found.code,
        "message": found.message(),
        "mend": found.mend(),
    }


def _conflict(place: Place, current: bytes) -> Response:
    """Somebody else has written: what the file says now, so that nothing is lost on either side."""
    return JSONResponse(
        {
            "said": "Người khác vừa sửa bài này. Chưa ghi gì: so hai bản rồi chọn.",
            "conflict": True,
            "known": digest_of(current),
            "values": dict(values_of(current, place.name).values),
        },
        409,
    )
