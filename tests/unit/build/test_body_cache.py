"""Bodies and frames kept: made once, and the same whether made or remembered."""

from pathlib import Path

import pytest
from tests.projects import make_project
from tests.small_files import pdf
from tests.workspaces import article, record, workspace

from nq57.body.reading import Body, read_body, render_body
from nq57.build import body_cache as kept
from nq57.build.body_cache import BodyCache
from nq57.build.file_cache import FileCache
from nq57.build.keys import code_key
from nq57.build.remembered import check_remembered
from nq57.build.store import Store
from nq57.build.template_cache import TemplateCache
from nq57.render.made_files import MadeFile, finished
from nq57.site_shell.layout_key import LayoutKey
from nq57.site_shell.unit_values import unit_frame

PAGE = LayoutKey("tin-tuc/x/", "tin-tuc", ("navigation",), described=True, contents=True)
NEWS = record("tinh-a/tin-tuc/mot.md", article("## Mục\n\nChữ."))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "kho.sqlite3")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of bodies that were really rendered."""
    made: list[str] = []

    def noting(text: str, url: str) -> Body:
        made.append(url)
        return read_body(text, url)

    monkeypatch.setattr(kept, "read_body", noting)
    return made


def test_a_body_is_rendered_once(store: Store, rendered: list[str]) -> None:
    """In one run from memory, in the next from the store, always the same."""
    first, second = BodyCache(store, b"ma"), BodyCache(store, b"ma")
    body = first(NEWS)
    assert first(NEWS) is body
    first.keep()
    assert second(NEWS) == body == render_body(NEWS.body, NEWS.url)
    assert rendered == [NEWS.url]


def test_other_code_renders_again(store: Store, rendered: list[str]) -> None:
    """What other code kept is not used."""
    one = BodyCache(store, b"ma")
    one(NEWS)
    one.keep()
    BodyCache(store, b"ma khac")(NEWS)
    assert rendered == [NEWS.url] * 2


def test_one_text_at_two_addresses_is_two_bodies(store: Store) -> None:
    """Pictures beside a record are at its own address, so the same words differ by place."""
    same = record("tinh-a/tin-tuc/hai.md", article("[Tệp](a.pdf)"), **{"tinh-a/tin-tuc/a.pdf": pdf()})
    other = record("tinh-a/hoi-dap/ba.md", "---\ncau_hoi: Ai?\n---\nChữ.\n")
    bodies = BodyCache(store, b"ma")
    assert len({bodies(found).html for found in (NEWS, same, other)}) == 3
    assert f"{same.url}a.pdf" in bodies(same).html


def test_missing_bodies_are_taken_from_helpers(store: Store, rendered: list[str]) -> None:
    """Bodies rendered elsewhere are taken as one's own, and kept."""
    bodies = BodyCache(store, b"ma")
    assert bodies.missing([NEWS]) == [NEWS]
    bodies.take([bodies.rendered(NEWS)])
    bodies.keep()
    assert bodies(NEWS) == BodyCache(store, b"ma")(NEWS)
    assert BodyCache(store, b"ma").missing([NEWS]) == []
    assert rendered == [NEWS.url]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project without content."""
    (tmp_path / "noi-dung").mkdir()
    return make_project(tmp_path / "du-an", tmp_path / "noi-dung")


def frames(root: Path, store: Store, name: str = "Tỉnh A", **more: str) -> TemplateCache:
    """Frames for a unit of this name; `more` are other keys of its `don-vi.yml`."""
    lines = "".join(f"{key}: {value}\n" for key, value in {"ten": name, "cap": "Tỉnh", **more}.items())
    unit = workspace({"tinh-a/don-vi.yml": lines}).units["tinh-a"]
    entries = (("", "Trang chủ"), ("tin-tuc/", "Tin tức"))
    return TemplateCache(store, b"giao dien", root / "mkdocs.yml", unit_frame(unit), entries)


def test_units_of_one_family_share_frames(root: Path, store: Store) -> None:
    """A name is no part of a frame; what a unit has or lacks is."""
    key = frames(root, store).key
    assert frames(root, store, "Tỉnh khác").key == key
    assert frames(root, store, co_quan_chu_quan="Bộ A").key != key
    assert frames(root, store, dia_chi_chuyen_muc="https://a.vn/").key != key


def test_frames_come_from_the_store_without_the_theme(root: Path, store: Store) -> None:
    """What one run rendered the next one has, though the theme be gone."""
    first = frames(root, store)
    headings = render_body(NEWS.body, NEWS.url).headings
    made = (first.frame(PAGE), first.not_found(), first.contents("Tin", headings))
    first.keep()
    (root / "mkdocs.yml").unlink()
    second = frames(root, store)
    assert (second.frame(PAGE), second.not_found(), second.contents("Tin", headings)) == made


def test_no_unit_is_named_in_a_frame(root: Path, store: Store) -> None:
    """Frames are rendered for a family: no piece holds the words of the unit that asked first."""
    family = frames(root, store, "Tỉnh Riêng", co_quan_chu_quan="Bộ Riêng")
    pieces = b"".join((*family.frame(PAGE).pieces, *family.not_found().pieces))
    assert "Riêng".encode() not in pieces


def test_records_are_told_apart(store: Store) -> None:
    """Two versions of one file are two bodies, in one run too."""
    bodies = BodyCache(store, b"ma")
    versions = [record("tinh-a/tin-tuc/mot.md", article(text)) for text in ("Cũ.", "Mới.")]
    assert ["Mới" in bodies(version).html for version in versions] == [False, True]


def test_a_dear_file_is_made_once_for_all_units_and_runs(tmp_path: Path) -> None:
    """Files made of the same things share their bytes, whatever their paths and whoever asks."""
    made: list[str] = []

    def picture(path: str, colour: str) -> MadeFile:
        def make() -> bytes:
            made.append(path)
            return colour.encode()

        return MadeFile(path, ("picture", colour), make, lasting=True)

    for path in ("mot.png", "hai.png"):
        files = FileCache(Store(tmp_path / "kho.sqlite3"), b"salt")
        assert files.bytes_of(picture(path, "red")) == b"red"
    assert files.bytes_of(picture("ba.png", "blue")) == b"blue"
    assert made == ["mot.png", "ba.png"]


def test_a_finished_file_takes_the_kept_one(store: Store) -> None:
    """What is costly is made once; the cheap change is each file's own, and is not kept."""
    made: list[str] = []

    def draw() -> bytes:
        made.append("drawn")
        return b"paper"

    files = FileCache(store, b"salt")
    costly = MadeFile("a.pdf", ("paper",), draw, lasting=True)
    signed = [
        finished(costly, ("1",), lambda data: data + b"1"),
        finished(costly, ("2",), lambda data: data + b"2"),
    ]
    assert [files.bytes_of(file) for file in signed] == [b"paper1", b"paper2"]
    assert made == ["drawn"]
    assert signed[0].of != signed[1].of
    assert signed[0].make() == files.bytes_of(signed[0])


def test_a_second_check_renders_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies that the checks have read once come from the store, and so do they for the pages."""
    content = tmp_path / "content" / "tinh-a"
    (content / "tin-tuc").mkdir(parents=True)
    (content / "don-vi.yml").write_text('ten: A\ncap: Tỉnh\ngioi_thieu: "[a](tin-tuc/a#muc)"\n', "utf-8")
    (content / "tin-tuc" / "a.md").write_text(article("## Mục\n\n[a](#muc)"), "utf-8")
    store = Store(tmp_path / "kho.sqlite3")
    first = check_remembered(tmp_path, store, 2**63 - 1)
    monkeypatch.setattr(kept, "read_body", None)
    again = check_remembered(tmp_path, store, 2**63 - 1)
    assert (again.workspace, again.problems) == (first.workspace, first.problems)
    (news,) = again.workspace.records
    assert 'id="muc"' in BodyCache(store, code_key())(news).html
