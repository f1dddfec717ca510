"""Drafts, records to come and expired ones: seen by editors, by nobody else."""

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.projects import AS_OF, make_project, nq57
from tests.workspaces import DAY, PROVINCE, article, document, workspace

from nq57.build.preview import Preview
from nq57.catalogue.catalogue import catalogue_of
from nq57.catalogue.pending import with_pending

FILES = {
    "tinh-a/don-vi.yml": PROVINCE,
    "tinh-a/tin-tuc/nhap.md": article(tieu_de="Bài nháp", nhap="có"),
    "tinh-a/tin-tuc/hen.md": article(tieu_de="Bài hẹn", dang_tu="01/12/2026"),
    "tinh-a/tin-tuc/het.md": article(tieu_de="Bài cũ", het_han="01/11/2026"),
    "tinh-a/tin-tuc/dang.md": article(tieu_de="Bài đăng"),
    "tinh-a/van-ban/57.yml": document(nhap="có"),
}


def test_what_readers_do_not_see_is_marked_in_its_title() -> None:
    """Each says why; what is published is as it was."""
    seen = catalogue_of(with_pending(workspace(FILES), DAY), "tinh-a", DAY)
    titles = {record.slug: record.fields.title for record in seen.by_kind["tin-tuc"]}
    assert titles == {
        "nhap": "[Bản nháp] Bài nháp",
        "hen": "[Hẹn 01/12/2026] Bài hẹn",
        "het": "[Hết hạn 01/11/2026] Bài cũ",
        "dang": "Bài đăng",
    }
    assert [record.pending for record in seen.by_kind["van-ban"]] == ["Bản nháp"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with those records and a target for its unit."""
    content = tmp_path_factory.mktemp("noi-dung")
    for path, text in FILES.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, "utf-8")
    return make_project(tmp_path_factory.mktemp("du-an") / "du-an", content)


def test_the_preview_shows_them_with_a_list(project: Path) -> None:
    """A banner on each, and a list of all that readers do not see, on every page one click away."""
    preview = Preview(project, dt.date.fromisoformat(AS_OF), 0)
    draft = preview.respond("tinh-a/tin-tuc/nhap/").body.decode()
    assert "Bản nháp: bạn đọc không thấy bài này." in draft
    assert '<meta name="robots" content="noindex">' in draft
    assert 'href="/tinh-a/ban-nhap/">Bản nháp và bài hẹn (4)' in draft
    published = preview.respond("tinh-a/tin-tuc/dang/").body.decode()
    assert "bạn đọc không thấy bài này" not in published
    listed = preview.respond("tinh-a/ban-nhap/").body.decode()
    assert [name for name in ("nhap", "hen", "het", "dang") if f'href="../tin-tuc/{name}/"' in listed] == [
        "nhap",
        "hen",
        "het",
    ]


def test_a_tree_with_drafts_goes_to_previews_only(project: Path, tmp_path: Path) -> None:
    """It has its own folder, tells search engines to stay away, and no real target takes it."""
    options = ("--root", project, "--as-of", AS_OF, "--jobs", "1")
    assert nq57("build", *options, "--drafts").returncode == 0
    assert nq57("build", *options).returncode == 0
    drafts, real = project / "site-nhap", project / "site"
    assert (drafts / "tinh-a/tin-tuc/nhap/index.html").is_file()
    assert (drafts / "tinh-a/robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    assert 'content="noindex"' in (drafts / "tinh-a/index.html").read_text("utf-8")
    assert not (real / "tinh-a/tin-tuc/nhap").exists()
    assert not (real / "tinh-a/ban-nhap").exists()
    assert 'content="noindex"' not in (real / "tinh-a/index.html").read_text("utf-8")
    assert json.loads((drafts / ".nq57/tinh-a.manifest.json").read_text("utf-8"))["preview"] == "ban-nhap"
    assert "preview" not in json.loads((real / ".nq57/tinh-a.manifest.json").read_text("utf-8"))
    places = project / "noi-dang.yml"
    row = f"noi_dang:\n  - don_vi: tinh-a\n    dia_chi: {tmp_path.as_uri()}\n"
    places.write_text(row, "utf-8")
    refused = nq57("publish", "tinh-a", "--root", project, "--out", drafts)
    assert (refused.returncode, "--drafts" in refused.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []
    places.write_text(f"{row}    xem_thu: có\n", "utf-8")
    assert nq57("publish", "tinh-a", "--root", project, "--out", drafts).returncode == 0
    assert (tmp_path / "tin-tuc/nhap/index.html").is_file()
