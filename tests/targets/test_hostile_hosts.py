"""Hosts that lie change nothing outside the target and cause no raw error and no endless wait.

It must not believe our own word: what lies beside the target is looked at afterwards.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from tests.targets import hostile_servers, servers
from tests.targets.hostile import BEHIND, LISTS, MARKERS, NOTES, SHA, remade
from tests.targets.hostile_servers import Twist
from tests.targets.servers import Host
from tests.targets.sites import everything, lay, lying, order, site

from nq57.publish.delivery import Delivery, Outcome
from nq57.publish.failures import PublishError
from nq57.publish.locking import Patience, own_process
from nq57.publish.publishing import silent
from nq57.publish.site_state import CONTROL, MARKER, release_path
from nq57.publish.targets import s3

QUICK = Patience(beat=0.02, silence=0.1)
MOST = 20.0  # seconds for a case, on a busy machine; a minute is the promise


class Scene:
    """A target with a release on it, a neighbour that nobody may touch, and the next release."""

    def __init__(self, host: Host, folder: Path) -> None:
        self.host, self.folder = host, folder
        self.trees = [folder / "a", folder / "b"]
        lay(self.trees[0], site("một"))
        lay(self.trees[1], site("hai", theme="bb22"))
        self.victim = host.root.parent / "victim"
        self.victim.mkdir(exist_ok=True)
        (self.victim / "secret.txt").write_bytes(b"7 bytes")
        assert not self.publish(0).failed

    @property
    def notes(self) -> Path:
        """Our own folder on the host."""
        return self.host.root / CONTROL

    def delivery(self, number: int = 1, timeout: float = 10.0) -> Delivery:
        """The bringing of one of the two releases."""
        return Delivery(self.trees[number], self.host.environ, silent, timeout=timeout)

    def order(self) -> Any:
        """What is asked."""
        return order(self.host.address, patience=QUICK)

    def publish(self, number: int = 1, timeout: float = 10.0) -> Outcome:
        """Bring one of the two releases."""
        return self.delivery(number, timeout).publish(self.host.place(), self.order())

    def lie(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change what the marker says."""
        (self.notes / "site.json").write_bytes(remade((self.notes / "site.json").read_bytes(), change))

    def told(self, outcome: Outcome) -> PublishError:
        """The failure: one of ours, that was foreseen, with a sentence that may be printed."""
        assert outcome.failure, outcome
        assert outcome.failure.code != "khong-luong-truoc", outcome.failure
        for language in ("vi", "en"):
            sentence = outcome.failure.sentence(cast("Any", language))
            assert sentence.isprintable()
            assert "→" in sentence
        return outcome.failure

    def unharmed(self, work: Callable[[], Outcome]) -> Outcome:
        """Do something; the neighbour is as it was, and it did not take long."""
        before, start = everything(self.victim), time.monotonic()
        outcome = work()
        assert time.monotonic() - start < MOST
        assert everything(self.victim) == before
        return outcome


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A folder of this machine."""
    with servers.plain_folder(tmp_path) as host:
        yield Scene(host, tmp_path)


@pytest.mark.parametrize("name", MARKERS)
def test_a_marker_that_lies(scene: Scene, name: str) -> None:
    """Whatever a marker with a right digest says, no verb does it, and each tells so; adopting mends it."""
    scene.lie(MARKERS[name])
    before, place, asked = everything(scene.host.root), scene.host.place(), scene.order()
    delivery = scene.delivery()
    scene.told(scene.unharmed(scene.publish))
    scene.told(scene.unharmed(lambda: delivery.roll_back(place, asked, "")))
    scene.told(scene.unharmed(lambda: delivery.releases(place, asked)[0]))
    assert everything(scene.host.root) == before
    assert not scene.unharmed(lambda: delivery.adopt(place, asked, "")[0]).failed
    assert not scene.unharmed(scene.publish).failed
    assert lying(scene.host.root).items() >= site("hai", theme="bb22").items()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_a_release_that_lies(scene: Scene, name: str) -> None:
    """Going back by a list that is none is told, and changes nothing."""
    assert not scene.publish().failed
    (scene.host.root / release_path(1)).write_bytes(LISTS[name])
    before = lying(scene.host.root)
    delivery = scene.delivery()
    scene.told(scene.unharmed(lambda: delivery.roll_back(scene.host.place(), scene.order(), "1")))
    assert lying(scene.host.root) == before


@pytest.mark.parametrize("name", NOTES)
def test_a_note_of_a_lock_that_lies(scene: Scene, name: str) -> None:
    """Nobody writes such a note any more: after its silence the lock is taken over; the run ends well."""
    (scene.notes / "lock").mkdir()
    (scene.notes / "lock" / "owner.json").write_bytes(NOTES[name])
    assert not scene.unharmed(scene.publish).failed
    assert lying(scene.host.root).items() >= site("hai", theme="bb22").items()


@pytest.mark.parametrize("end", ["x", "-1", "9" * 30, "1:2:3", "٣:1"])
def test_a_note_that_names_no_process(scene: Scene, end: str) -> None:
    """A holder on this very machine whose number is none is a dead one."""
    machine = own_process().rpartition(":")[0].rpartition(":")[0]
    (scene.notes / "lock").mkdir()
    note = json.dumps({"token": "x", "process": f"{machine}:{end}:1"})
    (scene.notes / "lock" / "owner.json").write_text(note, encoding="utf-8")
    assert not scene.unharmed(scene.publish).failed


@dataclass
class Liar:
    """A server that lies, with a target on it that an honest publish has filled."""

    scene: "Scene"
    twist: Twist


LIARS: dict[str, Any] = {
    "sftp": hostile_servers.sftp,
    "ftp": hostile_servers.ftp,
    "store": hostile_servers.store,
}


@pytest.fixture(scope="module")
def liar(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Liar]:
    """One server for all its cases."""
    twist, folder = Twist(), tmp_path_factory.mktemp(request.param)
    with LIARS[request.param](folder, twist) as host:
        yield Liar(Scene(host, folder), twist)


# What a server does wrong, and what may be told of it; empty where the run may as well end well.
LIES: dict[str, dict[str, tuple[str, ...]]] = {
    "sftp": {
        "drip": ("mat-ket-noi",),
        "silent": ("mat-ket-noi",),
        "endless": ("dau-hong", "qua-lon", "mat-ket-noi"),
        "wrong-size": ("qua-lon", "mat-ket-noi"),
        "truncate": ("dau-hong",),
        "stale": ("ghi-khong-dung",),
        "quota": ("khong-ghi-duoc",),
        "names": ("noi-dang-noi-la",),
        "many": ("qua-lon", "mat-ket-noi"),
        "bytes": ("noi-dang-noi-la", "mat-ket-noi"),
        "not-there": (),
    },
    "ftp": {
        "drip": ("mat-ket-noi",),
        "silent": ("mat-ket-noi",),
        "lines": ("mat-ket-noi", "khong-ma-hoa"),
        "long-line": ("mat-ket-noi", "khong-ma-hoa"),
        "bytes": ("mat-ket-noi", "khong-ma-hoa"),
        "no-code": ("mat-ket-noi", "khong-ma-hoa"),
        "port": ("mat-ket-noi",),
        "endless": ("qua-lon", "mat-ket-noi"),
        "truncate": ("dau-hong",),
        "stale": ("ghi-khong-dung",),
        "quota": ("khong-ghi-duoc",),
        "names": ("noi-dang-noi-la",),
        "slashes": ("noi-dang-noi-la",),
        "control": ("ghi-khong-dung",),
        "digits": ("ghi-khong-dung",),
        "many": ("noi-dang-noi-la",),
        "endless-list": ("qua-lon", "mat-ket-noi"),
        "not-there": ("ghi-khong-dung",),
    },
    "store": {
        "drip": ("mat-ket-noi",),
        "drip-head": ("mat-ket-noi",),
        "endless": ("qua-lon", "mat-ket-noi"),
        "truncate": ("mat-ket-noi",),
        "stale": ("ghi-khong-dung",),
        "quota": ("khong-ghi-duoc",),
        "names": ("noi-dang-noi-la",),
        "elsewhere": ("noi-dang-noi-la",),
        "size": ("mat-ket-noi", "noi-dang-noi-la"),
        "many": ("qua-lon", "mat-ket-noi"),
        "no-xml": ("mat-ket-noi",),
        "long-xml": ("mat-ket-noi",),
        "not-there": (),
    },
}


@pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO")  # of a server that was left
@pytest.mark.filterwarnings("ignore:Exception ignored in. <ssl.SSLSocket")  # of a line cut in the middle
@pytest.mark.parametrize(
    ("liar", "lie"), [(kind, lie) for kind, lies in LIES.items() for lie in lies], indirect=["liar"]
)
def test_a_server_that_lies(
    liar: Liar, lie: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lie is told as a failure of ours in good time; to an honest server the next run ends well."""
    scene, codes = liar.scene, LIES[request.node.callspec.params["liar"]][lie]
    changing = site(f"bản của {lie}", theme="bb22", pages=9)
    lay(scene.trees[1], changing)
    monkeypatch.setattr(s3, "_PAGES", 10)
    liar.twist.be(lie)
    try:
        outcome = scene.unharmed(lambda: scene.publish(timeout=1.0))
    finally:
        liar.twist.be("")
    if codes:
        assert scene.told(outcome).code in codes
    assert outcome.failed == bool(codes)
    again = scene.publish()
    assert not again.failed, again.failure
    assert scene.host.lying().items() >= changing.items()


