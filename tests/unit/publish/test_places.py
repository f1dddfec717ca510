"""What `noi-dang.yml` says of hosts, judged before anything is opened: their keys, their certificates.

Addresses that are wrong, equal or nested are tried in `tests/targets/test_wrong_place.py`.
"""

import shutil
from pathlib import Path

import pytest
from tests.projects import ROOT
from tests.targets.servers import certificate

from nq57.publish.places import read_places

KNOWN = """\
noi_dang:
  - don_vi: tinh-a/xa-b
    dia_chi: ssh://u@may/srv/a
    khoa_may:
      - {sound}
      - {key}
  - don_vi: tinh-a/xa-c
    dia_chi: ftps://u@may/b
    chung_thu: {authority}
"""
SOUND = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ57nq57nq57nq57nq57nq57nq57nq57nq57nq57nq57 root@may"


@pytest.mark.parametrize("key", ["SHA256:Qk0Xn1", "may ssh-ed25519 AAAA", "ssh-ed25519 AAAA", "khóa"])
def test_what_hosts_are_known_by_is_checked_before_anything_is_opened(tmp_path: Path, key: str) -> None:
    """A fingerprint for a key, and a certificate that is missing or none, are problems at their lines."""
    (tmp_path / "sai.pem").write_text("không phải chứng thư", encoding="utf-8")
    for authority, code in (("thieu.pem", "chung-thu-thieu"), ("sai.pem", "chung-thu-sai")):
        text = KNOWN.format(sound=SOUND, key=key, authority=authority)
        (tmp_path / "noi-dang.yml").write_text(text, encoding="utf-8")
        found = read_places(tmp_path).problems
        assert [(p.code, p.source.line) for p in found] == [("khoa-may-sai", 6), (code, 9)]
        assert [key in found[0].message(), authority in found[1].message()] == [True, True]
        one = text.replace(f"\n      - {SOUND}\n      - {key}", f" {key}")
        (tmp_path / "noi-dang.yml").write_text(one, encoding="utf-8")
        assert read_places(tmp_path).problems[0].source.line == 4


def test_what_hosts_are_known_by_may_stand_beside_the_file(tmp_path: Path) -> None:
    """A host's key with its comment, and a certificate in a folder beside the file, are taken as given."""
    (tmp_path / "ca").mkdir()
    (tmp_path / "ca" / "may.pem").write_bytes(certificate())
    text = KNOWN.format(sound=SOUND, key=SOUND, authority="ca/may.pem")
    (tmp_path / "noi-dang.yml").write_text(text, encoding="utf-8")
    found = read_places(tmp_path)
    assert found.problems == ()
    assert found.by_unit["tinh-a/xa-c"].authority == tmp_path / "ca" / "may.pem"


def test_the_sample_file_is_sound(tmp_path: Path) -> None:
    """What the handbook gives to copy has no problem."""
    shutil.copyfile(ROOT / "handbook" / "van-hanh" / "noi-dang.mau.yml", tmp_path / "noi-dang.yml")
    found = read_places(tmp_path)
    assert found.problems == ()
    assert len(found.by_unit) >= 5
