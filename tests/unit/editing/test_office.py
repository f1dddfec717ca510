"""A server for many people, attacked: what one may not do is refused, and nothing is written anywhere.

It must not know the editor's page; requests are sent as a reverse proxy would, and as nobody should.
"""

import datetime as dt
import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.projects import ROOT, make_project
from tests.repositories import git

from nq57.build.preview import Preview
from nq57.editing.desks import PeopleFile
from nq57.editing.proxy_entrance import ProxyEntrance
from nq57.editing.server import EDITOR_SOCKET, PREVIEW_SOCKET, OfficeServer, loopback_sockets
from nq57.reviewing.people import read_people
from nq57.reviewing.proof import faults
from nq57.reviewing.repository import Repository

SECRET = "k" * 40
UNIT, OTHER = "tinh-mau", "trung-uong"
NAME = "2025-08-12-tin-mau.md"
LAN, MINH, HA, ADMIN = "lan@a.vn", "minh@a.vn", "ha@b.vn", "quantri@a.vn"
PEOPLE = f"""dia_chi: https://soan.a.vn
dia_chi_xem: https://xem.soan.a.vn
nguoi:
- {{ten: {LAN}, ho_ten: Nguyễn Thị Lan, vai: soạn, don_vi: {UNIT}}}
- {{ten: {MINH}, ho_ten: Lê Minh, vai: duyệt, don_vi: [{UNIT}]}}
- {{ten: {HA}, ho_ten: Trần Hà, vai: [soạn, duyệt, quản trị], don_vi: {OTHER}}}
- {{ten: {ADMIN}, ho_ten: Phạm An, vai: quản trị, don_vi: {UNIT}}}
"""


class Office:
    """A running server, asked as its proxy asks."""

    def __init__(self, project: Path) -> None:
        self.project, self.file = project, project / "nguoi-dung.yml"
        self.file.write_text(PEOPLE, "utf-8")
        sockets = loopback_sockets(0)
        self.ports = {name: found[0].getsockname()[1] for name, found in sockets.items()}
        preview = Preview(project, dt.date(2026, 11, 21), 1)
        self.server = OfficeServer(
            preview, PeopleFile(self.file), SECRET, lambda: sockets, lambda _line: None
        )
        self._thread = threading.Thread(target=self.server.run)
        self._thread.start()

    def end(self) -> None:
        """Stop it."""
        self.server.stop()
        self._thread.join()

    def raw(
        self,
        method: str,
        path: str,
        headers: list[tuple[str, str]],
        body: bytes = b"",
        *,
        seen: bool = False,
    ) -> tuple[int, Any]:
        """A request with just these headers; `seen` asks the preview."""
        line = http.client.HTTPConnection(
            "127.0.0.1", self.ports[PREVIEW_SOCKET if seen else EDITOR_SOCKET], timeout=30
        )
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            line.putheader(name, value)
        line.endheaders(body)
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        line.close()
        try:
            return answer.status, json.loads(text)
        except ValueError:
            return answer.status, text

    def headers(self, who: str, **other: str | None) -> list[tuple[str, str]]:
        """What the proxy and the page send for somebody."""
        own: dict[str, str | None] = {
            "Host": "soan.a.vn",
            "Origin": "https://soan.a.vn",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
            "X-NQ57-Khoa": SECRET,
            "X-NQ57-Nguoi": who,
        }
        told = own | {name.replace("_", "-"): value for name, value in other.items()}
        return [(name, value) for name, value in told.items() if value is not None]

    def token(self, who: str) -> str:
        """The token of somebody's page."""
        told = self.raw("GET", "/api/phien", self.headers(who))[1]
        return str(told["token"]) if isinstance(told, dict) else "none"

    def ask(self, who: str, call: str, **said: Any) -> tuple[int, Any]:
        """A call from somebody's own page, about the article unless told otherwise."""
        place = {"unit": UNIT, "kind": "tin-tuc", "name": NAME} | said
        headers = self.headers(who, X_NQ57_Phien=self.token(who))
        if call in {"bai", "so-sanh", "lich-su"}:
            return self.raw("GET", f"/api/{call}?{urlencode(place)}", headers)
        return self.raw("POST", f"/api/{call}", headers, json.dumps(place).encode())

    def known(self, who: str, **said: Any) -> str:
        """The digest of the article as somebody sees it."""
        return str(self.ask(who, "bai", **said)[1].get("known", ""))

    def state(self) -> tuple[str, str]:
        """All references, and what git says of the files."""
        return git(self.project, "for-each-ref"), git(self.project, "status", "--porcelain")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One server for all; each test leaves it as it was."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path_factory.mktemp("office") / "p", content)
    (project / ".gitignore").write_text("nguoi-dung.yml\n.nq57/\nsite/\n", "utf-8")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "Bắt đầu")
    office = Office(project)
    yield office
    office.end()