@pytest.mark.parametrize("liar", LIARS, indirect=True)
@pytest.mark.parametrize("name", ["under_way-above", "files-absolute", "kept-above", "row-words", "deep"])
def test_a_lying_marker_on_every_server(liar: Liar, name: str) -> None:
    """The same lies of a marker, however it is fetched."""
    scene, target = liar.scene, liar.scene.host.open()
    sound = target.read(MARKER)
    assert sound
    lies = remade(sound, MARKERS[name])
    try:
        assert list(target.put([(MARKER, lambda: lies)]))
        scene.told(scene.unharmed(scene.publish))
    finally:
        assert list(target.put([(MARKER, lambda: sound)]))
        target.close()


@pytest.mark.parametrize("liar", ["sftp", "ftp"], indirect=True)
@pytest.mark.parametrize("table", ["files", "leaving", "under_way"])
def test_nothing_behind_a_link_on_a_server_goes(liar: Liar, table: str) -> None:
    """A marker that names a file behind a link: nothing behind it is read, written or removed."""
    scene, marker = liar.scene, liar.scene.notes / "site.json"
    sound = marker.read_bytes()
    (scene.host.root / "lk").symlink_to(scene.victim)
    scene.lie(BEHIND[f"{table}-link"])
    lay(scene.trees[1], site(f"sau liên kết {table}", theme="bb22"))
    try:
        assert scene.told(scene.unharmed(scene.publish)).code == "goc-la-lien-ket"
    finally:
        (scene.host.root / "lk").unlink()
        marker.write_bytes(sound)


