"""Other hosts are asked seldom and one at a time, and their answers become warnings, never errors."""

import datetime as dt
import threading
from itertools import pairwise

import pytest
from tests.workspaces import UNITS, article, loaded

from nq57.body.reading import read_body
from nq57.content.link_asking import DELAY, HostAnswer, Known, Means, Method, ask_all, link_problems
from nq57.content.outer_links import outer_links
from nq57.model.source import Source

DAY = dt.date(2026, 11, 21)
A = "https://a.example/"


class Host:
    """Hosts that answer from a table, and remember what they were asked."""

    def __init__(
        self, answers: dict[tuple[str, str], HostAnswer], closed: frozenset[str] = frozenset()
    ) -> None:
        self.answers, self.closed = answers, closed
        self.asked: list[tuple[str, str]] = []
        self.waited: list[float] = []

    def ask(self, method: Method, address: str) -> HostAnswer:
        """Answer as the table says; 200 where it is silent."""
        self.asked.append((method, address))
        return self.answers.get((method, address), HostAnswer(200))

    @property
    def means(self) -> Means:
        """How the checker meets these hosts."""
        return Means(self.ask, lambda address: address not in self.closed, self.waited.append)


def told(host: Host, *addresses: str) -> list[tuple[str, str]]:
    """Codes and suggestions for these addresses, each at a place of its own; a sound one among them."""
    known = ask_all([*addresses, "https://z.example/"], {}, DAY, host.means)
    places = {address: (Source(f"{n}.md", 1, 1),) for n, address in enumerate(addresses)}
    found = link_problems(known, places)
    assert all(problem.severity == "warning" for problem in found)
    return [(problem.code, dict(problem.details).get("guess", "")) for problem in found]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({("HEAD", A): HostAnswer(200)}, []),
        ({("HEAD", A): HostAnswer(404), ("GET", A): HostAnswer(404)}, [("lien-ket-chet", "")]),
        ({("HEAD", A): HostAnswer(410)}, [("lien-ket-chet", "")]),
        ({("HEAD", A): HostAnswer(405), ("GET", A): HostAnswer(200)}, []),
        ({("HEAD", A): HostAnswer(404), ("GET", A): HostAnswer(200)}, []),
        ({("HEAD", A): HostAnswer(500), ("GET", A): HostAnswer(500)}, [("lien-ket-khong-toi", "")]),
        ({("HEAD", A): HostAnswer(0, failure="x")}, [("lien-ket-khong-toi", "")]),
        ({("HEAD", A): HostAnswer(403), ("GET", A): HostAnswer(403)}, []),
        ({("HEAD", A): HostAnswer(301, "/b")}, [("lien-ket-chuyen", f"{A}b")]),
        ({("HEAD", A): HostAnswer(302, "/b")}, []),
        ({("HEAD", A): HostAnswer(301, A)}, [("lien-ket-khong-toi", "")]),
        ({("HEAD", A): HostAnswer(301, "/b"), ("HEAD", f"{A}b"): HostAnswer(410)}, [("lien-ket-chet", "")]),
        ({("HEAD", A): HostAnswer(302, "/b"), ("HEAD", f"{A}b"): HostAnswer(301, "/c")}, []),
    ],
)
def test_answers_become_warnings(
    answers: dict[tuple[str, str], HostAnswer], expected: list[tuple[str, str]]
) -> None:
    """Gone, silent, or elsewhere for good; what only keeps robots out is nobody's fault."""
    assert told(Host(answers), A) == expected


GOOD = frozenset({200, 204, 300, 304, 305, 306, 309, 399})
CLOSED = frozenset({401, 403, 407, 429, 451})
GONE = frozenset({404, 410})
NO_HEAD = frozenset({400, 403, 404, 405, 500, 501, 503})
BAD = frozenset({400, 402, 405, 406, 408, 428, 430, 450, 452, 499, 500, 501, 502, 503, 504})


@pytest.mark.parametrize("status", sorted(GOOD | CLOSED | GONE | BAD))
def test_every_status_has_its_meaning(status: int) -> None:
    """Whether it is a warning, which, and whether the host is asked again in full."""
    host = Host({(method, A): HostAnswer(status, "/b") for method in ("HEAD", "GET")})
    expected = "lien-ket-chet" if status in GONE else "lien-ket-khong-toi"
    assert told(host, A) == ([] if status in GOOD | CLOSED else [(expected, "")])
    assert (("GET", A) in host.asked) == (status in NO_HEAD)
    assert ("HEAD", f"{A}b") not in host.asked


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    """Only what is for good is told as a move; one that names no place is an end."""
    good = status in {301, 308}
    host = Host({("HEAD", A): HostAnswer(status, "/b")})
    assert told(host, A) == ([("lien-ket-chuyen", f"{A}b")] if good else [])
    assert ("HEAD", f"{A}b") in host.asked
    assert told(Host({("HEAD", A): HostAnswer(status)}), A) == []


