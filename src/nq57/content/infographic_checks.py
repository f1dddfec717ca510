"""What an infographic's blocks must hold: the keys of their kind, readable numbers, sums, codes, sources.

It must not know how blocks look. Tables become items or rows here, so that all that comes after knows
one form.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from nq57.content.administrative import wards_of
from nq57.content.block_tables import taken_table
from nq57.content.number_checks import number_problem
from nq57.language.did_you_mean import nearest
from nq57.language.quantities import plain_number, read_quantity
from nq57.model.infographics import (
    BLOCK_KINDS_BY_CODE,
    CHARTS,
    COMMON_KEYS,
    FIGURE_FORMS,
    FORMS_BY_CODE,
    Block,
    BlockFigure,
    Infographic,
    Item,
    tile_place,
)
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import Source

_PARAGRAPH = 80  # letters; less says no more than a title
_PERCENT = "%"
_ROUNDING = 0.051  # parts given to one decimal may miss their sum by this much each
_ALIASES = {name: str(info.alias) for name, info in Block.model_fields.items()}
_ITEM_ALIASES = {name: str(info.alias) for name, info in Item.model_fields.items()}
_PLACE = ("ma", "ten")
_RECORD = "/van-ban/"
_IN_TABLES = frozenset({"muc", "cot", "hang"})
_MOST_TILES = 30  # in a row or column of a map


def checked_infographic(
    record: Record, fields: Infographic, read: Callable[[str], bytes]
) -> tuple[Record, list[Problem]]:
    """The record with its tables as items and places named; and all problems of its blocks.

    `read` gives the bytes of a CSV file beside the record, which becomes part of the record's digest.
    """
    check = _Check(record, read)
    blocks = tuple(check.block(index, block) for index, block in enumerate(fields.blocks))
    for index, figure in enumerate(fields.figures):
        check.figure(f"so_lieu.{index}", figure)
    check.form("ve", fields.form, FIGURE_FORMS, "Số liệu")
    check.first(fields)
    if not (fields.origin or fields.basis):
        check.add("infographic-thieu-nguon", "tieu_de")
    if fields.picture and not (fields.blocks or fields.figures) and len(record.body) < _PARAGRAPH:
        check.add("infographic-thieu-loi", "anh")
    digest = _digest_with(record.digest, check.tables)
    fields = fields.model_copy(update={"blocks": blocks})
    return replace(record, fields=fields, digest=digest), check.problems


def _digest_with(digest: str, tables: list[bytes]) -> str:
    """A record's digest with those of its tables; its own when it has none."""
    whole = "".join([digest, *(hashlib.sha256(data).hexdigest() for data in tables)])
    return hashlib.sha256(whole.encode()).hexdigest() if tables else digest