def test_an_article_goes_from_draft_to_published(office: Office) -> None:
    """Written by one, returned, sent again and approved by another; each commit is its doer's."""
    known = office.known(LAN)
    status, saved = office.ask(LAN, "luu", known=known, changes={"tieu_de": "Tên mới"})
    assert (status, saved["sound"]) == (200, True)
    assert office.state()[1] == ""
    assert office.known(MINH) == known
    assert office.ask(LAN, "gui", known=saved["known"], words="Sửa tên", change="Sửa tên bài")[0] == 200
    seen = office.ask(MINH, "so-sanh")[1]
    told = {one["key"]: (one["old"], one["new"]) for one in seen["differences"]}
    assert told["tieu_de"][1] == "Tên mới"
    assert "Sửa tên bài" in told["ngay_sua"][1]
    assert (seen["may_answer"], seen["is_mine"], seen["writers"]) == (True, False, ["Nguyễn Thị Lan"])
    for page, there in ((seen["old_page"], False), (seen["new_page"], True)):
        headers = office.headers(MINH, Host="xem.soan.a.vn")
        status, text = office.raw("GET", page, headers, seen=True)
        assert (status, "Tên mới" in text) == (200, there)
    assert office.ask(MINH, "tra-lai", tip=seen["tip"], reason="")[0] == 409
    assert office.ask(MINH, "tra-lai", tip=seen["tip"], reason="Thiếu nguồn")[0] == 200
    assert office.ask(LAN, "so-sanh")[1]["words"] == "Thiếu nguồn"
    assert office.ask(LAN, "gui", known=office.known(LAN), words="Đã thêm")[0] == 200
    tip = office.ask(MINH, "so-sanh")[1]["tip"]
    assert office.ask(MINH, "duyet", tip=tip, words="Được")[0] == 200
    text = (office.project / "content" / UNIT / "tin-tuc" / NAME).read_text("utf-8")
    assert 'tieu_de: "Tên mới"' in text
    assert "Sửa tên bài" in text
    assert office.state()[1] == ""
    events = [(one["who"], one["what"]) for one in office.ask(LAN, "lich-su")[1]["events"]]
    assert events[0] == ("Lê Minh", "Duyệt")
    assert ("Lê Minh", "Trả lại") in events
    headers = office.headers(LAN, X_NQ57_Phien=office.token(LAN))
    rows = office.raw("GET", "/api/danh-sach", headers)[1]["rows"]
    assert [row["state"] for row in rows if row["title"] == "Tên mới"] == ["đang đăng"]


def test_a_record_is_renamed_through_review(office: Office) -> None:
    """Its translation goes with it; until it is approved readers find it where it was."""
    known = office.known(LAN)
    status, made = office.ask(LAN, "doi-ten", known=known, title="Đổi tên thử")
    assert (status, office.state()[1]) == (200, "")
    new = made["name"]
    assert office.ask(LAN, "gui", name=new, known=office.known(LAN, name=new), words="Đổi tên")[0] == 200
    seen = office.ask(MINH, "so-sanh", name=new)[1]
    assert [one["key"] for one in seen["differences"]] == ["dia_chi_cu"]
    assert office.ask(MINH, "duyet", name=new, tip=seen["tip"])[0] == 200
    folder = office.project / "content" / UNIT / "tin-tuc"
    assert {one.name for one in folder.glob("*.md")} == {new, new.replace(".md", ".en.md")}
    assert office.state()[1] == ""
    people = read_people(office.file)
    since = git(office.project, "rev-parse", "main^")
    assert list(faults(Repository(office.project / "content"), people, since)) == []
    page = f"/{UNIT}/tin-tuc/{NAME.removesuffix('.md')}/"
    text = office.raw("GET", page, office.headers(LAN, Host="xem.soan.a.vn"), seen=True)[1]
    assert "Bài này đã đổi địa chỉ" in text
    said = {"name": new, "known": office.known(LAN, name=new), "title": NAME.removesuffix(".md")}
    assert office.ask(LAN, "doi-ten", **said)[0] == 200
    assert office.ask(LAN, "gui", known=office.known(LAN), words="Trả tên")[0] == 200
    assert office.ask(MINH, "duyet", tip=office.ask(MINH, "so-sanh")[1]["tip"])[0] == 200
    assert office.state()[1] == ""


def listed(office: Office, who: str) -> set[str]:
    """The units that somebody's list has."""
    headers = office.headers(who, X_NQ57_Phien=office.token(who))
    found = office.raw("GET", "/api/danh-sach", headers)[1]
    return {row["unit"] for row in found["rows"]} | {one["id"] for one in found["units"]}