def _file_for_lock(scene: Scene) -> None:
    (scene.notes / "lock").write_bytes(b"")


def _link_for_lock(scene: Scene) -> None:
    (scene.notes / "lock").symlink_to(scene.victim)


def _link_for_nothing(scene: Scene) -> None:
    (scene.notes / "lock").symlink_to("khong-co")


def _pipe_for_lock(scene: Scene) -> None:
    os.mkfifo(scene.notes / "lock")


def _link_for_notes(scene: Scene) -> None:
    scene.notes.rename(scene.victim / "cua-ta")
    scene.notes.symlink_to(scene.victim / "cua-ta")


def _link_for_stage(scene: Scene) -> None:
    (scene.notes / "stage").rmdir()
    (scene.notes / "stage").symlink_to(scene.victim)


def _link_for_kept(scene: Scene) -> None:
    _link_for(scene, "kept")


def _link_for_probe(scene: Scene) -> None:
    _link_for(scene, "probe")


def _link_for(scene: Scene, name: str) -> None:
    place = scene.notes / name
    if place.is_dir():
        place.rmdir()
    place.symlink_to(scene.victim)


def _pipe_for_marker(scene: Scene) -> None:
    (scene.notes / "site.json").unlink()
    os.mkfifo(scene.notes / "site.json")


