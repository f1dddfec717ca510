"""The calls of review: send, take back, compare, answer, history, and taking in from a shared repository.

It must not know branches. Who may do what was asked before any of these begins, and is asked again below.
"""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import TypeVar

from anyio import to_thread
from starlette.responses import JSONResponse, Response

from nq57.editing.calls import Calls, EditorRequest, Work, problem_data, trial_data
from nq57.editing.desks import Desks
from nq57.editing.review_desk import ReviewDesk, day_of
from nq57.reviewing.review import Approval, ReviewError
from nq57.reviewing.rights import Act

T = TypeVar("T")
_NO_REVIEW = (
    "Chưa bật duyệt bài: cần kho Git và tệp nguoi-dung.yml. Không có thì chỉ có bản nháp và hẹn ngày đăng."
)
_UNSOUND = "Bài còn lỗi nên chưa gửi, chưa duyệt được. Sửa hết lỗi rồi làm lại."


def review_calls(desks: Desks, frame: str) -> tuple[Calls, ...]:
    """Every call, with the right that it needs."""

    def on(work: Callable[[ReviewDesk, EditorRequest], Response]) -> Work:
        return partial(_worked, desks, work)

    return (
        Calls("gui", Act.WRITE, "POST", on(_send)),
        Calls("rut", Act.WRITE, "POST", on(_take_back)),
        Calls("so-sanh", Act.READ, "GET", on(partial(_compare, frame))),
        Calls("tra-lai", Act.ANSWER, "POST", on(_give_back)),
        Calls("duyet", Act.ANSWER, "POST", on(_approve)),
        Calls("lich-su", Act.READ, "GET", on(_history)),
        Calls("nhan", None, "POST", on(_receive)),
    )


async def _worked(
    desks: Desks, work: Callable[[ReviewDesk, EditorRequest], Response], asked: EditorRequest
) -> Response:
    """Do the work aside, for Git takes a moment."""
    review = desks.review(asked.person)
    if review is None:
        raise ReviewError(_NO_REVIEW)
    return await to_thread.run_sync(work, review, asked)


def _text(asked: EditorRequest, key: str) -> str:
    text = asked.body.get(key, "")
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else ""


def _send(review: ReviewDesk, asked: EditorRequest) -> Response:
    trial = review.send(asked.place, _text(asked, "known"), _text(asked, "words"), _text(asked, "change"))
    if not trial.is_sound:
        return JSONResponse({**trial_data(trial), "message": _UNSOUND}, 422)
    return JSONResponse({})


def _take_back(review: ReviewDesk, asked: EditorRequest) -> Response:
    review.take_back(asked.place)
    return JSONResponse({})


def _compare(frame: str, review: ReviewDesk, asked: EditorRequest) -> Response:
    found = review.comparison(asked.place)
    answer = asdict(found) | {
        "problems": [problem_data(one) for one in found.problems],
        "moment": day_of(found.moment),
        "frame": frame,
    }
    return JSONResponse(answer)


def _give_back(review: ReviewDesk, asked: EditorRequest) -> Response:
    review.give_back(asked.place, _text(asked, "tip"), _text(asked, "reason"))
    return JSONResponse({})


def _approve(review: ReviewDesk, asked: EditorRequest) -> Response:
    how = Approval(_text(asked, "words"), _text(asked, "own_reason"))
    trial = review.approve(asked.place, _text(asked, "tip"), how, _text(asked, "day"))
    if not trial.is_sound:
        return JSONResponse({**trial_data(trial), "message": _UNSOUND}, 422)
    return JSONResponse({})


def _history(review: ReviewDesk, asked: EditorRequest) -> Response:
    events = review.history(asked.place)
    return JSONResponse({"events": [asdict(one) | {"moment": day_of(one.moment)} for one in events]})


def _receive(review: ReviewDesk, _asked: EditorRequest) -> Response:
    return JSONResponse({"news": review.receive()})