@pytest.mark.parametrize(("hops", "arrives"), [(4, True), (5, False)])
def test_a_way_may_not_be_endless(hops: int, *, arrives: bool) -> None:
    """Five addresses are asked, no more."""
    way = [f"{A}{n}" for n in range(hops + 1)]
    host = Host({("HEAD", here): HostAnswer(302, there) for here, there in pairwise(way)})
    assert told(host, way[0]) == ([] if arrives else [("lien-ket-khong-toi", "")])


def test_why_an_address_is_silent_is_told() -> None:
    """What went wrong on the way, or the status."""
    known = {A: Known(DAY, 0, failure="hết giờ"), f"{A}b": Known(DAY, 500), f"{A}c": Known(DAY, 200)}
    found = link_problems(known, {address: (Source("a.md", 1, 1),) for address in known})
    assert {dict(one.details)["why"] for one in found} == {"hết giờ", "500"}


def test_closed_hosts_are_no_answer() -> None:
    """Where only robots.txt was read, nobody has shown that our line works."""
    host = Host({("HEAD", A): HostAnswer(0, failure="x")}, closed=frozenset({f"{A}b"}))
    known = ask_all([A, f"{A}b"], {}, DAY, host.means)
    assert link_problems(known, {address: (Source("a.md", 1, 1),) for address in known}) == []


def test_eight_hosts_are_asked_side_by_side() -> None:
    """Sixteen hosts are asked in two rounds of eight: the barrier opens for eight, and never for more."""
    inside, most, together = [0], [0], threading.Barrier(8, timeout=5)
    counting = threading.Lock()

    def ask(_method: Method, _address: str) -> HostAnswer:
        with counting:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        together.wait()
        with counting:
            inside[0] -= 1
        together.wait()
        return HostAnswer(200)

    means = Means(ask, lambda _address: True, lambda _seconds: None)
    ask_all([f"https://{n}.example/" for n in range(16)], {}, DAY, means)
    assert most == [8]


def test_one_host_is_asked_slowly() -> None:
    """Between two questions to one host we wait; other hosts need not."""
    host = Host({})
    ask_all([f"{A}1", f"{A}2", f"{A}3", f"{A}4", "https://b.example/"], {}, DAY, host.means)
    assert host.waited == [DELAY, DELAY, DELAY]
    assert [one for _, one in host.asked if one.startswith(A)] == [f"{A}{n}" for n in range(1, 5)]


def test_robots_txt_is_heeded() -> None:
    """An address that its host closes to robots is not asked and not told."""
    host = Host({}, closed=frozenset({A}))
    assert told(host, A) == []
    assert ("HEAD", A) not in host.asked


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        (Known(DAY - dt.timedelta(days=6), 200), False),
        (Known(DAY - dt.timedelta(days=7), 200), True),
        (Known(DAY, 404), False),
        (Known(DAY - dt.timedelta(days=1), 399), False),
        (Known(DAY - dt.timedelta(days=1), 400), True),
        (Known(DAY - dt.timedelta(days=1), 404), True),
        (Known(DAY - dt.timedelta(days=1), 0), True),
        (Known(DAY + dt.timedelta(days=1), 200), True),
    ],
)
def test_answers_are_believed_for_a_while(known: Known, *, asked: bool) -> None:
    """A good answer for a week, a bad one for a day, one of tomorrow never."""
    host = Host({})
    found = ask_all([A], {A: known}, DAY, host.means)
    assert bool(host.asked) == asked
    assert found[A] == (Known(DAY, 200) if asked else known)


def test_without_a_line_nothing_is_told() -> None:
    """When nobody answers at all, the fault is ours."""
    known = {A: Known(DAY, 0, failure="x"), f"{A}b": Known(DAY, 0, failure="x")}
    assert link_problems(known, {A: (Source("a.md", 1, 1),), f"{A}b": ()}) == []


def test_every_outer_link_is_found_with_its_places() -> None:
    """Bodies, keys of records and of units; anchors do not count, code neither."""
    body = f"[x]({A}#muc) và <{A}b> và [z]\n\n`[y]({A}c)`\n\n[z]: {A}d"
    unit = f"ten: Tỉnh A\ncap: Tỉnh\nlien_he:\n  trang_web: {A}e\ngioi_thieu: '[x]({A}f)'\n"
    files = {
        **UNITS,
        "tinh-a/don-vi.yml": unit,
        "tinh-a/tin-tuc/a.md": article(body, nguon=f"\n  ten: x\n  lien_ket: {A}g"),
        "tinh-a/tin-tuc/b.md": article(f"[x]({A}) [tin](tin-tuc/a) [t](mailto:a@b.vn)"),
    }
    found = outer_links(loaded(files).workspace, read_body)
    assert sorted(found) == [A, *(f"{A}{letter}" for letter in "bdefg")]
    assert [str(place) for place in found[A]] == ["tinh-a/tin-tuc/a.md:8:1", "tinh-a/tin-tuc/b.md:5:1"]
