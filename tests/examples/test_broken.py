"""A workspace of broken files: every problem exactly as expected, and nothing built from a broken record.

It must not say what each file's sin is: its name does, and `expected.json` beside it says the rest.
"""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.projects import build, make_project, nq57
from tests.workspaces import DAY, article, codes

from nq57.catalogue.plausibility import sections_without_address
from nq57.catalogue.reviews import review
from nq57.content import yaml_guard
from nq57.content.folder import DiskFolder
from nq57.content.loading import Loaded, load
from nq57.model.messages.attachments import ATTACHED
from nq57.model.messages.gate import OUTER_LINKS
from nq57.model.messages.problems import PROBLEM_TEXTS
from nq57.model.messages.targets import CONFIG, TARGETS
from nq57.model.problems import Problem
from nq57.model.records import KINDS_BY_FOLDER
from nq57.render.record_context import BOTH
from nq57.site_shell.checked_content import load_checked

HERE = Path(__file__).parent / "broken"
CONTENT = HERE / "content"
EXPECTED: list[dict[str, Any]] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
ERRORS = {row["file"] for row in EXPECTED if row["severity"] == "error"}
LEAST_BROKEN_FILES = 45


def as_row(problem: Problem) -> dict[str, Any]:
    """A problem as `expected.json` tells it."""
    source, guess = problem.source, dict(problem.details).get("guess")
    row: dict[str, Any] = {"code": problem.code, "severity": problem.severity, "file": source.path}
    row |= {"line": source.line, "column": source.column}
    return row | ({"guess": guess} if guess else {})


