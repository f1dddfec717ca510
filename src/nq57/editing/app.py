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
from nq57.catalogue.inheritance import is_published
from nq57.content.file_parts import values_of
from nq57.content.rewriting import UnwritableError
from nq57.editing.calls import Calls, EditorRequest, problem_data, trial_data
from nq57.editing.desk import Desk, RecordPlace
from nq57.editing.desks import Desks
from nq57.editing.field_problems import PlacedProblem
from nq57.editing.guarding import EditorGuard, Entrance
from nq57.editing.kept_evidence import kept_evidence
from nq57.editing.review_calls import review_calls
from nq57.editing.saving import ConflictError, PlaceError, digest_of
from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES
from nq57.model.media_types import media_type
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.reviewing.branches import FullError, StaleError
from nq57.reviewing.people import Person
from nq57.reviewing.remote import RemoteError
from nq57.reviewing.repository import GitError
from nq57.reviewing.review import ReviewError
from nq57.reviewing.rights import Act, NotAllowedError, demand, may

MOST_TEXT = 4_000_000  # bytes of a record as it is sent
MOST_FILE = 100_000_000  # bytes of a picture or paper
PAGES = ("soan.js", "o-nhap.js", "dan.js", "hoi.js", "duyet.js", "lan-dau.js", "minh-chung.js", "soan.css")
_DEEPEST = 12  # lists within lists of what is sent
_STATUS: dict[type[Exception], int] = {NotAllowedError: 403, PlaceError: 404, FullError: 413}
_TOLD = (NotAllowedError, PlaceError, ReviewError, StaleError, RemoteError, FullError)
Answer = Callable[[Request], Awaitable[Response]]


