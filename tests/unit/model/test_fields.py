"""What all kinds share: Vietnamese keys, frozen values, no unknown key, and settled titles.

They must not know how a file is read.
"""

import pytest
from pydantic import ValidationError
from tests.workspaces import record

from nq57.model.fields import Fields
from nq57.model.kinds import Kind
from nq57.model.records import CLASS_OF, KINDS, KINDS_BY_FOLDER
from nq57.model.values import PartialDate

KEYS = "[a-z][a-z_]*"


def test_there_are_thirteen_kinds() -> None:
    """The list of kinds is closed, a folder each."""
    assert len(KINDS) == len(KINDS_BY_FOLDER) == 13


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_field_has_a_key_and_says_what_it_means(kind: Kind) -> None:
    """An editor's key is Vietnamese without accents; its meaning stands beside it."""
    for name, field in CLASS_OF[kind.folder].model_fields.items():
        assert field.alias, name
        assert field.alias.isascii(), name
        assert field.alias == field.alias.lower(), name
        assert field.description, name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_every_kind_gives_a_json_schema(kind: Kind) -> None:
    """Editors' tools complete keys from the same models that check them."""
    schema = CLASS_OF[kind.folder].model_json_schema(by_alias=True)
    assert schema["additionalProperties"] is False
    assert "the" in schema["properties"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_an_unknown_key_is_an_error(kind: Kind) -> None:
    """No kind swallows what it does not know."""
    with pytest.raises(ValidationError) as refused:
        CLASS_OF[kind.folder].model_validate({"khoa_nao_do": "x"})
    assert "extra_forbidden" in {error["type"] for error in refused.value.errors()}


def test_fields_are_frozen() -> None:
    """A record's fields cannot be changed once read."""
    shown = record("tinh-a/su-kien/a.yml", "tieu_de: Họp\nbat_dau: 01/06/2025\n")
    with pytest.raises(ValidationError, match="frozen"):
        shown.fields.summary = "khác"  # type: ignore[misc] # what a test of frozenness must try


def test_the_shared_keys_name_no_title() -> None:
    """Fields alone are no kind: asking their title is a mistake of ours."""
    with pytest.raises(NotImplementedError):
        _ = Fields().title


@pytest.mark.parametrize(
    ("path", "text", "title", "date"),
    [
        ("tin-tuc/a.md", "---\ntieu_de: Tin\nngay: 8/2025\n---\nX\n", "Tin", PartialDate(2025, 8)),
        ("su-kien/a.yml", "tieu_de: Họp\nbat_dau: 01/06/2025\n", "Họp", PartialDate(2025, 6, 1)),
        ("hoi-dap/a.yml", "cau_hoi: Ai?\nnoi_dung: Tôi.\nngay_hoi: 2025\n", "Ai?", PartialDate(2025)),
        (
            "hoi-dap/b.yml",
            "cau_hoi: Ai?\nnoi_dung: Tôi.\nngay_hoi: 2025\nngay_tra_loi: 2/2026\n",
            "Ai?",
            PartialDate(2026, 2),
        ),
        ("chi-tieu/a.yml", "ten: Đạt\nmoc: [{nam: '2025', gia_tri: 1}]\n", "Đạt", None),
        (
            "chi-tieu/b.yml",
            "ten: Đạt\nmoc: [{nam: '2025', gia_tri: 1}]\nngay_dang: 01/06/2025\n",
            "Đạt",
            PartialDate(2025, 6, 1),
        ),
        ("du-an-khcn/a.yml", "ten: Nghiên cứu\nto_chuc_chu_tri: Viện\n", "Nghiên cứu", None),
        (
            "nhiem-vu/a.yml",
            "ten: Việc\nchu_tri: A\nthoi_han: Quý I\nhan: 31/03/2026\n",
            "Việc",
            PartialDate(2026, 3, 31),
        ),
        (
            "nhiem-vu/b.yml",
            "ten: Việc\nchu_tri: A\nthoi_han: Quý I\nhan: 31/03/2026\nngay_cap_nhat: 01/02/2026\n",
            "Việc",
            PartialDate(2026, 2, 1),
        ),
    ],
)
def test_title_and_date_of_each_kind(path: str, text: str, title: str, date: PartialDate | None) -> None:
    """A list names a record by its title and orders it by its date."""
    fields = record(f"tinh-a/{path}", text).fields
    assert (fields.title, fields.date) == (title, date)
