"""Tests of publishing over a cluster: each host by itself, and a bad one alone."""

import json
from pathlib import Path

from tests.projects import nq57
from tests.unit.cluster.conftest import Nation, files_of

from nq57.publish.places import read_places

_GOOD = ("lang-son", "lang-son/phuong-ky-lua", "lang-son/xa-ba-son")
_BAD = ("hue", "hue/phuong-phu-xuan")


def _targets(folder: Path, host: str) -> str:
    """Three units to folders here, and five to a host where nobody listens."""
    rows = [
        f"  - don_vi: {unit}\n    dia_chi: file://{folder}/{unit.replace('/', '.')}\n" for unit in _GOOD
    ]
    away = (*_BAD, *(f"hue/{name}" for name in "abc"))
    rows += [f"  - don_vi: {unit}\n    dia_chi: ssh://nq57@{host}/srv/{unit}-www\n" for unit in away]
    return "noi_dang:\n" + "".join(rows)


def test_a_bad_host_keeps_its_own_units_alone(country: Nation, tmp_path: Path) -> None:
    """The others are published whole; the ledger tells of each."""
    for unit in _GOOD:
        (tmp_path / unit.replace("/", ".")).mkdir()
    (tmp_path / "noi-dang.yml").write_text(_targets(tmp_path, "127.0.0.1:1"), encoding="utf-8")
    words = ("--all", "--cluster", "local:1", "--root", tmp_path, "--out", country.out, "--leave-out")
    done = nq57("publish", *words, "--summary", tmp_path / "bang.md")
    assert done.returncode == 1, done.stderr
    for unit in _GOOD:
        tree = unit.replace("/", ".")
        live = {name: data for name, data in files_of(tmp_path / tree).items() if ".nq57" not in name}
        assert live == files_of(country.out / tree)
    ledger = json.loads((country.out / ".nq57/so-dang.json").read_bytes())
    assert {unit for unit, row in ledger.items() if row["ket_qua"] == "da-dang"} == set(_GOOD)
    rows = [line.split(" | ")[:5] for line in (tmp_path / "bang.md").read_text("utf-8").splitlines()]
    assert ["| 127.0.0.1", "5", "0", "0", "5"] in rows
    assert ["| thư mục", "3", "3", "0", "0"] in rows


def test_thousands_of_targets_are_read_soon(tmp_path: Path) -> None:
    """A place that was taken, lies inside another or around it is told with the unit that had it first."""
    good = "".join(
        f"  - don_vi: t{at % 34}/x{at}\n    dia_chi: ssh://u@m{at % 34}/www/x{at}\n" for at in range(300)
    )
    wrong = (("moi/a", "m1/www/x1"), ("moi/b", "m2/www/x2/y"), ("moi/c", "m3/www"), ("t4/x4", "m9/khac"))
    bad = "".join(f"  - don_vi: {unit}\n    dia_chi: ssh://u@{where}\n" for unit, where in wrong)
    (tmp_path / "noi-dang.yml").write_text(f"noi_dang:\n{good}{bad}", encoding="utf-8")
    found = read_places(tmp_path)
    assert len(found.by_unit) == 300
    others = [dict(one.details)["other"] for one in found.problems if one.code == "noi-dang-trung"]
    assert others == ["t1/x1", "t2/x2", "t3/x3", "t4/x4"]
