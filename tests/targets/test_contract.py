"""One contract for all transports, kept against real servers that the test starts.

It must not know one server from another, except by what it finds the target able to do.
"""

import os
import signal
import stat
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any, cast

import pytest
from tests.targets.conftest import MAKERS
from tests.targets.servers import Host, stop_tree
from tests.targets.sites import UNIT, defects, lay, order, site

from nq57.publish.failures import Busy, Mismatch, PublishError, Refused, Unreachable
from nq57.publish.locking import Patience
from nq57.publish.publishing import look, publish, roll_back
from nq57.publish.site_state import KEPT, LOCK, MARKER, STAGE, facts_of
from nq57.publish.transport import Load, Transport

VARIANTS = (
    "proftpd-implicit",
    "pyftpdlib-old",
    "git-https",
)  # another way to a server that is there already
on_every = pytest.mark.parametrize("server", MAKERS, indirect=True)
on_all = pytest.mark.parametrize("server", [name for name in MAKERS if name not in VARIANTS], indirect=True)
on_plain = pytest.mark.parametrize(
    "server", [name for name in MAKERS if not name.endswith("releases")], indirect=True
)
on_each_kind = pytest.mark.parametrize(
    "server",
    ["file", "ssh", "vsftpd", "proftpd-no-overwrite", "s3-moto", "git", "ssh-releases"],
    indirect=True,
)
ODD = {
    "index.html": b"",
    "tệp có dấu, và cách.html": b"x" * 700_001,
    "a/b/c/d.bin": bytes(range(256)) * 3,
    "-dau-gach.txt": b"1",
    "it's %41 #1.txt": b"2",
}
NOT_ATOMIC = ("proftpd-no-overwrite", "pyftpdlib-old")
QUICK = Patience(beat=0.2, silence=1.0)


def put(target: Transport, files: dict[str, bytes]) -> None:
    """Write files."""

    def load(data: bytes) -> Load:
        return lambda: data

    assert set(target.put((path, load(data)) for path, data in files.items())) == set(files)


@on_plain
def test_operations_do_what_they_say(host: Host) -> None:
    """Put, read, list, copy, move and remove work on odd names, empty and long files."""
    target = host.open()
    put(target, ODD)
    assert dict(target.facts([*ODD, "khong-co", "a/khong"])) == {
        **{path: facts_of(data) for path, data in ODD.items()},
        "khong-co": None,
        "a/khong": None,
    }
    assert target.read("tệp có dấu, và cách.html") == ODD["tệp có dấu, và cách.html"]
    assert target.names("") == {path.partition("/")[0] for path in ODD}
    assert target.sizes("a/b/c") == {"d.bin": 768}
    assert list(target.copy([("a/b/c/d.bin", "m/d"), ("khong-co", "m/k")])) == ["m/d"]
    assert list(target.move([("-dau-gach.txt", "m/n/e")])) == ["m/n/e"]
    assert [target.read(path) for path in ("m/d", "m/n/e", "-dau-gach.txt")] == [
        ODD["a/b/c/d.bin"],
        b"1",
        None,
    ]
    assert set(target.remove(["m/d", "m/n/e", "khong-co"])) == {"m/d", "m/n/e", "khong-co"}
    assert "m" not in target.names("")
    assert target.root_kind() == "folder"
    target.close()


@on_every
def test_what_a_server_can_do_is_found_out(host: Host, tmp_path: Any) -> None:
    """Whether files are replaced in one step is known of each server, and nothing of the trial is left."""
    target = host.open()
    done = publish(target, lay(tmp_path, site("một")), order(host.address))
    assert done.features
    assert done.features.atomic == (host.name not in NOT_ATOMIC)
    assert done.features.case
    assert "probe" not in target.names(".nq57")
    target.close()


@on_every
def test_a_section_goes_up_changes_and_comes_back(host: Host, tmp_path: Any) -> None:
    """First release, nothing to do, new theme, roll-back: each time readers get exactly that release."""
    first, second = site("một"), site("hai", theme="bb22", pages=4)
    target = host.open()
    publish(target, lay(tmp_path / "a", first), order(host.address))
    assert host.lying() == first
    assert publish(target, lay(tmp_path / "a", first), order(host.address)).plan.empty
    done = publish(target, lay(tmp_path / "b", second), order(host.address))
    there = host.lying()
    assert {path: there[path] for path in second} == second
    assert there.keys() - second.keys() == {"assets/chinh.aa11.css", "assets/chinh.aa11.js"}
    assert defects(there, second, {**first, **second}) == []
    assert done.state == look(target, order(host.address))
    back = roll_back(target, order(host.address))
    there = host.lying()
    assert {path: there[path] for path in first} == first
    assert back.state.release.back_to == 1
    assert [release.generation for release in back.state.history] == [3, 2, 1]
    target.close()