def test_everyone_sees_their_own_units(office: Office) -> None:
    """In the list, in forms, and in the preview, which shows no path or problem of others."""
    assert listed(office, LAN) == {UNIT}
    assert listed(office, HA) == {OTHER}
    for call in ("bai", "lich-su", "so-sanh"):
        assert office.ask(HA, call)[0] == 403
    headers = office.headers(HA, Host="xem.soan.a.vn")
    assert office.raw("GET", f"/{UNIT}/", headers, seen=True)[0] == 403
    assert office.raw("GET", "/", headers, seen=True)[0] == 403
    status, text = office.raw("GET", f"/{UNIT}/", office.headers(LAN, Host="xem.soan.a.vn"), seen=True)
    assert status == 200
    assert "content/" not in text


def test_what_one_tries_is_shown_to_nobody_else(office: Office) -> None:
    """At the address of the trial others see what is published."""
    answer = office.ask(LAN, "thu", known=office.known(LAN), changes={"tieu_de": "Chỉ mình Lan"})[1]
    pages = [
        office.raw("GET", answer["page"], office.headers(who, Host="xem.soan.a.vn"), seen=True)[1]
        for who in (LAN, MINH)
    ]
    assert ["Chỉ mình Lan" in text for text in pages] == [True, False]


TITLE = {"changes": {"tieu_de": "X"}}
WRONG: dict[str, tuple[str, str, dict[str, Any]]] = {
    "another's unit is written": (HA, "luu", {**TITLE, "unsound": True}),
    "another's unit is tried": (HA, "thu", TITLE),
    "another's unit is sent": (HA, "gui", {}),
    "another's unit is approved": (HA, "duyet", {"tip": ""}),
    "another's unit by a path": (HA, "luu", {**TITLE, "unit": f"{OTHER}/../{UNIT}"}),
    "another's unit by a dot": (HA, "luu", {**TITLE, "unit": f"./{UNIT}"}),
    "another's unit by a name": (
        HA,
        "luu",
        {**TITLE, "unit": OTHER, "name": f"../../{UNIT}/tin-tuc/{NAME}"},
    ),
    "another's unit by a kind": (HA, "luu", {**TITLE, "unit": OTHER, "kind": f"../{UNIT}/tin-tuc"}),
    "another's unit by a list": (HA, "luu", {**TITLE, "unit": [UNIT]}),
    "an approver writes": (MINH, "luu", {**TITLE, "unsound": True}),
    "an approver deletes": (MINH, "xoa", {}),
    "an approver renames": (MINH, "doi-ten", {"title": "x"}),
    "another's unit is renamed": (HA, "doi-ten", {"title": "x"}),
    "a unit is renamed": (ADMIN, "doi-ten", {"kind": "", "name": "don-vi.yml", "title": "x"}),
    "an approver takes back": (MINH, "rut", {}),
    "a writer approves": (LAN, "duyet", {"tip": ""}),
    "a writer returns": (LAN, "tra-lai", {"tip": "", "reason": "x"}),
    "a writer settles a unit": (LAN, "luu", {"kind": "", "name": "don-vi.yml", "changes": {"ten": "X"}}),
    "an admin approves": (ADMIN, "duyet", {"tip": ""}),
    "a stranger": ("la@c.vn", "luu", TITLE),
    "nobody": ("", "luu", TITLE),
}


@pytest.mark.parametrize("case", WRONG)
def test_whoever_may_not_is_refused(office: Office, case: str) -> None:
    """With every header in order, for their own page sends it; nothing is written."""
    who, call, said = WRONG[case]
    before = office.state()
    if call in {"luu", "gui", "xoa"}:
        said = {"known": office.known(LAN), **said}
    assert office.ask(who, call, **said)[0] in {400, 403, 404}
    assert office.state() == before


def test_an_admin_settles_a_unit(office: Office) -> None:
    """What a writer may not."""
    unit = {"kind": "", "name": "don-vi.yml"}
    known = office.known(ADMIN, **unit)
    assert office.ask(ADMIN, "thu", **unit, known=known, changes={})[0] == 200


FORGED: dict[str, dict[str, str | None]] = {
    "no secret of the proxy": {"X_NQ57_Khoa": None},
    "another secret": {"X_NQ57_Khoa": "x" * 40},
    "an odd secret": {"X_NQ57_Khoa": "\u00ff"},
    "no name": {"X_NQ57_Nguoi": None},
    "another page's origin": {"Origin": "https://evil.example"},
    "the preview's origin": {"Origin": "https://xem.soan.a.vn"},
    "no origin": {"Origin": None},
    "a same-site fetch": {"Sec_Fetch_Site": "same-site"},
    "no word of the browser": {"Sec_Fetch_Site": None},
    "another host": {"Host": "evil.example"},
    "the loopback's own name": {"Host": "127.0.0.1"},
    "no token": {"X_NQ57_Phien": None},
    "text/plain": {"Content_Type": "text/plain"},
}


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_request_is_refused(office: Office, case: str) -> None:
    """As sent past the proxy, or by another page through it."""
    before = office.state()
    said = {"unit": UNIT, "kind": "tin-tuc", "name": NAME, "known": office.known(LAN), **TITLE}
    headers = office.headers(LAN, **({"X_NQ57_Phien": office.token(LAN)} | FORGED[case]))
    assert office.raw("POST", "/api/luu", headers, json.dumps(said).encode())[0] in {403, 415, 421}
    assert office.state() == before


