"""A record under another name: what names it follows, its former address leads on, all else stays.

It must not know requests.
"""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from tests.projects import make_project
from tests.workspaces import UNITS, article, document, task

from nq57.build.preview import Preview
from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.editing.desk import Desk, RecordPlace
from nq57.editing.saving import ConflictError, PlaceError, digest_of

OLD, NEW = "cu", "ten-moi"
PLACE = RecordPlace("tinh-a", "tin-tuc", f"{OLD}.md")
PAPER = RecordPlace("tinh-a", "van-ban", "05-kh-ubnd.yml")
BODY = """Xem [tin](cu.md), [nữa](../tin-tuc/cu.md#dau) và [nữa](/tin-tuc/cu/).

[Tin cu khác](cu-2.md); cu là chữ thường; [tệp](cu.pdf) [ngoài](https://a.vn/tin-tuc/cu/)
"""
GONE = "\n  ngay: 01/06/2026\n  ly_do: Trùng"
FILES = {
    **UNITS,
    "tinh-a/tin-tuc/cu.md": article("## Dau\n\nChữ.", nhap="không"),
    "tinh-a/tin-tuc/cu.en.md": article("Words.", tieu_de="News"),
    "tinh-a/tin-tuc/cu-2.md": article(go_bai=f"{GONE}\n  chuyen_den: tinh-a/tin-tuc/cu"),
    "tinh-a/tin-tuc/cu.pdf": b"%PDF-1.4",
    "tinh-a/tin-tuc/tro.md": article(BODY),
    "tinh-a/xa-b/don-vi.yml": "ten: Xã B\ncap: Xã\n# ghi chú\nan: [tinh-a/tin-tuc/cu]\n",
    "tinh-a/van-ban/05-kh-ubnd.yml": document("05/KH-UBND"),
    "tinh-a/tin-tuc/dan.md": article("Theo [[tinh-a/van-ban/05-kh-ubnd]]."),
    "tinh-a/nhiem-vu/viec.yml": task(minh_chung="\n- bai: tin-tuc/cu"),
    "tinh-c/tin-tuc/cu.md": article("[Của mình](/tin-tuc/cu/)"),
}  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with records that name one another."""
    source = tmp_path_factory.mktemp("content")
    for path, text in FILES.items():
        file = source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return make_project(tmp_path_factory.mktemp("renaming") / "p", source)


@pytest.fixture
def desk(first: Path, tmp_path: Path) -> Desk:
    """A desk of one's own."""
    root = Path(shutil.copytree(first, tmp_path / "p", symlinks=True))
    return Desk(Preview(root, dt.date(2026, 11, 21), 1))


def test_what_names_a_record_names_it_by_its_new_name(desk: Desk) -> None:
    """Links, ids and translations; all else stays byte for byte, and check says no more."""
    before = {str(one.source) + one.code for one in load(DiskFolder(desk.content)).problems}
    texts = {path: (desk.content / path).read_bytes() for path in FILES}
    place = desk.rename(PLACE, digest_of(desk.text(PLACE)), "Tên mới")
    assert place.name == f"{NEW}.md"
    assert f"dia_chi_cu:\n  - {OLD}" in desk.text(place).decode()
    assert f"dia_chi_cu:\n  - {OLD}" in (desk.content / "tinh-a/tin-tuc/ten-moi.en.md").read_text("utf-8")
    told = (desk.content / "tinh-a/tin-tuc/tro.md").read_text("utf-8")
    links = "[tin](ten-moi.md), [nữa](../tin-tuc/ten-moi.md#dau) và [nữa](/tin-tuc/ten-moi/)"
    assert told == article(BODY).replace(BODY.split("Xem ")[1].split(".\n", maxsplit=1)[0], links)
    assert "tinh-a/tin-tuc/ten-moi" in (desk.content / "tinh-a/tin-tuc/cu-2.md").read_text("utf-8")
    unit = (desk.content / "tinh-a/xa-b/don-vi.yml").read_text("utf-8")
    assert "tinh-a/tin-tuc/ten-moi" in unit and "# ghi chú" in unit  # noqa: PT018 - one file
    assert "tin-tuc/ten-moi" in (desk.content / "tinh-a/nhiem-vu/viec.yml").read_text("utf-8")
    changed = {path for path, data in texts.items() if not _is(desk, path, data)}
    assert changed == {
        "tinh-a/tin-tuc/cu.md", "tinh-a/tin-tuc/cu.en.md", "tinh-a/tin-tuc/cu-2.md",
        "tinh-a/tin-tuc/tro.md", "tinh-a/xa-b/don-vi.yml", "tinh-a/nhiem-vu/viec.yml",
    }  # fmt: skip
    after = {str(one.source) + one.code for one in load(DiskFolder(desk.content)).problems}
    assert {one.replace(NEW, OLD) for one in after} <= before


def _is(desk: Desk, path: str, data: bytes) -> bool:
    file = desk.content / path
    return file.exists() and file.read_bytes() == data


def test_readers_at_the_former_address_are_led_on(desk: Desk) -> None:
    """In each language, from each former name; a link that nobody rewrote leads to the record."""
    place = desk.rename(PLACE, digest_of(desk.text(PLACE)), "giữa")
    place = desk.rename(place, digest_of(desk.text(place)), "Tên mới")
    (desk.content / "tinh-a/tin-tuc/sau.md").write_text(article("[Tin](/tin-tuc/cu/)"), "utf-8")
    desk.preview.refresh(2)
    for former in (OLD, "giua"):
        page = desk.preview.respond(f"tinh-a/tin-tuc/{former}/")
        assert (page.status, "url=../../tin-tuc/ten-moi/" in page.body.decode()) == (200, True)
    english = desk.preview.respond(f"tinh-a/tin-tuc/{OLD}/en/").body.decode()
    assert "url=../../../tin-tuc/ten-moi/en/" in english
    assert 'href="../ten-moi/">Tin' in desk.preview.respond("tinh-a/tin-tuc/sau/").body.decode().replace(
        "../../tin-tuc/", "../"
    )
    assert not [one for one in desk.preview.project.problems if one.code == "lien-ket-trong-la"]


def test_a_document_is_found_by_its_former_id(desk: Desk) -> None:
    """A reference in double brackets follows, and one that did not still finds it."""
    place = desk.rename(PAPER, digest_of(desk.text(PAPER)), "Kế hoạch 05")
    file = desk.content / "tinh-a/tin-tuc/dan.md"
    assert "[[tinh-a/van-ban/ke-hoach-05]]" in file.read_text("utf-8")
    file.write_text(article("Theo [[tinh-a/van-ban/05-kh-ubnd]]."), "utf-8")
    assert "quan-he-la" not in {one.code for one in load(DiskFolder(desk.content)).problems}
    assert place.name == "ke-hoach-05.yml"


def test_a_name_that_is_taken_or_none_is_refused(desk: Desk) -> None:
    """So is a translation's own, and a file that was changed meanwhile; nothing is written."""
    known, before = digest_of(desk.text(PLACE)), sorted(desk.content.rglob("*"))
    for place, digest, title in (
        (PLACE, known, "Tro"), (PLACE, known, "cu"), (PLACE, known, "…"),
        (RecordPlace("tinh-a", "tin-tuc", "cu.en.md"), known, "Khác"),
    ):  # fmt: skip
        with pytest.raises(PlaceError):
            desk.rename(place, digest, title)
    with pytest.raises(ConflictError):
        desk.rename(PLACE, "x", "Khác")
    assert sorted(desk.content.rglob("*")) == before
