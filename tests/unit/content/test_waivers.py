"""Signed exceptions hold for one finding in one state of one file, and for nothing else."""

import hashlib

import pytest
from tests.workspaces import UNITS, article, loaded

from nq57.content.loading import Loaded
from nq57.model.messages.gate import GATE

NEWS = "tinh-a/tin-tuc/tin.md"
MARKED = article("TỐI MẬT")


def entry(**keys: str) -> str:
    """One exception for the mark in `MARKED`; `keys` replace its own."""
    digest = hashlib.sha256(MARKED.encode()).hexdigest()
    own = {"tep": NEWS, "phat_hien": "dau-mat", "gia_tri": "TỐI MẬT", "ma_tep": f'"{digest}"'}
    own |= {"nguoi_ky": "Nguyễn Văn Mẫu", "ngay": "21/11/2026", "ly_do": "Tài liệu đã giải mật"}
    lines = [f"    {key}: {value}" for key, value in (own | keys).items() if value]
    return "ngoai_le:\n  -" + "\n".join(lines)[3:] + "\n"


def weighed(waivers: str, text: str = MARKED) -> Loaded:
    """A workspace with one marked article and these exceptions."""
    return loaded({**UNITS, NEWS: text, "ngoai-le.yml": waivers})


@pytest.mark.parametrize("path", [NEWS, f"content/{NEWS}"])
def test_a_signed_exception_lets_the_record_pass(path: str) -> None:
    """With name, day and reason the record is published, and the audit knows by whose leave."""
    found = weighed(entry(tep=path))
    assert found.problems == ()
    assert [record.slug for record in found.workspace.records] == ["tin"]
    assert [(one.problem.code, one.waiver.signer) for one in found.waived] == [
        ("dau-mat", "Nguyễn Văn Mẫu")
    ]


def test_a_later_change_voids_it() -> None:
    """One blank more in the file, and the mark stops it again; the exception is told to be stale."""
    found = weighed(entry(), f"{MARKED} ")
    assert sorted(p.code for p in found.problems) == ["dau-mat", "ngoai-le-thua"]
    assert found.workspace.records == ()


@pytest.mark.parametrize(
    "keys",
    [
        {"tep": "tinh-a/tin-tuc/khac.md"},
        {"phat_hien": "nhac-do-mat"},
        {"gia_tri": "TUYỆT MẬT"},
        {"ma_tep": '"' + "0" * 64 + '"'},
    ],
)
def test_an_exception_for_something_else_does_not_help(keys: dict[str, str]) -> None:
    """File, finding, value and digest must all fit."""
    found = weighed(entry(**keys))
    assert {p.code for p in found.problems} == {"dau-mat", "ngoai-le-thua"}


@pytest.mark.parametrize("key", ["tep", "phat_hien", "gia_tri", "ma_tep", "nguoi_ky", "ngay", "ly_do"])
def test_every_key_is_needed(key: str) -> None:
    """An exception without name, day or reason is none, and the mark stops the record."""
    found = weighed(entry(**{key: ""}))
    assert {p.code for p in found.problems} == {"dau-mat", "thieu-khoa"}
    assert found.workspace.records == ()


@pytest.mark.parametrize("text", ["", "ngoai_le: [", "ngoai_le: &a x", "x: chữ\n"])
def test_a_broken_file_lets_nothing_pass(text: str) -> None:
    """Of a file with an error no exception counts."""
    found = weighed(text)
    assert "dau-mat" in {p.code for p in found.problems}
    assert len({p.code for p in found.problems}) == 2
    assert found.waived == ()


def test_only_findings_of_the_gate_can_be_signed_for() -> None:
    """No signature lets other errors pass."""
    found = weighed(entry(phat_hien="thieu-khoa"))
    assert "gia-tri-la" in {p.code for p in found.problems}
    assert "thieu-khoa" not in GATE


def test_a_warning_can_be_signed_for_too() -> None:
    """A telephone that may be published is signed for by its masked value."""
    text = article("Gọi 0912345678.")
    digest = hashlib.sha256(text.encode()).hexdigest()
    signed = entry(phat_hien="so-dien-thoai", gia_tri='"09******78"', ma_tep=f'"{digest}"')
    assert weighed(signed, text).problems == ()


def test_a_unit_and_its_terms_can_be_signed_for() -> None:
    """Exceptions count for `don-vi.yml` and `tu-vung.yml` as well."""
    unit, terms = "ten: Tỉnh A\ncap: Tỉnh\ngioi_thieu: MẬT\n", "chu_de:\n  - ma: x\n    ten: MẬT\n"
    for path, text in (("tinh-a/don-vi.yml", unit), ("tu-vung.yml", terms)):
        digest = hashlib.sha256(text.encode()).hexdigest()
        signed = entry(tep=path, gia_tri="MẬT", ma_tep=f'"{digest}"')
        found = loaded({**UNITS, path: text, "ngoai-le.yml": signed})
        assert found.problems == ()
        assert "tinh-a" in found.workspace.units
        assert ("x" in [term.code for term in found.workspace.vocabulary.topics]) == (path == "tu-vung.yml")