@pytest.fixture(scope="module")
def broken() -> Loaded:
    """The broken workspace as the loader reads it, with what a review says of it."""
    found = load_checked(HERE)
    told = {*found.problems, *review(found.workspace, DAY), *sections_without_address(found.workspace)}
    return replace(found, problems=tuple(sorted(told)))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose content is broken, built once: its trees are in `out`."""
    return make_project(tmp_path_factory.mktemp("broken") / "project", CONTENT)


def test_problems_are_exactly_the_expected(broken: Loaded) -> None:
    """Code, severity, file, line, column and guess of every problem are as written down."""
    assert [as_row(problem) for problem in broken.problems] == EXPECTED


def test_the_examples_are_many() -> None:
    """The workspace holds enough broken files, and sound ones among them."""
    files = {path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*") if path.is_file()}
    assert len(files & {row["file"] for row in EXPECTED}) >= LEAST_BROKEN_FILES
    assert len(files - ERRORS) >= 10


def test_every_problem_there_is_has_an_example() -> None:
    """No code is without an example: two are too odd for a file, the others have tests of their own."""
    too_large = codes({"tinh-a/tin-tuc/dai.md": article("x" * 2_000_000)})
    known = {row["code"] for row in EXPECTED} | set(too_large)
    known |= {"lien-ket-tuong-trung", *TARGETS, *CONFIG, *OUTER_LINKS, *ATTACHED}
    assert known == set(PROBLEM_TEXTS)


def test_an_alias_bomb_is_stopped_at_its_first_anchor(broken: Loaded) -> None:
    """Ten levels of nine aliases each end at the first anchor, before anything is expanded."""
    found = [p for p in broken.problems if p.source.path == "tinh-a/tin-tuc/bom-bi-danh.md"]
    assert [(p.code, p.source.line, dict(p.details)["what"]) for p in found] == [("yaml-cam", 4, "&b0")]


def test_both_yaml_libraries_find_the_same(monkeypatch: pytest.MonkeyPatch, broken: Loaded) -> None:
    """Where libyaml is missing its Python twin finds the same problems on the same lines."""
    monkeypatch.setattr(yaml_guard, "_LOADER", yaml.SafeLoader)
    twin = load_checked(HERE)
    places = [(p.code, p.source.path, p.source.line) for p in twin.problems]
    reviews = {*review(broken.workspace, DAY), *sections_without_address(broken.workspace)}
    assert places == [(p.code, p.source.path, p.source.line) for p in broken.problems if p not in reviews]


def test_every_sentence_is_filled(broken: Loaded) -> None:
    """No sentence of a problem keeps an unfilled placeholder, in either language."""
    for problem in broken.problems:
        for language in ("vi", "en"):
            said = problem.message(language) + problem.mend(language)
            assert "{" not in said.replace("{a: b}", ""), (problem.code, said)


def test_a_symbolic_link_is_refused_and_not_followed(tmp_path: Path) -> None:
    """A link to a file outside the workspace is one problem, and its target is never read."""
    (tmp_path / "secret.md").write_text("---\ntieu_de: Bí mật\nngay: 01/06/2025\n---\nX\n", "utf-8")
    folder = tmp_path / "content" / "tinh-a" / "tin-tuc"
    folder.mkdir(parents=True)
    (folder.parent / "don-vi.yml").write_text("ten: Tỉnh A\ncap: Tỉnh\n", "utf-8")
    try:
        (folder / "lien-ket.md").symlink_to(tmp_path / "secret.md")
        (folder.parent / "van-ban").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets no ordinary user make symbolic links")
    found = load(DiskFolder(tmp_path / "content"))
    assert [(p.code, p.source.path) for p in found.problems] == [
        ("lien-ket-tuong-trung", "tinh-a/tin-tuc/lien-ket.md"),
        ("lien-ket-tuong-trung", "tinh-a/van-ban"),
    ]
    assert found.workspace.records == ()


def test_nothing_is_built_from_a_broken_record(project: Path, broken: Loaded) -> None:
    """A unit of the broken workspace is built: each sound record has its page, no broken one has."""
    out = project.parent / "out"
    done = build(project, out, "tinh-a")
    assert done.returncode == 1, done.stderr
    tree = out / "tinh-a"
    built = {path.parent.relative_to(tree).as_posix() for path in tree.rglob("index.html")}
    sound = {r.url.rstrip("/") for r in broken.workspace.records if r.unit in {"tinh-a", "trung-uong"}}
    listings = {"nam", "co-quan", "loai", "trang", "chu-de", "doi-tuong", "cap"}
    parts = [page.split("/") for page in built]
    own = [p for p in parts if p[0] in KINDS_BY_FOLDER and p[1:] and p[1] not in listings]
    pages = {"/".join(part for part in p if part != BOTH.rstrip("/")) for p in own}
    assert pages == sound
    assert len(sound) >= 10
    assert {record.source.path for record in broken.workspace.records}.isdisjoint(ERRORS)


def test_every_sound_unit_is_built(project: Path) -> None:
    """Without naming a unit, all units whose `don-vi.yml` is sound are built, and no other."""
    out = project.parent / "all"
    done = build(project, out)
    assert done.returncode == 1
    units = {path.name for path in out.iterdir() if (path / "index.html").is_file()}
    assert units == {"tinh-a", "tinh-a.xa-b", "tinh-an", "tinh-chuyen"}
    assert "Không dựng được" not in done.stderr


def test_check_ends_with_1_on_errors(project: Path) -> None:
    """`nq57 check` tells every problem in JSON and ends with status 1."""
    done = nq57("check", "--root", project, "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["errors"] == sum(row["severity"] == "error" for row in EXPECTED)
    keys = ("code", "severity", "line", "column")
    assert [tuple(row[key] for key in keys) for row in told["problems"]] == [
        tuple(row[key] for key in keys) for row in EXPECTED
    ]
    assert [row["file"] for row in told["problems"]] == [f"content/{row['file']}" for row in EXPECTED]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_check_speaks_both_languages(project: Path, language: str) -> None:
    """In text every problem stands on a line of its own with place and code, then a remedy."""
    done = nq57("check", "--root", project, "--lang", language)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert len(lines) == 2 * len(EXPECTED) + 1
    for row, line, mend in zip(EXPECTED, lines[0:-1:2], lines[1:-1:2], strict=True):
        place = f"content/{row['file']}" + (f":{row['line']}:{row['column']}:" if row["line"] else ":")
        assert line.startswith(place)
        assert f" {row['code']}: " in line
        assert mend.startswith("    → ")


def test_check_writes_annotations(project: Path) -> None:
    """For GitHub each problem is one workflow command with file, line and column."""
    done = nq57("check", "--root", project, "--format", "github")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert len(lines) == len(EXPECTED)
    for row, line in zip(EXPECTED, lines, strict=True):
        assert line.startswith(f"::{row['severity']} file=content/{row['file']},line=")


@pytest.mark.parametrize("output", ["json", "text", "github"])
def test_check_ends_with_0_on_warnings_alone(tmp_path: Path, output: str) -> None:
    """A workspace that only earns warnings passes."""
    content = tmp_path / "given"
    for row in EXPECTED:
        if row["severity"] == "warning" and row["file"] not in ERRORS:
            (content / row["file"]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(CONTENT / row["file"], content / row["file"])
    for sound in ("don-vi.yml", "media/phim.mp4", "tin-tuc/ban-dich-cu.md"):
        shutil.copyfile(CONTENT / "tinh-a" / sound, content / "tinh-a" / sound)
    done = nq57("check", "--root", make_project(tmp_path / "p", content), "--format", output)
    assert done.returncode == 0, done.stdout
    assert "yaml-bay" in done.stdout
