"""Old workspaces brought over."""

import shutil
from pathlib import Path

import pytest
from tests.projects import ROOT

from nq57.starting.upgrading import is_copy, plan_upgrade

OLD = """\
      don_vi: !ENV [NQ57_DON_VI, "lang-son/phuong-ky-lua"]
      ngay: !ENV [NQ57_NGAY, ""]
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace as editors were told to make one: the repository's files copied."""
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert OLD in config
    own = OLD.replace("lang-son/phuong-ky-lua", "tinh-mau/xa-mau") + "      tim_kiem: false\n"
    (tmp_path / "mkdocs.yml").write_text(config.replace(OLD, own), "utf-8")
    (tmp_path / "content").mkdir()
    return tmp_path


def test_copies_go_and_changed_files_stay(old: Path) -> None:
    """Line ends of another system are no change; settings move to nq57.yml."""
    changed, ended = old / "templates" / "main.html", old / "docs" / "assets" / "nq57.css"
    changed.write_text(changed.read_text("utf-8") + "<!-- riêng -->", "utf-8")
    ended.write_bytes(ended.read_bytes().replace(b"\n", b"\r\n"))
    plan = plan_upgrade(old)
    assert plan.kept == ("templates/main.html",)
    assert "docs/assets/nq57.css" in plan.removed
    assert "templates/articles/tin-tuc.html" in plan.removed
    assert plan.written["nq57.yml"] == "tim_kiem: không\n"
    assert '"tinh-mau/xa-mau"' in plan.written["mkdocs.yml"]
    assert not plan.keeps_config


def test_a_changed_configuration_stays(old: Path) -> None:
    """Whoever wrote settings of MkDocs' own keeps them."""
    config = old / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "copyright: UBND\n", "utf-8")
    plan = plan_upgrade(old)
    assert plan.keeps_config
    assert "mkdocs.yml" not in plan.written


def test_once_is_enough(old: Path) -> None:
    """A workspace brought over has nothing left to be done."""
    plan = plan_upgrade(old)
    for path, text in plan.written.items():
        (old / path).write_text(text, "utf-8")
    for path in plan.removed:
        (old / path).unlink()
    assert plan_upgrade(old).empty


def test_an_earlier_version_s_copy_is_known(tmp_path: Path) -> None:
    """By its Git blob id: the copy may be of any version."""
    file = tmp_path / "x"
    file.write_text("không phải của nq57", "utf-8")
    assert not is_copy(file)
    assert not is_copy(tmp_path / "khong-co")
