"""Every way of publishing to a wrong place, or a wrong thing: refused by name, with not one write.

It must not mend anything: each case lays out a folder and a tree, then demands that all stays as it was.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.targets.sites import NOW, UNIT, everything, lay, order, site

from nq57.publish.delivery import Delivery
from nq57.publish.failures import Refused
from nq57.publish.local_tree import open_tree
from nq57.publish.places import read_places
from nq57.publish.publishing import adopt, publish, roll_back, silent
from nq57.publish.site_state import MARKER, SiteState, read_state, state_bytes
from nq57.publish.targets.folder import FolderTarget


@dataclass
class Scene:
    """A folder to publish to, a folder of trees, and what is asked."""

    root: Path
    out: Path

    @property
    def target(self) -> FolderTarget:
        """The folder as a target."""
        return FolderTarget(self.root)

    def publish(self, **changes: object) -> None:
        """Publish the unit's tree."""
        publish(self.target, open_tree(self.out, UNIT), order(self.target.address, **changes))

    def remark(self, change: Callable[[SiteState], SiteState]) -> None:
        """Write another marker."""
        marker = self.root / MARKER
        state = read_state(marker.read_bytes())
        assert state
        marker.write_bytes(state_bytes(change(state)))


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A target with one release of the unit, and the same tree built again with a change."""
    made = Scene(tmp_path / "www", tmp_path / "site")
    made.root.mkdir()
    lay(made.out, site("một"))
    made.publish()
    lay(made.out, site("hai"))
    return made


def foreign(scene: Scene, *names: str) -> None:
    """A folder that was never ours."""
    scene.root = scene.root.parent / "la"
    scene.root.mkdir()
    for name in names:
        (scene.root / name).parent.mkdir(parents=True, exist_ok=True)
        (scene.root / name).write_text("của người khác", encoding="utf-8")


def through_link(scene: Scene) -> None:
    """The target's folder is a symbolic link."""
    real = scene.root.rename(scene.root.parent / "that")
    scene.root.symlink_to(real, target_is_directory=True)


def link_to(target: str) -> Callable[[Scene], None]:
    """The target's folder is a link to something else."""

    def case(scene: Scene) -> None:
        scene.root = scene.root.parent / "lien-ket"
        scene.root.symlink_to(target)

    return case


def linked_file(scene: Scene) -> None:
    """A file of the built tree is a link out of it."""
    file = scene.out / "tinh-a.xa-b" / "404.html"
    file.unlink()
    file.symlink_to("/etc/hostname")


def link_inside(scene: Scene) -> None:
    """A folder inside the tree is a link to elsewhere."""
    other = scene.root.parent / "noi-khac"
    (scene.root / "tin-tuc").rename(other)
    (scene.root / "tin-tuc").symlink_to(other, target_is_directory=True)


def manifest(scene: Scene, change: Callable[[dict[str, object]], object]) -> None:
    """Change the tree's manifest."""
    path = scene.out / ".nq57" / "tinh-a.xa-b.manifest.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    change(body)
    path.write_text(json.dumps(body), encoding="utf-8")


def listed(path: str) -> Callable[[Scene], None]:
    """A manifest that lists a path which no build makes."""

    def case(scene: Scene) -> None:
        manifest(scene, lambda body: body["files"].update({path: {"sha256": "0" * 64, "size": 0}}))  # type: ignore[attr-defined] # it is a mapping

    return case


def shrunk(scene: Scene) -> None:
    """The live release has thirty pages more."""
    lay(scene.out, site("hai", pages=40))
    scene.publish()
    manifest(scene, lambda body: [body["files"].pop(f"tin-tuc/bai-{n}/index.html") for n in range(30)])  # type: ignore[attr-defined] # it is a mapping


