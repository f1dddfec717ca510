"""Other hosts are asked seldom and one at a time, and their answers become warnings, never errors."""

import datetime as dt

import pytest
from tests.workspaces import UNITS, article, loaded

from nq57.content.link_asking import DELAY, Answer, Known, Means, Method, ask_all, link_problems
from nq57.content.outer_links import outer_links
from nq57.model.source import Source

DAY = dt.date(2026, 11, 21)
A = "https://a.example/"


class Host:
    """Hosts that answer from a table, and remember what they were asked."""

    def __init__(
        self, answers: dict[tuple[str, str], Answer], closed: frozenset[str] = frozenset()
    ) -> None:
        self.answers, self.closed = answers, closed
        self.asked: list[tuple[str, str]] = []
        self.waited: list[float] = []

    def ask(self, method: Method, address: str) -> Answer:
        """Answer as the table says; 200 where it is silent."""
        self.asked.append((method, address))
        return self.answers.get((method, address), Answer(200))

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
        ({("HEAD", A): Answer(200)}, []),
        ({("HEAD", A): Answer(404), ("GET", A): Answer(404)}, [("lien-ket-chet", "")]),
        ({("HEAD", A): Answer(410)}, [("lien-ket-chet", "")]),
        ({("HEAD", A): Answer(405), ("GET", A): Answer(200)}, []),
        ({("HEAD", A): Answer(404), ("GET", A): Answer(200)}, []),
        ({("HEAD", A): Answer(500), ("GET", A): Answer(500)}, [("lien-ket-khong-toi", "")]),
        ({("HEAD", A): Answer(0, failure="x")}, [("lien-ket-khong-toi", "")]),
        ({("HEAD", A): Answer(403), ("GET", A): Answer(403)}, []),
        ({("HEAD", A): Answer(301, "/b")}, [("lien-ket-chuyen", f"{A}b")]),
        ({("HEAD", A): Answer(302, "/b")}, []),
        ({("HEAD", A): Answer(301, A)}, [("lien-ket-khong-toi", "")]),
        ({("HEAD", A): Answer(301, "/b"), ("HEAD", f"{A}b"): Answer(410)}, [("lien-ket-chet", "")]),
        ({("HEAD", A): Answer(302, "/b"), ("HEAD", f"{A}b"): Answer(301, "/c")}, []),
    ],
)
def test_answers_become_warnings(
    answers: dict[tuple[str, str], Answer], expected: list[tuple[str, str]]
) -> None:
    """Gone, silent, or elsewhere for good; what only keeps robots out is nobody's fault."""
    assert told(Host(answers), A) == expected


def test_one_host_is_asked_slowly() -> None:
    """Between two questions to one host we wait; other hosts need not."""
    host = Host({})
    ask_all([f"{A}1", f"{A}2", f"{A}3", "https://b.example/"], {}, DAY, host.means)
    assert host.waited == [DELAY, DELAY]
    assert [address for _, address in host.asked if address.startswith(A)] == [f"{A}1", f"{A}2", f"{A}3"]


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
    body = f"[x]({A}#muc) và <{A}b>\n\n`[y]({A}c)`\n\n[z]: {A}d"
    unit = f"ten: Tỉnh A\ncap: Tỉnh\nlien_he:\n  trang_web: {A}e\ngioi_thieu: '[x]({A}f)'\n"
    files = {
        **UNITS,
        "tinh-a/don-vi.yml": unit,
        "tinh-a/tin-tuc/a.md": article(body, nguon=f"\n  ten: x\n  lien_ket: {A}g"),
        "tinh-a/tin-tuc/b.md": article(f"[x]({A}) [tin](tin-tuc/a) [t](mailto:a@b.vn)"),
    }
    found = outer_links(loaded(files).workspace)
    assert sorted(found) == [A, *(f"{A}{letter}" for letter in "bdefg")]
    assert [str(place) for place in found[A]] == ["tinh-a/tin-tuc/a.md:8:1", "tinh-a/tin-tuc/b.md:5:1"]
