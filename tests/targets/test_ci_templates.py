"""The templates for CI: what they promise is read from them, and their steps are run.

It must not run what installs from the network; everything else is run as it stands.
"""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from tests.projects import ROOT, make_project
from tests.targets.servers import certificate

from nq57.build.signing import new_keys
from nq57.publish import credentials

TEMPLATES = ROOT / "handbook" / "van-hanh"
GITHUB: dict[str, Any] = yaml.load((TEMPLATES / "github-actions.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
GITLAB: dict[str, Any] = yaml.load((TEMPLATES / "gitlab-ci.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
UNITS = ("lang-son", "lang-son/phuong-ky-lua")
REVISION = "a" * 40
NETWORK = ("pip install", "-m venv", "scripts/build.py")


def test_actions_are_pinned_by_commit() -> None:
    """Every action that the workflow uses is named by a commit's full digest."""
    used = [step["uses"] for job in GITHUB["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)] == []


def test_the_build_job_has_no_credentials_and_the_publish_job_no_sources() -> None:
    """Secrets are named in the publish job alone, which checks nothing out."""
    assert "secrets." not in str(GITHUB["jobs"]["dung"])
    assert "secrets." in str(GITHUB["jobs"]["dang"])
    assert re.findall(r"secrets\.(\w+)", str(GITHUB["jobs"]["ky"])) == ["NQ57_KHOA_KY"]
    assert "NQ57_KHOA_KY" not in str(GITHUB["jobs"]["dang"])
    assert GITHUB["permissions"] == {"contents": "read"}
    steps = [step for job in ("ky", "dang") for step in GITHUB["jobs"][job]["steps"]]
    assert not any("checkout" in step.get("uses", "") for step in steps)
    assert GITLAB[".dang"]["variables"]["GIT_STRATEGY"] == "none"


def test_every_credential_reaches_the_publish_step() -> None:
    """What a target may need is handed over by the one template and named in the other."""
    env = GITHUB["jobs"]["dang"]["steps"][-1]["env"]
    assert {name: text for name, text in env.items() if "secrets." in text} == {
        name: f"${{{{ secrets.{name} }}}}" for name in credentials._NAMES
    }
    words = set(re.findall(r"\w+", (TEMPLATES / "gitlab-ci.yml").read_text("utf-8")))
    assert {*credentials._NAMES, "NQ57_KNOWN_HOSTS"} <= words


def test_known_hosts_reach_the_publish_step_as_a_file(tmp_path: Path) -> None:
    """The lines kept as a variable are a file when `nq57` runs; without them it is told of none."""
    commands = tmp_path / ".venv" / "bin"
    commands.mkdir(parents=True)
    (commands / "nq57").write_text('#!/bin/sh\ncat "${NQ57_KNOWN_HOSTS:-/dev/null}"\n', encoding="utf-8")
    (commands / "nq57").chmod(0o755)
    step = GITHUB["jobs"]["dang"]["steps"][-1]["run"]
    lines = "may.example ssh-ed25519 AAAA\nkhac.example ssh-rsa BBBB\n"
    given = {"DON_VI": "lang-son", "GITHUB_STEP_SUMMARY": "x"}
    assert run(tmp_path, step, **given, MAY_DA_BIET=lines.strip()).stdout == lines
    assert run(tmp_path, step, **given, MAY_DA_BIET="").stdout == ""


def test_each_unit_publishes_alone() -> None:
    """One publish of a unit at a time, none cancelled midway, each with an environment of its own."""
    job = GITHUB["jobs"]["dang"]
    assert job["concurrency"] == {"group": "dang-${{ matrix.don_vi }}", "cancel-in-progress": "false"}
    assert job["environment"] == "${{ matrix.don_vi }}"
    jobs = [job for name, job in GITLAB.items() if name.startswith("dang-")]
    assert len({job["resource_group"] for job in jobs}) == len(jobs) == 2


def test_the_daily_run_is_five_past_midnight_in_vietnam() -> None:
    """The schedule, in UTC, is 00:05 in Asia/Ho_Chi_Minh."""
    minute, hour, *rest = GITHUB["on"]["schedule"][0]["cron"].split()
    assert rest == ["*", "*", "*"]
    moment = dt.datetime(2026, 11, 21, int(hour), int(minute), tzinfo=dt.UTC)
    assert moment.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).strftime("%H:%M") == "00:05"


def test_the_daily_run_keeps_its_own_schedule_alive() -> None:
    """GitHub stops schedules after sixty quiet days: the daily run switches its workflow on again."""
    job = GITHUB["jobs"]["giu-lich"]
    assert job["if"] == "github.event_name == 'schedule'"
    assert job["permissions"] == {"actions": "write"}
    assert "actions/workflows/chuyen-muc.yml/enable" in job["steps"][0]["run"]
    assert "uses" not in job["steps"][0]
    assert "secrets." not in str(job)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The demonstration project with targets on this machine, and `nq57` on the path."""
    made = make_project(tmp_path / "kho", ROOT / "content")
    for name in ("pyproject.toml", "README.md", "LICENSE", "requirements.lock"):
        shutil.copyfile(ROOT / name, made / name)
    shutil.copytree(ROOT / "handbook" / "vi-du", made / "handbook" / "vi-du")
    shutil.copytree(ROOT / "src", made / "src", ignore=shutil.ignore_patterns("__pycache__"))
    rows = ["noi_dang:"]
    for unit in UNITS:
        folder = tmp_path / "www" / unit.replace("/", ".")
        folder.mkdir(parents=True)
        rows.append(f"  - don_vi: {unit}\n    dia_chi: {folder.as_uri()}")
    (tmp_path / "thu").mkdir()
    previews = [f"  - don_vi: {UNITS[1]}", f"    dia_chi: {(tmp_path / 'thu').as_uri()}/{{ban}}"]
    previews.append("    trang_web: https://xem-thu.example/{ban}/")
    (made / "noi-xem-thu.yml").write_text("\n".join(["noi_dang:", *previews]) + "\n", encoding="utf-8")
    rows.append("    chung_thu: chung-thu/may.pem")
    (made / "chung-thu").mkdir()
    (made / "chung-thu" / "may.pem").write_bytes(certificate())
    (made / ".git").mkdir()
    (made / ".git" / "HEAD").write_text(REVISION, encoding="utf-8")
    (made / "noi-dang.yml").write_text("\n".join(rows) + "\n", encoding="utf-8")
    provide(made)
    return made


def provide(folder: Path) -> None:
    """A `.venv` whose commands are those of this environment."""
    commands = folder / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name, arguments in (("python", ""), ("nq57", "-m nq57")):
        (commands / name).write_text(
            f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8"
        )
        (commands / name).chmod(0o755)


def run(folder: Path, script: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run a step as a runner does: by bash, ending at the first failure."""
    lines = [line for line in script.splitlines() if not any(word in line for word in NETWORK)]
    path = f"{folder / '.venv' / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_github_steps_publish_a_unit(project: Path, tmp_path: Path) -> None:
    """Check, build, pack; in another folder unpack and publish; the summary is a table."""
    for step in GITHUB["jobs"]["dung"]["steps"]:
        if "run" in step and "--drafts" not in step["run"]:  # the preview has a test of its own
            done = run(project, step["run"], GITHUB_PATH=str(tmp_path / "path"))
            assert done.returncode == 0, (step["name"], done.stdout, done.stderr)
    runner = tmp_path / "may-dang"
    runner.mkdir()
    provide(runner)
    shutil.copyfile(project / "cay-trang.tar.gz", runner / "cay-trang.tar.gz")
    secret, public = new_keys()
    for step in GITHUB["jobs"]["ky"]["steps"]:
        if "run" in step:
            done = run(runner, step["run"], NQ57_KHOA_KY=secret, GITHUB_PATH=str(tmp_path / "k"))
            assert done.returncode == 0, (step["name"], done.stdout, done.stderr)
    summary = tmp_path / "tom-tat.md"
    for unit in UNITS:
        for step in GITHUB["jobs"]["dang"]["steps"]:
            if "run" in step:
                env = {
                    "DON_VI": unit,
                    "GITHUB_STEP_SUMMARY": str(summary),
                    "GITHUB_PATH": str(tmp_path / "p"),
                    "GITHUB_SHA": REVISION,
                    "NQ57_KHOA_KIEM": public,
                }
                done = run(runner, step["run"], **env)
                assert done.returncode == 0, (step["name"], done.stdout, done.stderr)
        assert (tmp_path / "www" / unit.replace("/", ".") / "index.html").is_file()
    text = summary.read_text(encoding="utf-8")
    assert "| --- |" in text
    assert [unit for unit in UNITS if f"| {unit} | đã đăng | 1 |" not in text] == []
    assert list((runner / "goi").glob("nq57-*.whl"))


def test_a_package_signed_for_another_revision_is_not_published(project: Path) -> None:
    """The step before publishing fails when the tree was built from another commit, or is changed."""
    secret, public = new_keys()
    assert run(project, "nq57 build lang-son && nq57 sign lang-son", NQ57_KHOA_KY=secret).returncode == 0
    (project / "chu-ky").mkdir()
    shutil.copyfile(project / "site/.nq57/lang-son.manifest.sig", project / "chu-ky/lang-son.manifest.sig")
    step = next(s for s in GITHUB["jobs"]["dang"]["steps"] if s.get("name") == "Kiểm chữ ký")
    given = {"DON_VI": "lang-son", "NQ57_KHOA_KIEM": public}
    assert run(project, step["run"], **given, GITHUB_SHA=REVISION).returncode == 0
    done = run(project, step["run"], **given, GITHUB_SHA="b" * 40)
    assert (done.returncode, "không phải " + "b" * 40 in done.stdout) == (1, True)
    script = GITLAB[".dang"]["script"][-2]
    assert run(project, script, **given, CI_COMMIT_SHA=REVISION).returncode == 0
    (project / "site/lang-son/la").mkdir()
    assert run(project, script, **given, CI_COMMIT_SHA=REVISION).returncode == 1


def test_the_gitlab_steps_publish_a_unit(project: Path, tmp_path: Path) -> None:
    """The same by GitLab's jobs: what the first leaves as artefacts is all that the second has."""
    script = [line for line in GITLAB["dung"]["script"] if "pip wheel" not in line]
    done = run(project, "\n".join(script))
    assert done.returncode == 0, done.stderr
    runner = tmp_path / "may-dang"
    runner.mkdir()
    provide(runner)
    for name in set(GITLAB["dung"]["artifacts"]["paths"]) - {"site-nhap/"}:
        shutil.copytree(project / name, runner / name)
    job = GITLAB["dang-phuong-ky-lua"]
    done = run(runner, "\n".join(GITLAB[job["extends"]]["script"]), **job["variables"])
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "www" / "lang-son.phuong-ky-lua" / "index.html").is_file()
    assert "đã đăng" in (runner / "dang.md").read_text(encoding="utf-8")


def test_gitlab_gets_a_code_quality_report(project: Path) -> None:
    """The report that the merge request shows has the published shape, and names files and lines."""
    broken = project / "content" / "lang-son" / "phuong-ky-lua" / "tin-tuc" / "2026-01-01-hong.md"
    broken.write_text("---\ntieu_de: Hỏng\nngay: 31/02/2026\n---\nX\n", encoding="utf-8")
    step = next(line for line in GITLAB["dung"]["script"] if "--format gitlab" in line)
    (project / "goi").mkdir()
    done = run(project, step)
    assert done.returncode == 0
    assert (project / "goi" / "co-loi").is_file()  # by which the last job marks the run
    assert "31/02/2026" in done.stdout  # in words, for whoever reads the job's log
    rows = json.loads((project / GITLAB["dung"]["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert {frozenset(row) for row in rows} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})
    }
    assert {row["severity"] for row in rows} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert all((project / row["location"]["path"]).exists() for row in rows)
    assert {"path": broken.relative_to(project).as_posix(), "lines": {"begin": 3}} in [
        row["location"] for row in rows
    ]
    assert GITLAB["dung"]["artifacts"]["when"] == "always"


def test_an_error_is_shown_on_its_line_and_stops_its_unit(project: Path) -> None:
    """A broken article fails the check with an annotation; its unit is not published, another is."""
    broken = project / "content" / "lang-son" / "phuong-ky-lua" / "tin-tuc" / "2026-01-01-hong.md"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("---\ntieu_de: Hỏng\nngay: 31/02/2026\n---\nX\n", encoding="utf-8")
    steps = {step["name"]: step["run"] for step in GITHUB["jobs"]["dung"]["steps"] if "name" in step}
    done = run(project, steps["Kiểm tra"])
    assert done.returncode == 1
    assert "::error file=content/lang-son/phuong-ky-lua/tin-tuc/2026-01-01-hong.md,line=3" in done.stdout
    assert run(project, "nq57 build " + " ".join(UNITS)).returncode == 1
    done = run(project, "nq57 publish --all")
    assert done.returncode == 1
    www = project.parent / "www"
    assert (www / "lang-son" / "index.html").is_file()
    assert list((www / "lang-son.phuong-ky-lua").iterdir()) == []
    runner = project.parent / "may-dang"  # the publish job has no content, only what was built
    runner.mkdir()
    for name in ("noi-dang.yml", "chung-thu"):
        (shutil.copytree if (project / name).is_dir() else shutil.copyfile)(project / name, runner / name)
    told = f"nq57 publish lang-son/phuong-ky-lua --root {runner} --out site"
    assert run(project, told).returncode == 1
    assert list((www / "lang-son.phuong-ky-lua").iterdir()) == []
    assert run(project, f"{told} --leave-out").returncode == 0
    assert (www / "lang-son.phuong-ky-lua" / "index.html").is_file()


def test_a_province_s_mistake_does_not_stop_its_communes(project: Path) -> None:
    """The unit whose own file is wrong keeps what is live; a unit below it is published."""
    broken = project / "content" / "lang-son" / "tin-tuc" / "2026-01-01-hong.md"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("---\ntieu_de: Hỏng\nngay: 31/02/2026\n---\nX\n", encoding="utf-8")
    assert run(project, "nq57 build " + " ".join(UNITS)).returncode == 1
    assert run(project, "nq57 publish --all").returncode == 1
    www = project.parent / "www"
    assert (www / "lang-son.phuong-ky-lua" / "index.html").is_file()
    assert list((www / "lang-son").iterdir()) == []


def test_the_run_is_marked_and_the_daily_one_publishes() -> None:
    """Publishing needs no clean check; a last job fails for it; the daily run leaves mistakes out."""
    jobs = GITHUB["jobs"]
    check = next(step for step in jobs["dung"]["steps"] if step.get("name") == "Kiểm tra")
    assert check["continue-on-error"] == "true"
    assert "needs.dung.outputs.kiem_tra == 'failure'" in jobs["ket-qua"]["if"]
    assert "'schedule' && '--leave-out'" in jobs["dang"]["steps"][-1]["env"]["BO_BAI_LOI"]
    assert jobs["gop-y"]["permissions"] == {"pull-requests": "write"}
    assert "--leave-out" in GITLAB[".dang"]["script"][-1]


def test_a_proposal_is_shown_at_an_address_of_its_own(project: Path, tmp_path: Path) -> None:
    """Both templates build a tree with drafts, publish it as the proposal's, and tell where it is."""
    draft = project / "content" / "lang-son" / "phuong-ky-lua" / "tin-tuc" / "2026-01-01-nhap.md"
    draft.write_text("---\ntieu_de: Bản nháp\nngay: 01/01/2026\nnhap: có\n---\nX\n", encoding="utf-8")
    steps = {step["name"]: step["run"] for step in GITHUB["jobs"]["dung"]["steps"] if "run" in step}
    env = {"SO": "7", "CI_MERGE_REQUEST_IID": "7", "GITHUB_PATH": str(tmp_path / "p")}
    build = steps["Dựng bản xem thử"].replace(
        "nq57 build", f"nq57 build {UNITS[1]}"
    )  # the others cost time
    assert run(project, build, **env).returncode == 0
    assert (project / "xem-thu.tar.gz").is_file()
    job = GITHUB["jobs"]["xem-thu"]["steps"]
    done = run(project, next(step["run"] for step in job if step.get("name") == "Đăng bản xem thử"), **env)
    assert done.returncode == 0, done.stderr
    shown = tmp_path / "thu" / "de-nghi-7"
    assert "Bản nháp" in (shown / "tin-tuc" / "2026-01-01-nhap" / "index.html").read_text("utf-8")
    assert "noindex" in (shown / "index.html").read_text("utf-8")
    told = (project / "xem-thu.md").read_text("utf-8")
    assert f"Xem thử {UNITS[1]}: https://xem-thu.example/de-nghi-7/" in told
    shown, env = tmp_path / "thu" / "de-nghi-8", {**env, "CI_MERGE_REQUEST_IID": "8"}
    script = [line for line in GITLAB["xem-thu"]["script"] if not line.startswith("git ")]
    done = run(project, "\n".join(script), **env)
    assert (done.returncode, (shown / "index.html").is_file()) == (0, True), done.stderr
    assert any("--drafts" in line for line in GITLAB["dung"]["script"])


def test_a_proposal_brings_neither_program_nor_targets() -> None:
    """What has the preview's keys runs the accepted branch's program, and nothing of other repositories."""
    job = GITHUB["jobs"]["xem-thu"]
    assert job["steps"][0]["with"]["ref"] == "${{ github.base_ref }}"
    assert "!github.event.pull_request.head.repo.fork" in job["if"]
    assert (job["environment"], GITLAB["xem-thu"]["environment"]) == ("xem-thu", "xem-thu")
    assert any("FETCH_HEAD" in line for line in GITLAB["xem-thu"]["script"])
    assert "CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in GITLAB["xem-thu"]["rules"][0]["if"]