def test_a_name_told_twice_is_nobody(office: Office) -> None:
    """A client's own header beside the proxy's does not choose between two people."""
    for extra in (("X-NQ57-Nguoi", HA), ("x-nq57-nguoi", LAN), ("X-NQ57-Khoa", "x")):
        headers = [*office.headers(LAN, X_NQ57_Phien=office.token(LAN)), extra]
        assert office.raw("GET", "/api/danh-sach", headers)[0] == 403
        assert (
            office.raw("GET", f"/{UNIT}/", [*office.headers(LAN, Host="xem.soan.a.vn"), extra], seen=True)[
                0
            ]
            == 403
        )


def test_a_request_sent_again_does_nothing(office: Office) -> None:
    """Nor with another's token, nor with one of another run."""
    said = {"known": office.known(LAN), "changes": {"tieu_de": "Gửi hai lần"}}
    assert office.ask(LAN, "luu", **said)[0] == 200
    before = office.state()
    assert office.ask(LAN, "luu", **said)[0] == 409
    body = json.dumps({"unit": UNIT, "kind": "tin-tuc", "name": NAME, **said}).encode()
    other = ProxyEntrance(office.server.entrance.people, SECRET)
    scope = {"headers": [(b"x-nq57-khoa", SECRET.encode()), (b"x-nq57-nguoi", LAN.encode())]}
    for token in (office.token(MINH), other.token(scope)):
        assert token
        headers = office.headers(LAN, X_NQ57_Phien=token)
        assert office.raw("POST", "/api/luu", headers, body)[0] == 403
    assert office.state() == before
    assert office.ask(LAN, "xoa", known=office.known(LAN))[0] == 200


@pytest.mark.parametrize(
    "name",
    ["don-vi.yml", "a.yaml", "a.xx.md", "%2E%2E/a.md", "%00.md", "%FF.md", "A%20b.md", "a" * 220 + ".md"],
)
def test_no_branch_of_others_keeps_the_list_from_showing(office: Office, name: str) -> None:
    """Whatever was sent under a name that no record of the editor has."""
    ref = f"refs/heads/duyet/{UNIT}/tin-tuc/{name}"
    git(office.project, "update-ref", ref, "main")
    headers = office.headers(LAN, X_NQ57_Phien=office.token(LAN))
    status, told = office.raw("GET", "/api/danh-sach", headers)
    git(office.project, "update-ref", "-d", ref)
    assert (status, [row["name"] for row in told["rows"] if row["state"] == "chờ duyệt"]) == (200, [])


@pytest.mark.parametrize("call", ["gui", "khoi-phuc", "tra-lai", "luu"])
def test_half_a_character_is_no_failure(office: Office, call: str) -> None:
    """It is answered, wherever it is said."""
    who, before = (MINH if call == "tra-lai" else LAN), office.state()
    half = dict.fromkeys(("words", "text", "reason", "tip", "known"), "\ud800")
    assert office.ask(who, call, **half, changes={"tieu_de": "\ud800"})[0] in {200, 409, 422}
    if call == "khoi-phuc":
        assert office.ask(who, "xoa", known=office.known(who))[0] == 200
    assert office.state() == before


def test_a_role_taken_away_while_working_is_gone(office: Office) -> None:
    """From the next request on; a file that cannot be read lets nobody in, and back, all are back."""
    said = {"known": office.known(LAN), **TITLE}
    office.file.write_text(PEOPLE.replace("vai: soạn, don_vi", "vai: duyệt, don_vi"), "utf-8")
    before = office.state()
    assert office.ask(LAN, "luu", **said)[0] == 403
    office.file.write_text(PEOPLE.replace(LAN, "khac@a.vn"), "utf-8")
    assert office.ask(LAN, "bai")[0] == 403
    office.file.write_text(PEOPLE + "la: x\n", "utf-8")
    assert office.ask(MINH, "bai")[0] == 503
    office.file.unlink()
    assert office.ask(MINH, "bai")[0] == 503
    office.file.write_text(PEOPLE, "utf-8")
    assert office.ask(LAN, "bai")[0] == 200
    assert office.state() == before
