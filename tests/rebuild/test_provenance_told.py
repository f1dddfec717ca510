"""Story: a project is built, committed again, signed, tampered with; manifests and verdicts follow."""

import json
import shutil
from pathlib import Path

from tests.projects import build, make_project, nq57

from nq57 import __version__

FILES = {
    "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n",
    "tinh-a/tin-tuc/t.md": "---\ntieu_de: T\nngay: 2025\n---\nChữ.\n",
}
A, B = "a" * 40, "b" * 40


def project(folder: Path) -> Path:
    """A project at commit A."""
    for path, text in FILES.items():
        (folder / "given" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "given" / path).write_text(text, encoding="utf-8")
    made = make_project(folder / "p", folder / "given")
    (made / ".git").mkdir()
    (made / ".git" / "HEAD").write_text(A, encoding="utf-8")
    return made


def manifest(out: Path) -> dict[str, object]:
    """The tree's manifest."""
    found: dict[str, object] = json.loads((out / ".nq57" / "tinh-a.manifest.json").read_bytes())
    return found


def test_a_manifest_follows_the_revision_and_nothing_is_rewritten(tmp_path: Path) -> None:
    """After a commit that changes nothing shown, only the manifest's head differs, as in a clean build."""
    made, out = project(tmp_path), tmp_path / "out"
    assert build(made, out).returncode == 0
    first = manifest(out)
    assert (first["revision"], first["version"], first["lock"]) == (A, __version__, "")
    page = out / "tinh-a" / "index.html"
    before = page.stat().st_mtime_ns
    (made / ".git" / "HEAD").write_text(B, encoding="utf-8")
    assert build(made, out).returncode == 0
    assert manifest(out) == first | {"revision": B}
    assert page.stat().st_mtime_ns == before
    clean = tmp_path / "clean"
    assert build(made, clean).returncode == 0
    told = "/.nq57/tinh-a.manifest.json"
    assert Path(f"{clean}{told}").read_bytes() == Path(f"{out}{told}").read_bytes()


def _passed_off(out: Path) -> None:
    """Copy a signed tree to where another unit's is looked for."""
    shutil.copytree(out / "tinh-a", out / "tinh-b")
    for ending in ("json", "sig"):
        shutil.copyfile(*(out / ".nq57" / f"{tree}.manifest.{ending}" for tree in ("tinh-a", "tinh-b")))


def test_signed_verified_tampered(tmp_path: Path) -> None:
    """A signed tree is proven; a changed page, a changed manifest and a foreign key are told."""
    made, out = project(tmp_path), tmp_path / "out"
    build(made, out)
    keys = dict(line.split("=", 1) for line in nq57("sign", "--new-key").stdout.splitlines())
    place = ("--root", made, "--out", out)
    assert nq57("verify", *place, env=keys).stdout == "tinh-a: chưa ký\n"
    assert nq57("sign", *place, env=keys).returncode == 0
    assert (nq57("verify", *place, env=keys).stdout, nq57("verify", *place, env=keys).returncode) == (
        f"tinh-a: đúng bản đã ký (ngày 21/11/2026, bản nguồn {A}, nq57 {__version__}).\n",
        0,
    )
    for options, told in (
        (("--revision", A[:12], "--not-before", "21/11/2026"), "đúng bản đã ký"),
        (("--revision", B), f"bản nguồn {A}, không phải {B}"),
        (("--not-before", "2026-11-22"), "cho ngày 21/11/2026, trước 22/11/2026"),
        (("--revision", ""), "--revision để trống"),
        (("--not-before", ""), "không phải ngày"),
    ):
        done = nq57("verify", *place, *options, env=keys)
        assert told in done.stdout + done.stderr
        assert done.returncode == (0 if "đúng" in told else 2 if done.stderr else 1)
    _passed_off(out)
    done = nq57("verify", "tinh-b", *place, env=keys)
    assert (done.returncode, done.stdout) == (1, "tinh-b: bản đã ký là của đơn vị khác (tinh-a)\n")
    assert nq57("sign", "tinh-b", *place, env=keys).returncode == 2
    (out / "tinh-a" / "index.html").write_text("x", encoding="utf-8")
    done = nq57("verify", "tinh-a", *place, env=keys)
    assert (done.returncode, done.stdout) == (1, "tinh-a: tệp không đúng index.html\n")
    other = dict(line.split("=", 1) for line in nq57("sign", "--new-key").stdout.splitlines())
    assert nq57("verify", "tinh-a", *place, env=other).stdout == "tinh-a: chữ ký không đúng\n"


def test_keys_come_from_the_environment_only(tmp_path: Path) -> None:
    """Without a key, or with a bad one, the command says which variable is meant, and not its value."""
    made, out = project(tmp_path), tmp_path / "out"
    build(made, out)
    place = ("--root", made, "--out", out)
    for verb, name in (("sign", "NQ57_KHOA_KY"), ("verify", "NQ57_KHOA_KIEM")):
        for value in ("", "khoa-xau-khong-in-ra"):
            done = nq57(verb, *place, env={name: value})
            assert done.returncode == 2
            assert name in done.stderr
            assert "khoa-xau" not in done.stdout + done.stderr
