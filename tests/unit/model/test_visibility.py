"""Who may see a field: said at the field, private unless it says otherwise.

They must not know one kind's fields beyond those that a unit's programs alone read.
"""

from pydantic import Field

from nq57.model.fields import Titled
from nq57.model.records import CLASSES
from nq57.model.values import Text
from nq57.model.visibility import Searched, Visibility, model_fields, public_fields, searched_fields
from nq57.render.data_values import columns, plain_fields, schema


class Contest(Titled):
    """A kind with a field that says who may see it, and one that does not."""

    prize: Searched[Text | None] = Field(None, alias="giai_thuong")
    jury: Text | None = Field(None, alias="giam_khao")


def test_a_field_that_says_nothing_is_private() -> None:
    """It is neither in open data nor in its schema, nor searched."""
    contest = Contest.model_validate({"tieu_de": "A", "ngay": "2026", "giai_thuong": "B", "giam_khao": "C"})
    assert "giai_thuong" in plain_fields(contest)
    assert "giam_khao" not in {*plain_fields(contest), *columns(Contest), *schema(Contest)["properties"]}
    assert "jury" not in {field.name for field in searched_fields(Contest)}


def test_what_only_the_editor_needs_is_private_in_every_kind() -> None:
    """Drafts, embargoes and the body's own key never reach open data."""
    for fields in CLASSES:
        hidden = {f.key for f in model_fields(fields) if f.visibility is Visibility.PRIVATE}
        assert {"nhap", "dang_tu", "het_han", "thay_the", "noi_dung", "co_tro_giup_ai"} <= hidden


def test_every_kind_shows_a_leading_field() -> None:
    """Search finds a record by its title."""
    for fields in CLASSES:
        assert any(field.visibility is Visibility.LEADING for field in public_fields(fields))