@on_all
def test_nothing_changed_is_one_read(host: Host, tmp_path: Any) -> None:
    """When the target has the tree already, its marker is read and nothing else is asked."""
    target = host.open()
    tree = lay(tmp_path, site("một"))
    publish(target, tree, order(host.address))
    operations = Watched(target)
    assert publish(operations, tree, order(host.address)).plan.empty
    assert operations.asked == ["read"]
    target.close()


@on_all
def test_a_foreign_folder_stays_as_it_is(host: Host, tmp_path: Any) -> None:
    """A target that holds something else, or another unit's marker, is refused without a write."""
    target = host.open()
    put(target, {"index.php": b"<?php", "anh/a.png": b"1"})
    target.commit("cua nguoi khac")
    before = host.lying()
    with pytest.raises(Refused, match="thu-muc-la"):
        publish(target, lay(tmp_path, site("một")), order(host.address))
    assert (host.lying(), target.read(MARKER)) == (before, None)
    assert not target.names(".nq57")
    target.close()


@on_all
def test_another_units_marker_is_respected(host: Host, tmp_path: Any) -> None:
    """Two units whose addresses were swapped: the second is refused, the first's section stays whole."""
    target = host.open()
    publish(target, lay(tmp_path, site("một")), order(host.address))
    other = lay(tmp_path / "c", site("hai"), unit="tinh-a/xa-c")
    with pytest.raises(Refused, match="cua-don-vi-khac"):
        publish(target, other, order(host.address, unit="tinh-a/xa-c"))
    assert host.lying() == site("một")
    target.close()


@pytest.mark.parametrize("server", ["pyftpdlib-old", "proftpd-no-overwrite", "ssh"], indirect=True)
def test_where_nothing_is_replaced_styles_have_unique_names(host: Host, tmp_path: Any) -> None:
    """Pages name styles by content where files cannot be replaced, and by their own names elsewhere."""

    def section(style: bytes) -> dict[str, bytes]:
        page = (
            b'<html><link rel="stylesheet" href="../../assets/a.css"><script src="/x.js"></script></html>'
        )
        home = b'<html><link rel="stylesheet" href="assets/a.css"></html>'
        return {"index.html": home, "tin-tuc/mot/index.html": page, "assets/a.css": style}

    target = host.open()
    plain = host.name not in NOT_ATOMIC
    for number, style in enumerate((b"a{}", b"b{}")):
        done = publish(target, lay(tmp_path / str(number), section(style)), order(host.address))
        unique = f"assets/a.{facts_of(style).sha256[:8]}.css"
        there = host.lying()
        assert (unique in there) != plain
        assert (unique.encode() in there["index.html"]) != plain
        assert (b"../../" + unique.encode() in there["tin-tuc/mot/index.html"]) != plain
        assert there["assets/a.css"] == style
        assert done.features
        assert (done.features.replaces, done.features.swaps) == (plain, True)
        assert publish(target, lay(tmp_path / str(number), section(style)), order(host.address)).plan.empty
    if not plain:
        assert host.lying()[f"assets/a.{facts_of(b'a{}').sha256[:8]}.css"] == b"a{}"  # for cached pages
    roll_back(target, order(host.address))
    assert host.lying()["assets/a.css"] == b"a{}"
    target.close()


@on_all
def test_only_one_holds_the_lock(host: Host) -> None:
    """A lock is claimed once; only what is seen to be dead is evicted; free, it can be claimed again."""
    if host.name.startswith("git"):
        pytest.skip("the lease of the push is the lock: see two publishers")
    one, other = host.open(), host.open()
    assert one.claim(LOCK, b'{"token": "a"}')
    assert not other.claim(LOCK, b'{"token": "b"}')
    assert one.owner(LOCK) == b'{"token": "a"}'  # whose note may have been under way till now
    assert other.owner(LOCK) == b'{"token": "a"}'
    other.evict(LOCK, b'{"token": "x"}')
    assert one.owner(LOCK) == b'{"token": "a"}'
    one.beat(LOCK, b'{"token": "a", "beat": 1}')
    other.evict(LOCK, b'{"token": "a", "beat": 1}')
    assert other.claim(LOCK, b'{"token": "b"}')
    other.free(LOCK)
    assert one.owner(LOCK) is None
    for target in (one, other):
        target.close()