@dataclass(slots=True)
class _Check:
    """One infographic under way."""

    record: Record
    read: Callable[[str], bytes]
    problems: list[Problem] = field(default_factory=list)
    tables: list[bytes] = field(default_factory=list)
    rows: dict[str, tuple[Source, ...]] = field(default_factory=dict)

    def add(self, code: str, at: str, /, **details: object) -> None:
        """Note a problem at a dotted key, or at the nearest key around it."""
        self.problems.append(problem(code, self._place(at), **details))

    def _place(self, key: str) -> Source:
        parts = key.split(".")
        if len(parts) > 3 and (rows := self.rows.get(".".join(parts[:2]))):  # noqa: PLR2004 - a row of a table
            return rows[int(parts[3])]
        keys = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
        return self.record.place(next((known for known in keys if known in self.record.places), key))

    def block(self, index: int, block: Block) -> Block:
        """One block, with the rows of its table as items; its problems noted."""
        place, kind = f"khoi.{index}", BLOCK_KINDS_BY_CODE[block.kind]
        block = self._taken(place, block)
        given = {_ALIASES[name] for name in _ALIASES if getattr(block, name)}
        for key in kind.needs:
            if key not in given and not (block.csv and key in _IN_TABLES):  # told already, if it failed
                self.add("khoi-thieu-khoa", f"{place}.loai", key=key, kind=kind.term.label)
        for key in sorted(given - {*kind.needs, *kind.takes, *COMMON_KEYS}):
            self.add("khoi-thua-khoa", f"{place}.{key}", key=key, kind=kind.term.label)
        self.form(f"{place}.ve", block.form, kind.forms, kind.term.label)
        for at, item in enumerate(block.items):
            self._item(f"{place}.muc.{at}", item, kind.items)
        for at, figure in enumerate(block.figures):
            self.figure(f"{place}.cac_so.{at}", figure)
        if block.number:
            self.number(f"{place}.so_ky_hieu", block.number)
        self._table(place, block)
        self._sum(place, block)
        return self._map(place, block)

    def form(self, place: str, form: str | None, known: tuple[str, ...], kind: str) -> None:
        """The way a block is drawn is one that its kind has."""
        if form and form not in known:
            forms = ", ".join(FORMS_BY_CODE[code].label for code in known)
            self.add("ve-khong-hop", place, form=FORMS_BY_CODE[form].label, kind=kind, forms=forms)

    def first(self, fields: Infographic) -> None:
        """The block that leads the pictures is there."""
        headings = [block.heading for block in fields.blocks if block.heading]
        if fields.first and fields.first not in headings:
            self.add("anh-dau-la", "anh_dau", value=fields.first, headings=", ".join(headings) or "–")

    def _taken(self, place: str, block: Block) -> Block:
        """A block with its table taken apart, and the places of the table's rows."""
        taken = taken_table(self.record, block, self._place(f"{place}.csv"), self.read)
        self.problems += taken.problems
        if taken.data:
            self.tables.append(taken.data)
        self.rows[place] = taken.places
        return taken.block

    def _item(self, place: str, item: Item, needs: tuple[str, ...]) -> None:
        given = {_ITEM_ALIASES[name] for name in _ITEM_ALIASES if getattr(item, name)}
        for key in needs:
            if key not in given:
                self.add("muc-thieu-khoa", place, key=key)

    def figure(self, place: str, figure: BlockFigure) -> None:
        """A percentage among the figures."""
        quantity = read_quantity(figure.value)
        if figure.unit == _PERCENT and quantity and not 0 <= quantity.value <= 100:  # noqa: PLR2004 - per cent
            self.add("phan-tram-sai", f"{place}.gia_tri", value=figure.value)

    def number(self, place: str, value: str) -> None:
        """A document's number, or its record's id."""
        found = None if _RECORD in value else number_problem(value, self._place(place))
        self.problems += [found] if found else []

    def _values(self, place: str, block: Block) -> list[float]:
        """The numbers of a chart's or map's items; those that are none are noted."""
        found = []
        for at, item in enumerate(block.items):
            quantity = read_quantity(item.value) if item.value else None
            if quantity is None and item.value:
                self.add("so-khong-doc-duoc", f"{place}.muc.{at}.gia_tri", value=item.value)
            elif quantity and quantity.value < 0 and block.kind != "bieu-do-duong":
                self.add("so-am", f"{place}.muc.{at}.gia_tri", value=item.value)
            elif quantity and block.unit == _PERCENT and quantity.value > 100:  # noqa: PLR2004 - per cent
                self.add("phan-tram-sai", f"{place}.muc.{at}.gia_tri", value=item.value)
            found.append(quantity.value if quantity else 0.0)
        return found

    def _sum(self, place: str, block: Block) -> None:
        """The parts of a whole make the whole."""
        if block.kind not in CHARTS | {"ban-do-o"}:
            return
        before = len(self.problems)
        values = self._values(place, block)
        unread = len(self.problems) > before  # their sum would say nothing
        total = read_quantity(block.total) if block.total else None
        if block.total and total is None:
            self.add("so-khong-doc-duoc", f"{place}.tong", value=block.total)
        if block.kind != "bieu-do-tron" or not values or unread:
            return
        wanted = total.value if total else 100.0 if block.unit == _PERCENT else sum(values)
        if abs(sum(values) - wanted) > _ROUNDING * len(values) or not sum(values):
            found = plain_number(sum(values))
            self.add("tong-sai", f"{place}.muc", found=found, wanted=plain_number(wanted))

    def _table(self, place: str, block: Block) -> None:
        for at, row in enumerate(block.rows):
            if len(row) != len(block.columns):
                self.add("bang-lech", f"{place}.hang.{at}", cells=len(row), columns=len(block.columns))

    def _map(self, place: str, block: Block) -> Block:
        """Names of the places; every commune of the province is there, with a value or without."""
        if block.kind != "ban-do-o" or not block.province:
            return block
        wards = wards_of(block.province)
        if not wards:
            self.add("tinh-la", f"{place}.tinh", value=block.province)
            return block
        self._tiles(place, block, wards)
        given = {item.code: item for item in block.items}
        items = tuple(
            given[code].model_copy(update={"name": name})
            if code in given
            else _item_of(_PLACE, (code, name))
            for code, name in wards.items()
        )
        return block.model_copy(update={"items": items})

    def _tiles(self, place: str, block: Block, wards: Mapping[str, str]) -> None:
        """Each commune once, in its province, with a value, on a place of its own if it has one."""
        codes: set[str] = set()
        cells: set[tuple[int, int]] = set()
        for at, item in enumerate(block.items):
            here = f"{place}.muc.{at}"
            if item.code and item.code not in wards:
                guess = _meant_code(item.code, wards)
                self.add("xa-la", f"{here}.ma", value=item.code, province=block.province, guess=guess)
            if item.code in codes:
                self.add("xa-hai-lan", f"{here}.ma", value=item.code)
            codes.add(item.code or "")
            if not (item.value or item.row or item.column):
                self.add("muc-thieu-khoa", here, key="gia_tri")
            if cell := self._cell(here, item):
                if cell in cells:
                    self.add("o-hai-xa", f"{here}.hang", row=cell[0], column=cell[1])
                cells.add(cell)

    def _cell(self, place: str, item: Item) -> tuple[int, int] | None:
        """Row and column of a tile, both or none."""
        if not (item.row or item.column):
            return None
        cell = tile_place(item)
        if cell is None or max(cell) > _MOST_TILES:
            given = f"{item.row or '–'}, {item.column or '–'}"
            self.add("vi-tri-sai", f"{place}.hang", value=given, most=_MOST_TILES)
        return cell


def _meant_code(value: str, wards: Mapping[str, str]) -> str | None:
    """The code that is meant by one without its leading zero, or by a commune's name."""
    if value.zfill(5) in wards:
        return value.zfill(5)
    by_name = {name.partition(" ")[2]: code for code, name in wards.items()}
    by_name |= {name: code for code, name in wards.items()}
    found = nearest(value, by_name)
    return by_name[found[0]] if found else None


def _item_of(keys: tuple[str, str], row: tuple[str, ...]) -> Item:
    return Item.model_validate({key: cell for key, cell in zip(keys, row, strict=False) if cell})