CASES: dict[str, tuple[str, Callable[[Scene], object]]] = {
    "a foreign site": ("thu-muc-la", lambda s: foreign(s, "index.php")),
    "a foreign hidden file": ("thu-muc-la", lambda s: foreign(s, ".htaccess")),
    "a foreign folder": ("thu-muc-la", lambda s: foreign(s, "wp-content/a.css")),
    "a home folder": ("thu-muc-la", lambda s: foreign(s, ".bashrc", ".ssh/authorized_keys")),
    "a foreign site with equal names": ("thu-muc-la", lambda s: foreign(s, "index.html", "404.html")),
    "a foreign file called as our folder": ("thu-muc-la", lambda s: foreign(s, "a", ".nq57/khac.txt")),
    "no folder": ("thu-muc-khong-co", lambda s: setattr(s, "root", s.root / "khong-co")),
    "a file for a folder": ("goc-khong-phai-thu-muc", lambda s: setattr(s, "root", s.root / "index.html")),
    "a symbolic link to the right folder": ("goc-la-lien-ket", through_link),
    "a link to another folder": ("goc-la-lien-ket", link_to("/srv")),
    "a dangling link": ("goc-la-lien-ket", link_to("khong-co")),
    "another unit's folder": (
        "cua-don-vi-khac",
        lambda s: s.remark(lambda state: replace(state, unit="tinh-a/xa-c")),
    ),
    "the parent unit's folder": (
        "cua-don-vi-khac",
        lambda s: s.remark(lambda state: replace(state, unit="tinh-a")),
    ),
    "a unit whose name begins alike": (
        "cua-don-vi-khac",
        lambda s: s.remark(lambda state: replace(state, unit="tinh-a/xa-b2")),
    ),
    "a copy of the folder from another address": (
        "dau-dia-chi-khac",
        lambda s: s.remark(lambda state: replace(state, address="ssh://cu.example/www")),
    ),
    "the folder moved": (
        "dau-dia-chi-khac",
        lambda s: setattr(s, "root", s.root.rename(s.root.parent / "m")),
    ),
    "a cut marker": (
        "dau-hong",
        lambda s: (s.root / MARKER).write_bytes((s.root / MARKER).read_bytes()[:80]),
    ),
    "an empty marker": ("dau-hong", lambda s: (s.root / MARKER).write_bytes(b"")),
    "a marker edited by hand": (
        "dau-hong",
        lambda s: (s.root / MARKER).write_bytes((s.root / MARKER).read_bytes().replace(b"xa-b", b"xa-c")),
    ),
    "an older day": ("ban-cu", lambda s: lay(s.out, site("cũ"), as_of="2026-11-20")),
    "an empty build": ("cay-rong", lambda s: manifest(s, lambda body: body.update(files={}))),
    "a build without a home": (
        "cay-rong",
        lambda s: manifest(s, lambda body: body["files"].pop("index.html")),  # type: ignore[attr-defined] # it is a mapping
    ),
    "no build": ("chua-dung", lambda s: (s.out / ".nq57" / "tinh-a.xa-b.manifest.json").unlink()),
    "a manifest that is no JSON": (
        "chua-dung",
        lambda s: (s.out / ".nq57" / "tinh-a.xa-b.manifest.json").write_text("{"),
    ),
    "another unit's tree": (
        "cay-cua-don-vi-khac",
        lambda s: manifest(s, lambda body: body.update(unit="tinh-a/xa-c")),
    ),
    "a tree with a file missing": ("cay-hong", lambda s: (s.out / "tinh-a.xa-b" / "404.html").unlink()),
    "a tree with a file cut": (
        "cay-hong",
        lambda s: (s.out / "tinh-a.xa-b" / "index.html").write_bytes(b"<html>"),
    ),
    "a tree with a link in it": ("cay-hong", linked_file),
    "a path that leads out": ("duong-dan-la", listed("../tinh-c/index.html")),
    "an absolute path": ("duong-dan-la", listed("/etc/passwd")),
    "a path into our own folder": ("duong-dan-la", listed(".nq57/site.json")),
    "a path with a backslash": ("duong-dan-la", listed("a\\..\\b")),
    "two names for one file elsewhere": ("trung-ten-hoa-thuong", listed("INDEX.html")),
    "many removals": ("go-qua-nhieu", shrunk),
    "a file where a folder was": (
        "trung-tep-thu-muc",
        lambda s: s.remark(
            lambda state: replace(state, files={**state.files, "tin-tuc": state.files["404.html"]})
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_place_gets_no_write(scene: Scene, name: str) -> None:
    """Publishing is refused by the right guard, and nothing at all is written."""
    code, case = CASES[name]
    case(scene)
    around = scene.root.parent
    before = everything(around)
    with pytest.raises(Refused) as refused:
        scene.publish()
    assert refused.value.code == code
    assert "{" not in refused.value.sentence("vi") + refused.value.sentence("en")
    assert everything(around) == before


def test_the_cases_are_many() -> None:
    """There are at least thirty wrong places."""
    assert len(CASES) >= 30


def test_an_older_run_is_refused(scene: Scene) -> None:
    """Two runs of CI in the wrong order: the older one's tree never replaces the newer one's."""
    scene.publish(sequence=12)
    lay(scene.out, site("ba"))
    before = everything(scene.root)
    with pytest.raises(Refused, match="ban-cu"):
        scene.publish(sequence=11)
    assert everything(scene.root) == before


def test_a_link_inside_the_tree_is_not_followed(scene: Scene) -> None:
    """A folder of the live tree that someone made a link: nothing is written where it leads."""
    link_inside(scene)
    other = scene.root.parent / "noi-khac"
    before = everything(other)
    with pytest.raises(Refused, match="goc-la-lien-ket"):
        scene.publish()
    assert everything(other) == before


def test_removals_that_are_meant_are_allowed_by_their_number(scene: Scene) -> None:
    """With `--allow-removals N` as many may go, and not one more."""
    shrunk(scene)
    with pytest.raises(Refused, match="go-qua-nhieu"):
        scene.publish(allowed_removals=29)
    scene.publish(allowed_removals=30)
    assert not (scene.root / "tin-tuc" / "bai-3").exists()


def test_a_dry_run_writes_nothing(scene: Scene) -> None:
    """`--dry-run` of a publish, a roll-back and an adoption leaves all as it was."""
    scene.publish()
    lay(scene.out, site("ba", theme="cc33"))
    empty = scene.root.parent / "trong"
    empty.mkdir()
    before = everything(scene.root.parent)
    scene.publish(dry_run=True)
    roll_back(scene.target, order(scene.target.address, dry_run=True))
    adopt(FolderTarget(empty), order("file:///x", dry_run=True))
    assert everything(scene.root.parent) == before


def test_adopting_is_explicit_and_removes_nothing(scene: Scene) -> None:
    """A folder that is not empty becomes the unit's only by `adopt`; what was there stays for ever."""
    foreign(scene, "index.php", "anh/cu.jpg")
    assert adopt(scene.target, order(scene.target.address)) == {"index.php", "anh"}
    scene.publish()
    lay(scene.out, site("ba", theme="bb22"))
    scene.publish()
    assert (scene.root / "index.php").read_text(encoding="utf-8") == "của người khác"
    assert (scene.root / "anh" / "cu.jpg").exists()


def test_adopting_another_units_folder_needs_its_name(scene: Scene) -> None:
    """A reorganised unit takes over its predecessor's folder by naming it, and no other unit's."""
    scene.remark(lambda state: replace(state, unit="tinh-a/xa-cu"))
    before = everything(scene.root)
    for former in ("", "tinh-a/xa-khac"):
        with pytest.raises(Refused, match="cua-don-vi-khac"):
            adopt(scene.target, order(scene.target.address), former)
    assert everything(scene.root) == before
    adopt(scene.target, order(scene.target.address), "tinh-a/xa-cu")
    scene.publish()


PLACES = """\
noi_dang:
  - don_vi: tinh-a/xa-b
    dia_chi: {one}
  - don_vi: tinh-a/xa-c
    dia_chi: {other}
"""


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("file:///srv/a", "file:///srv/a/", "noi-dang-trung"),
        ("file:///srv/a", "file:///srv/a/b", "noi-dang-trung"),
        ("file:///srv/a/b", "file:///srv/a", "noi-dang-trung"),
        ("ssh://u@may/srv/a", "ssh://v@MAY:22/srv/a", "noi-dang-trung"),
        ("file:///srv/a", "file:///", "dia-chi-dang-sai"),
        ("file:///srv/a", "file:///srv/../etc", "dia-chi-dang-sai"),
        ("file:///srv/a", "file://srv/b", "dia-chi-dang-sai"),
        ("file:///srv/a", "ftp://u@may/b", "dia-chi-dang-sai"),
        ("file:///srv/a", "http://may/b", "dia-chi-dang-sai"),
        ("file:///srv/a", "ssh://u:matkhau@may/b", "dia-chi-dang-sai"),
        ("file:///srv/a", "ssh:///b", "dia-chi-dang-sai"),
        ("file:///srv/a", "ssh://u@may", "dia-chi-dang-sai"),
        ("file:///srv/a", "ssh://u@may:x/b", "dia-chi-dang-sai"),
    ],
)
def test_wrong_addresses_are_found_before_anything_is_opened(
    tmp_path: Path, one: str, other: str, code: str
) -> None:
    """Equal, nested, unencrypted or odd addresses are problems of `noi-dang.yml`, at their line."""
    (tmp_path / "noi-dang.yml").write_text(PLACES.format(one=one, other=other), encoding="utf-8")
    found = read_places(tmp_path).problems
    assert [(problem.code, problem.source.line) for problem in found] == [(code, 5)]
    assert "matkhau" not in found[0].message()


def test_an_adopted_folder_is_asked_again(tmp_path: Path) -> None:
    """After a server was set up again and adopted, an unchanged tree is published, not taken for live."""
    out, www = tmp_path / "site", tmp_path / "b"
    lay(out, site("một"))
    text = PLACES.format(one=www.as_uri(), other=(tmp_path / "c").as_uri())
    (tmp_path / "noi-dang.yml").write_text(text, encoding="utf-8")
    place, work = read_places(tmp_path).by_unit["tinh-a/xa-b"], Delivery(out, {}, silent)
    asked = replace(order(place.address.text), now=NOW)
    www.mkdir()
    assert not work.publish(place, asked).failed
    shutil.rmtree(www)
    www.mkdir()
    (www / "cua-may-chu.txt").write_bytes(b"x")
    assert work.publish(place, asked).unchanged  # nobody told us yet
    outcome, names = work.adopt(place, asked, "")
    assert not outcome.failed
    assert names == {"cua-may-chu.txt"}
    assert not work.publish(place, asked).unchanged
    assert (www / "index.html").is_file()


def test_going_back_twice_goes_back_two_releases(scene: Scene) -> None:
    """The second step back starts at the release that is live again, not at the one that was left."""
    home = scene.root / "index.html"
    kept = [home.read_bytes()]
    for version in ("hai", "ba"):
        lay(scene.out, site(version))
        scene.publish()
        kept.append(home.read_bytes())
    for wanted in (kept[1], kept[0]):
        roll_back(scene.target, order(scene.target.address))
        assert home.read_bytes() == wanted
    with pytest.raises(Refused) as refused:
        roll_back(scene.target, order(scene.target.address))
    assert refused.value.code == "khong-co-ban"


def test_one_units_failure_does_not_stop_another(tmp_path: Path) -> None:
    """A delivery gives each unit an outcome of its own; none raises."""
    out = tmp_path / "site"
    lay(out, site("một"))
    text = PLACES.format(one=(tmp_path / "b").as_uri(), other=(tmp_path / "c").as_uri())
    (tmp_path / "noi-dang.yml").write_text(text, encoding="utf-8")
    (tmp_path / "b").mkdir()
    places = read_places(tmp_path).by_unit
    work = Delivery(out, {}, silent)
    done = {
        unit: work.publish(place, replace(order(place.address.text), unit=unit, now=NOW))
        for unit, place in sorted(places.items(), reverse=True)
    }
    assert [done[unit].failed for unit in ("tinh-a/xa-b", "tinh-a/xa-c")] == [False, True]
    assert not (tmp_path / "c").exists()