@on_all
def test_two_publishers_at_once_leave_one_whole_section(host: Host, tmp_path: Any) -> None:
    """Of two that start together each ends well or says that the other is at work; one release is live."""
    trees = [lay(tmp_path / name, site(name)) for name in ("x", "y")]
    failures: list[Exception] = []

    def work(number: int) -> None:
        try:
            target = host.open()
            try:
                publish(target, trees[number], order(host.address, who=f"người {number}", patience=QUICK))
            finally:
                target.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(failures) < 2
    if not host.sole_publisher:  # where CI alone keeps two apart, two are out of its contract
        assert all(isinstance(error, Busy) for error in failures), failures
        assert host.lying() in (site("x"), site("y"))


@on_each_kind
@pytest.mark.parametrize("operation", ["put", "move", "copy", "remove"])
def test_a_server_that_says_ok_and_does_nothing_is_found(host: Host, tmp_path: Any, operation: str) -> None:
    """An operation that is only said to be done is done again or ends the run: never a silent success."""
    first, second = site("một"), site("hai", theme="bb22", pages=5)
    real = host.open()
    publish(real, lay(tmp_path / "a", first), order(host.address))
    tree = lay(tmp_path / "b", second)
    liar = Lying(real, operation, {"put": 3, "move": 5}.get(operation, 2))
    try:
        publish(liar, tree, order(host.address))
    except (Mismatch, Unreachable):
        if not host.name.startswith("git"):  # what git has gathered and not pushed, nobody sees
            assert defects(host.lying(), second, first) == []
        real.close()
        real = host.open()
        publish(real, tree, order(host.address, patience=QUICK))
    there = host.lying()
    assert {path: there[path] for path in second} == second
    assert not {path for path in there if path.endswith(".html")} - second.keys()
    real.close()


@on_each_kind
def test_a_cut_run_is_gone_on_with(host: Host, tmp_path: Any) -> None:
    """Cut while sending, the site is the old one; the next run sends only what is still missing."""
    first, second = site("một", pages=2), site("hai", theme="bb22", pages=90)
    target = host.open()
    publish(target, lay(tmp_path / "a", first), order(host.address))
    tree = lay(tmp_path / "b", second)
    with pytest.raises(KeyError):
        publish(Cut(target, 85), tree, order(host.address))
    assert defects(host.lying(), first, second) == []
    target.close()
    target = host.open()
    operations = Watched(target)
    publish(operations, tree, order(host.address, patience=QUICK))
    assert host.lying().items() >= second.items()
    if not host.name.startswith("git"):  # nothing of a cut run is kept there
        sent = {path for path in operations.put_paths if path.startswith(STAGE) or path in second}
        assert len(sent) < len(second) - 10
    target.close()


@on_each_kind
def test_who_is_stopped_sends_nothing_more(host: Host, tmp_path: Any) -> None:
    """Ctrl-C in the middle of the sending ends it there: what has not begun is not sent."""
    main, taken = threading.main_thread().ident, threading.Event()
    assert main
    target, files = host.open(), site("hai", pages=300)

    def stop(*_: object) -> None:
        taken.set()
        raise KeyboardInterrupt

    def interrupt() -> None:
        signal.pthread_kill(main, signal.SIGINT)
        taken.wait(20)  # whoever sends in a thread of its own is held here until it has been taken up
        time.sleep(0.2)

    cut = Cut(target, 10, interrupt)
    before = signal.signal(signal.SIGINT, stop)
    try:
        with pytest.raises(KeyboardInterrupt):
            publish(cast("Transport", cut), lay(tmp_path / "a", files), order(host.address))
    finally:
        signal.signal(signal.SIGINT, before)
    assert cut.loaded < len(files)
    target.close()
    assert defects(host.lying(), {}, files) == []


@on_each_kind
def test_what_a_killed_run_leaves_beside_the_site_is_cleared(host: Host, tmp_path: Any) -> None:
    """Files staged before the marker told of it, and copies half made, are gone after the next release."""
    target = host.open()
    publish(target, lay(tmp_path / "a", site("một")), order(host.address))
    put(target, {f"{STAGE}/{'0' * 64}.abc.0": b"x", f"{KEPT}/{'1' * 64}.abcd": b"y"})
    publish(target, lay(tmp_path / "b", site("hai", theme="bb22")), order(host.address))
    if not target.probe().whole:
        assert target.names(STAGE) == frozenset()
    assert [name for name in target.names(KEPT) if "." in name] == []
    target.close()