class UnheardError(Exception):
    """A request that no page of ours would send; the status with which it is answered."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        self.status = status
        super().__init__(sentence)


def editor_app(desks: Desks, entrance: Entrance, tell: Tell) -> Starlette:
    """The application."""
    frame = entrance.framed.rstrip("/")
    calls = (
        Calls("bai", Act.READ, "GET", partial(_record, frame)),
        Calls("thu", Act.WRITE, "POST", _try),
        Calls("luu", Act.WRITE, "POST", _save),
        Calls("xoa", Act.WRITE, "POST", _delete),
        Calls("khoi-phuc", Act.WRITE, "POST", _restore),
        Calls("doi-ten", Act.WRITE, "POST", _rename),
        Calls("tep", Act.WRITE, "PUT", _file),
        Calls("doc", Act.WRITE, "PUT", _paper),
        *review_calls(desks, frame),
    )
    routes = [
        Route("/", partial(_page, "soan.html")),
        *(Route(f"/{name}", partial(_page, name)) for name in PAGES),
        Route("/api/phien", _telling(partial(_session, desks, entrance))),
        Route("/api/danh-sach", _telling(partial(_list, desks, entrance))),
        *(
            Route(f"/api/{call.path}", _answering(desks, entrance, call), methods=[call.method])
            for call in calls
        ),
    ]
    return Starlette(routes=routes, middleware=[Middleware(EditorGuard, rules=entrance, tell=tell)])


async def _page(name: str, _request: Request) -> Response:
    data = files("nq57.editing").joinpath("pages", name).read_bytes()
    return Response(data, media_type=media_type(name))


def _answering(desks: Desks, entrance: Entrance, call: Calls) -> Answer:
    """The work of a call, for those alone who may do it: the one place where that is asked."""

    async def answer(request: Request) -> Response:
        person = entrance.person(request.scope)
        place, body = await _heard(request)
        if desks.people is not None:
            if person is None:
                raise NotAllowedError("Chưa rõ ai đang đăng nhập.")
            is_unit = not place.kind and call.act is Act.WRITE
            if call.act is not None:
                demand(person, Act.SETTLE if is_unit else call.act, place.unit)
        return await call.work(EditorRequest(desks.desk(person), person, place, body, request))

    return _telling(answer)


def _telling(work: Answer) -> Answer:
    """The work, with each way in which it may end in vain told as an answer."""

    async def answer(request: Request) -> Response:
        try:
            return await work(request)
        except UnheardError as error:
            return JSONResponse({"message": str(error)}, error.status)
        except _TOLD as error:
            return JSONResponse({"message": str(error)}, _STATUS.get(type(error), 409))
        except UnwritableError as error:
            problems = [problem_data(PlacedProblem("", found)) for found in error.problems]
            return JSONResponse({"message": str(error), "problems": problems}, 422)
        except GitError as error:
            return JSONResponse({"message": f"Git không làm được: {error}. Chưa mất gì."}, 507)
        except ConflictError as error:
            del error
            sentence = "Tệp này vừa bị sửa ở nơi khác. Mở lại rồi làm tiếp; chưa ghi gì."
            return JSONResponse({"message": sentence}, 409)
        except OSError as error:
            return JSONResponse({"message": f"Máy không ghi được: {error.strerror}. Bài chưa lưu."}, 507)

    return answer


async def _session(desks: Desks, entrance: Entrance, request: Request) -> Response:
    """Who asks, and what the page sends with its requests in this run."""
    person = entrance.person(request.scope)
    name = person.full_name if person else ""
    has_remote = desks.people is not None and desks.people.fields.remote is not None
    answer = {"name": name, "review": desks.people is not None, "remote": has_remote}
    return JSONResponse({"token": entrance.token(request.scope), **answer})


async def _list(desks: Desks, entrance: Entrance, request: Request) -> Response:
    """The records and units that a person works for."""
    person = entrance.person(request.scope)
    desk = desks.desk(person)
    await to_thread.run_sync(desk.forget)
    units = [one for one in desk.shown.project.workspace.units.values() if _sees(person, one.id)]
    rows = await to_thread.run_sync(lambda: [row for row in desk.rows() if _sees(person, row.place.unit)])
    return JSONResponse(
        {
            "units": [{"id": one.id, "name": one.name} for one in units],
            "kinds": [
                {"id": kind.folder, "name": kind.label, "one": kind.one}
                for kind in KINDS_BY_FOLDER.values()
            ],
            "rows": [{**asdict(row.place), **asdict(row)} for row in rows],
        }
    )


def _sees(person: Person | None, unit: str) -> bool:
    """Whether a unit is shown to somebody: where nobody signs in, all are."""
    return person is None or may(person, Act.READ, unit)


async def _record(frame: str, asked: EditorRequest) -> Response:
    desk, place = asked.desk, asked.place
    data = await to_thread.run_sync(desk.text, place)
    if place.name and not data and desk.original_of(place) is None:
        raise PlaceError("Không có bài đó.")
    read = values_of(data, posixpath.basename(place.name))
    seen = [one for one in desk.shown.project.workspace.records if _is_named(asked, one, desk)]
    return JSONResponse(
        {
            "form": asdict(desk.form(place)),
            "values": dict(read.values),
            "problems": [problem_data(PlacedProblem("", found)) for found in read.problems],
            "evidence": [asdict(one) for one in kept_evidence(desk, place, read.values)],
            "known": digest_of(data),
            "state": desk.shelf.states().get(place.path, "") if place.name else "",
            "languages": [[code, one.name] for code, one in LANGUAGES.items() if code != DEFAULT_LANGUAGE],
            "documents": [
                [getattr(one.fields, "number_text", one.id), one.fields.title]
                for one in seen
                if hasattr(one.fields, "number_text")
            ],
            "records": [one.id for one in seen],
            "frame": frame,
        }
    )


def _is_named(asked: EditorRequest, record: Record, desk: Desk) -> bool:
    """Whether a form offers a record to name: what readers see, and what is one's own."""
    return _sees(asked.person, record.unit) or is_published(record, desk.shown.as_of)


async def _try(asked: EditorRequest) -> Response:
    desk, place = asked.desk, asked.place
    text = await to_thread.run_sync(desk.text, place)
    if digest_of(text) != asked.body.get("known", ""):
        return _conflict(place, text)
    trial = await to_thread.run_sync(desk.try_out, place, text, _changes(asked))
    trouble = desk.preview.trouble  # the project itself cannot be read just now
    return JSONResponse({**trial_data(trial), **({"message": trouble} if trouble else {})})


async def _save(asked: EditorRequest) -> Response:
    known, unsound = str(asked.body.get("known", "")), asked.body.get("unsound") is True
    save = partial(asked.desk.save, asked.place, known, _changes(asked), unsound=unsound)
    try:
        trial = await to_thread.run_sync(save)
    except ConflictError as error:
        return _conflict(asked.place, error.current)
    saved = trial.is_sound or unsound
    more = {"known": digest_of(trial.data)} if saved else {"message": "Bài còn lỗi nên chưa lưu."}
    values = dict(values_of(trial.data, trial.place.name).values)
    return JSONResponse({**trial_data(trial), **more, "values": values}, 200 if saved else 422)


