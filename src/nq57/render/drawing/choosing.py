"""Which form draws a block: the one that its editor names, else the one that its data ask for.

It must not know sheets but whether they are tall, low or wide.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from nq57.render.block_views import BlockView
from nq57.render.drawing.forms.bars import LineChart, Ranking
from nq57.render.drawing.forms.cards import Checklist, Icons, Sides
from nq57.render.drawing.forms.figures import Figures
from nq57.render.drawing.forms.form import BlockForm, Ground
from nq57.render.drawing.forms.hero import Hero
from nq57.render.drawing.forms.shares import Donut, PeopleForm, Rings
from nq57.render.drawing.forms.stack import Stack
from nq57.render.drawing.forms.steps import Road, Stairs
from nq57.render.drawing.forms.tables import TableForm
from nq57.render.drawing.forms.tiles import Tiles
from nq57.render.drawing.forms.times import Axis, Calendar, Rail
from nq57.render.drawing.forms.words import Quotation, QuotationBox, WordsForm
from nq57.render.drawing.numerals import as_figure, day_of, percent

Shape = Literal["square", "tall", "low", "wide"]
_BY_NAME: Mapping[str, type[BlockForm]] = {
    "noi-bat": Hero,
    "con-so": Figures,
    "nguoi": PeopleForm,
    "vong": Rings,
    "lich": Calendar,
    "con-duong": Road,
    "bac-thang": Stairs,
    "truc-doc": Rail,
    "truc-ngang": Axis,
    "xep-hang": Ranking,
    "bieu-tuong": Icons,
    "danh-dau": Checklist,
}
_USUAL: Mapping[str, type[BlockForm]] = {
    "so-lieu": Figures,
    "cac-buoc": Road,
    "dong-thoi-gian": Rail,
    "so-sanh": Sides,
    "bieu-do-cot": Ranking,
    "bieu-do-duong": LineChart,
    "bieu-do-tron": Donut,
    "bang": TableForm,
    "ban-do-o": Tiles,
    "danh-sach": Icons,
    "viec-can-co": Checklist,
    "trich-dan": Quotation,
    "loi-van": WordsForm,
}
_MOST_RINGS, _MOST_STAIRS, _AXIS, _SHORT, _MOST_DAYS = 4, 7, (2, 4), 60, 4
_LISTS = "danh-sach"


def form_of(block: BlockView, shape: Shape, detail: int = 2) -> BlockForm:
    """The form that draws a block on a sheet of a shape."""
    wanted = _BY_NAME.get(block.form)
    chosen = wanted if wanted and _bears(wanted, block) else _by_data(block, shape)
    return chosen(block, tall=shape == "tall", detail=detail)


def _bears(form: type[BlockForm], block: BlockView) -> bool:
    """Whether a block has the data that a form is made of."""
    test = _NEEDS.get(form)
    return test is None or test(block)


def _shares(block: BlockView) -> bool:
    figures = block.figures or tuple(as_figure(item, block.unit) for item in block.items)
    return bool(figures) and all(percent(figure) is not None for figure in figures)


def _days(block: BlockView) -> bool:
    return bool(block.figures) and all(day_of(figure.value) for figure in block.figures)


_NEEDS: Mapping[type[BlockForm], Callable[[BlockView], bool]] = {
    PeopleForm: lambda block: len(block.figures) == 1 and _shares(block),
    Rings: _shares,
    Calendar: _days,
}


def _by_data(block: BlockView, shape: Shape) -> type[BlockForm]:
    """The form that the data ask for."""
    count, flat = len(block.items), shape in {"low", "wide"}
    if block.kind == "so-lieu":
        if _days(block) and len(block.figures) <= _MOST_DAYS:
            return Calendar
        return Hero if len(block.figures) == 1 else Figures
    if block.kind == "bieu-do-cot" and block.unit == "%" and count <= _MOST_RINGS and _shares(block):
        return Rings
    if block.kind == "cac-buoc" and shape == "wide" and count <= _MOST_STAIRS:
        return Stairs
    if block.kind == "dong-thoi-gian" and flat and _AXIS[0] <= count <= _AXIS[1]:
        short = max(len(item.name) + len(item.text) for item in block.items) < _SHORT
        return Axis if short or shape == "wide" else Rail
    return _USUAL[block.kind]


def gathered(blocks: Sequence[BlockView]) -> tuple[BlockView, ...]:
    """Several short lists as one list whose items tell their group."""
    if len(blocks) < 2 or any(block.kind != _LISTS or block.form for block in blocks):  # noqa: PLR2004 - several
        return tuple(blocks)
    items = tuple(replace(item, when=block.heading) for block in blocks for item in block.items)
    return (replace(blocks[0], heading="", note="", items=items),) if len(items) <= 10 else tuple(blocks)  # noqa: PLR2004


def composed(blocks: Sequence[BlockView], shape: Shape, detail: int, *, alone: bool) -> BlockForm:
    """Blocks as one form: a single one by itself, several below one another.

    `alone` says that the infographic has no other block, so that its title is heading enough.
    """
    forms = [form_of(block, shape, detail) for block in blocks]
    if len(forms) == 1 and (forms[0].ground == "bold" or (alone and not forms[0].block.unit)):
        return forms[0]
    if len(forms) == 1 and alone:
        forms[0].block = replace(forms[0].block, heading="")
    stacked = [_in_stack(form) for form in forms] if len(forms) > 1 else forms
    grounds: set[Ground] = {form.ground for form in stacked}
    return Stack(stacked, "tint" if grounds <= {"tint"} else "paper", tall=shape == "tall")


_SMALLER: Mapping[type[BlockForm], Callable[..., BlockForm]] = {
    Hero: Figures,
    Quotation: QuotationBox,
    PeopleForm: Rings,
}


def _in_stack(form: BlockForm) -> BlockForm:
    """A form that stands with others: what would fill a sheet of its own takes a smaller shape."""
    other = _SMALLER.get(type(form))
    return other(form.block, tall=form.tall, detail=form.detail) if other else form