@on_all
def test_files_are_readable_whatever_the_umask(host: Host, tmp_path: Any) -> None:
    """Files are 0644 and folders 0755 for the web server's user."""
    if host.listing:
        pytest.skip("no modes here")
    before = os.umask(0o077)
    try:
        target = host.open()
        publish(target, lay(tmp_path, site("một")), order(host.address))
        target.close()
    finally:
        os.umask(before)
    modes = {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in host.root.rglob("*")
        if ".nq57" not in path.parts
    }
    assert modes == {(True, 0o755), (False, 0o644)}


@on_every
def test_a_dead_line_ends_the_run(host: Host, tmp_path: Any) -> None:
    """The server goes silent while files are sent: the run ends by itself, and the next one finishes."""
    if host.process is None:
        pytest.skip("no line")
    first, second = site("một"), site("hai", theme="bb22", pages=12)
    target = host.open()
    publish(target, lay(tmp_path / "a", first), order(host.address))
    target.close()
    tree = lay(tmp_path / "b", second)
    process = host.process
    target = host.open(timeout=1)
    alarm = threading.Timer(30, stop_tree, (process, signal.SIGCONT))
    alarm.start()
    try:
        with pytest.raises(PublishError) as failed:
            publish(Cut(target, 6, lambda: stop_tree(process, signal.SIGSTOP)), tree, order(host.address))
        assert failed.value.code == "mat-ket-noi"
        assert alarm.is_alive()
    finally:
        alarm.cancel()
        stop_tree(process, signal.SIGCONT)
        target.close()
    assert defects(host.lying(), first, second) == []
    target = host.open()
    publish(target, tree, order(host.address, patience=QUICK))
    assert host.lying().items() >= second.items()
    target.close()


class Watched:
    """A transport that notes what it is asked."""

    def __init__(self, inner: Transport) -> None:
        self.inner, self.asked = inner, list[str]()
        self.put_paths: list[str] = []

    def __getattr__(self, name: str) -> Any:
        operation = getattr(self.inner, name)
        if not callable(operation):
            return operation

        def watched(*arguments: Any) -> Any:
            self.asked.append(name)
            if name in ("put", "put_read"):
                given = list(arguments[0])
                self.put_paths += [path for path, _ in given]
                return operation(given)
            return operation(*arguments)

        return watched


class Lying:
    """A transport whose n-th operation of one kind is said to be done, and is not."""

    def __init__(self, inner: Transport, operation: str, at: int) -> None:
        self.inner, self.operation, self.left = inner, operation, at

    def __getattr__(self, name: str) -> Any:
        operation = getattr(self.inner, name)
        if name not in (self.operation, f"{self.operation}_read"):
            return operation

        def lied(items: Iterable[Any]) -> Iterator[Any]:
            honest = []
            for item in items:
                self.left -= 1
                if self.left == 0:
                    at = 0 if self.operation == "put" else 1
                    path = item if isinstance(item, str) else item[at]
                    yield path if name == self.operation else (path, dict(self.inner.facts([path]))[path])
                else:
                    honest.append(item)
            yield from operation(honest)

        return lied


class Cut:
    """A transport that is cut at the n-th file put: by an exception, or by something done to the server."""

    def __init__(self, inner: Transport, at: int, happening: Any = None) -> None:
        self.inner, self.left, self.happening = inner, at, happening
        self.loaded = 0

    def __getattr__(self, name: str) -> Any:
        operation = getattr(self.inner, name)
        if name in ("put", "put_read"):
            return lambda files: operation([(path, self._counted(load)) for path, load in files])
        return operation

    def _counted(self, load: Load) -> Load:
        def loaded() -> bytes:
            self.left -= 1
            if self.left == 0:
                if not self.happening:
                    raise KeyError(UNIT)
                self.happening()
            data = load()
            self.loaded += 1
            return data

        return loaded


@on_each_kind
def test_what_is_kept_can_be_gone_back_to(host: Host, tmp_path: Any) -> None:
    """A page removed two releases ago comes back from what the target kept, not from this machine."""
    target = host.open()
    sites = [site("một", pages=8), site("hai", pages=6), site("ba", pages=3)]
    for number, files in enumerate(sites):
        publish(target, lay(tmp_path / str(number), files), order(host.address))
    assert target.names(KEPT)
    roll_back(target, order(host.address), "1")
    assert host.lying() == sites[0]
    target.close()