async def _delete(asked: EditorRequest) -> Response:
    known = str(asked.body.get("known", ""))
    try:
        text = await to_thread.run_sync(asked.desk.delete, asked.place, known)
    except ConflictError as error:
        return _conflict(asked.place, error.current)
    return JSONResponse({"text": text.decode("utf-8", "replace")})


async def _restore(asked: EditorRequest) -> Response:
    text = str(asked.body.get("text", "")).encode("utf-8", "replace")
    try:
        await to_thread.run_sync(asked.desk.restore, asked.place, text)
    except ConflictError as error:
        return _conflict(asked.place, error.current)
    return JSONResponse({})


async def _rename(asked: EditorRequest) -> Response:
    known, title = str(asked.body.get("known", "")), str(asked.body.get("title", ""))
    rename = partial(asked.desk.rename, asked.place, known, title.encode("utf-8", "replace").decode())
    try:
        place = await to_thread.run_sync(rename)
    except ConflictError as error:
        return _conflict(asked.place, error.current)
    return JSONResponse({"name": place.name})


async def _file(asked: EditorRequest) -> Response:
    data = await _bounded(asked.request, MOST_FILE)
    name = asked.request.query_params.get("file", "")
    saved, problems = await to_thread.run_sync(asked.desk.take_file, asked.place, name, data)
    answer = [problem_data(PlacedProblem("", found)) for found in problems]
    return JSONResponse({"file": saved, "problems": answer}, 200 if saved else 422)


async def _paper(asked: EditorRequest) -> Response:
    """A document's form filled from its paper; what reads papers is loaded when the first one comes."""
    from nq57.editing.paper_forms import filled  # noqa: PLC0415 - slow to import, and few ask for it

    data = await _bounded(asked.request, MOST_FILE)
    name = asked.request.query_params.get("file", "")
    found = await to_thread.run_sync(filled, asked.desk, asked.place, name, data)
    problems = [problem_data(PlacedProblem("", one)) for one in found.problems]
    answer = {
        "values": found.values or {},
        "notes": found.notes,
        "evidence": [asdict(one) for one in found.evidence],
        "message": found.message,
        "problems": problems,
    }
    return JSONResponse({"file": found.file, **answer}, 200 if found.file else 422)


async def _heard(request: Request) -> tuple[RecordPlace, dict[str, Any]]:
    """The record that a request means, in its address or in what it says."""
    if request.method == "POST":
        return await _text_body(request)
    query = request.query_params
    return _place({name: query.get(name, "") for name in ("unit", "kind", "name")}), {}


async def _text_body(request: Request) -> tuple[RecordPlace, dict[str, Any]]:
    """The record that a request means, and all that it says."""
    if request.headers.get("content-type", "") != "application/json":
        raise UnheardError("Yêu cầu không đúng dạng.", 415)
    try:
        body = json.loads(await _bounded(request, MOST_TEXT))
    except (ValueError, RecursionError) as error:
        raise UnheardError("Yêu cầu không đúng dạng.") from error
    if not isinstance(body, dict):
        raise UnheardError("Yêu cầu không đúng dạng.")
    return _place(body), body


def _place(body: dict[str, Any]) -> RecordPlace:
    unit, kind, name = (body.get(key, "") for key in ("unit", "kind", "name"))
    if not all(isinstance(part, str) for part in (unit, kind, name)):
        raise UnheardError("Yêu cầu không đúng dạng.")
    return RecordPlace(unit, kind, name)


def _changes(asked: EditorRequest) -> dict[str, Any]:
    """What is to change: keys of the form, with texts, lists and groups."""
    changes = asked.body.get("changes", {})
    known = asked.desk.form(asked.place).order
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


def _conflict(place: RecordPlace, current: bytes) -> Response:
    """Somebody else has written: what the file says now, so that nothing is lost on either side."""
    return JSONResponse(
        {
            "message": "Người khác vừa sửa bài này. Chưa ghi gì: so hai bản rồi chọn.",
            "conflict": True,
            "known": digest_of(current),
            "values": dict(values_of(current, place.name).values),
        },
        409,
    )