def _device_for_marker(scene: Scene) -> None:
    (scene.notes / "site.json").unlink()
    (scene.notes / "site.json").symlink_to("/dev/zero")


def _folder_for_marker(scene: Scene) -> None:
    (scene.notes / "site.json").unlink()
    (scene.notes / "site.json").mkdir()


def _endless_marker(scene: Scene) -> None:
    os.truncate(scene.notes / "site.json", 1 << 40)


def _folder_for_page(scene: Scene) -> None:
    (scene.host.root / "index.html").unlink()
    (scene.host.root / "index.html" / "trong").mkdir(parents=True)


def _link_for_folder(scene: Scene) -> None:
    (scene.host.root / "tin-tuc").rename(scene.victim / "tin-tuc")
    (scene.host.root / "tin-tuc").symlink_to(scene.victim / "tin-tuc")


def _behind_a_link(scene: Scene) -> None:
    (scene.host.root / "lk").symlink_to(scene.victim)
    scene.lie(lambda body: body["files"].update({"lk/secret.txt": [SHA, 7]}))


def _behind_a_link_leaving(scene: Scene) -> None:
    (scene.host.root / "lk").symlink_to(scene.victim)
    scene.lie(lambda body: body["leaving"].update({"lk/secret.txt": [SHA, 7, 1, "2026-01-01"]}))


def _behind_a_link_in_doubt(scene: Scene) -> None:
    (scene.host.root / "lk").symlink_to("../victim")
    scene.lie(lambda body: body["under_way"].update({"lk/secret.txt": [SHA, 7]}))


def _behind_two_links(scene: Scene) -> None:
    (scene.host.root / "a").mkdir()
    (scene.host.root / "a" / "lk").symlink_to(scene.victim.parent)
    scene.lie(lambda body: body["files"].update({"a/lk/victim/secret.txt": [SHA, 7]}))


REFUSED = (
    _file_for_lock,
    _link_for_lock,
    _link_for_nothing,
    _pipe_for_lock,
    _link_for_notes,
    _link_for_stage,
    _link_for_kept,
    _pipe_for_marker,
    _device_for_marker,
    _folder_for_marker,
    _endless_marker,
    _folder_for_page,
    _link_for_folder,
    _behind_a_link,
    _behind_a_link_leaving,
    _behind_a_link_in_doubt,
    _behind_two_links,
)


@pytest.mark.parametrize("twist", REFUSED, ids=lambda twist: twist.__name__.strip("_"))
def test_a_folder_that_leads_elsewhere(scene: Scene, twist: Callable[[Scene], None]) -> None:
    """A link, a pipe, a device or a folder where none of it was: told, not followed and not waited for."""
    twist(scene)
    scene.told(scene.unharmed(scene.publish))


def test_a_link_for_our_trials_is_taken_away(scene: Scene) -> None:
    """Trials are made in a folder of our own; a link for it goes, what it leads to stays."""
    _link_for_probe(scene)
    scene.lie(lambda body: body.update(features={}))
    assert not scene.unharmed(scene.publish).failed
