"""Generated projects full of hostile texts, and edits of them as editors and operators make them.

It must not assert or build anything. Front matter is written as JSON, which is YAML: so any text fits.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st
from tests.small_files import pdf

from nq57.catalogue.workspace import chain

UNITS = ("trung-uong", "tinh-a", "tinh-a/xa-b", "tinh-c")
SLUGS = ("mot", "hai", "x", "nam")
LANGUAGES = ("en", "tyz", "hmn")
HOSTILE = (
    "Nói \"thẳng\" và 'thật'",
    "<b>Đậm</b> & <script>alert(1)</script>",
    "A & B &amp; C &#xFDD1;unit.name&#xFDD2; &#xFDD0;",
    "{{ config.site_name }} {% raw %} {# x #} {{ x }}",
    "</title></script><!--",
    r"C:\thu\muc \ufdd1page.title\ufdd2 \\",
    "🎉 Tiếng Việt\u2028 rất\u00a0lạ 中文",
    "dài " * 400,
    ' autocomplete="off">',
    "{ten} %s $x ${y}",
    "Thường",
)
HOSTS = (
    "",
    "https://tinh-a.example/",
    "https://tinh-a.example/chuyen-muc/nq57",
    "https://tinh-a.example/a&b/chuyên-mục/%20{{x}}//",
)
_letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
texts = st.sampled_from(HOSTILE) | st.text(_letters, min_size=1, max_size=12).map(lambda text: f"T{text}")
days = st.integers(1, 28).map(lambda day: f"{day:02d}/11/2026")
Keys = dict[str, object]
Files = dict[str, bytes]


def _some(*names: str) -> st.SearchStrategy[Mapping[str, str]]:
    """Some of these keys with a text each."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, texts))


_KINDS: Mapping[str, Callable[[int], Keys]] = {
    "tin-tuc": lambda n: {"tieu_de": f"Tin {n}", "ngay": "2026"},
    "van-ban": lambda n: {
        "so_ky_hieu": f"{n + 1}/KH-UBND",
        "loai": "Kế hoạch",
        "trich_yeu": f"Về việc {n}",
        "co_quan_ban_hanh": "UBND",
        "ngay_ban_hanh": "11/2026",
        "xac_minh": "ABC"[n % 3],
        "trong_tam": "có",
        "quan_he": [{"loai": "căn cứ", "van_ban": f"{n}/KH-UBND"}],
    },
    "infographic": lambda n: {
        "tieu_de": f"Số liệu {n}",
        "ngay": "02/11/2026",
        "nguon": {"ten": "Sổ & sách"},
        "so_lieu": [{"gia_tri": "5 < 7", "chu_thich": "Số & chữ"}],
    },
    "su-kien": lambda n: {"tieu_de": f"Họp {n}", "bat_dau": f"{n + 1:02d}/11/2026", "lap_lai": "hằng năm"},
    "nhiem-vu": lambda n: {
        "ten": f"Việc {n}",
        "chu_tri": "Sở A",
        "thoi_han": "2026",
        "van_ban": "1/KH-UBND",
    },
    "chi-tieu": lambda n: {"ten": f"Mục tiêu {n}", "moc": [{"nam": "2026", "gia_tri": "> 5 %"}]},
    "mo-hinh": lambda n: {"tieu_de": f"Mô hình {n}", "ngay": "05/11/2026"},
    "hoc-vu-so": lambda n: {"tieu_de": f"Bài {n}", "ngay": "2026", "cac_buoc": ["Mở <máy>", "Tắt & về"]},
    "hoi-dap": lambda n: {"cau_hoi": f"Ai {n}?"},
    "phat-thanh": lambda n: {"tuan": f"2026-W{10 + n}", "nguoi_duyet": "A & B"},
    "so-lieu": lambda n: {
        "tieu_de": f"Kỳ {n}",
        "ky": f"20{10 + n}",
        "nguoi_cung_cap": "Sở A & B",
        "so_lieu": [{"chi_so": "to-cnscd", "gia_tri": str(n)}],
    },
    "du-an-khcn": lambda n: {"ten": f"Đề tài {n}", "to_chuc_chu_tri": "Viện"},
}
_TITLES = {
    "van-ban": "trich_yeu",
    "nhiem-vu": "ten",
    "chi-tieu": "ten",
    "hoi-dap": "cau_hoi",
    "du-an-khcn": "ten",
}


@dataclass(frozen=True)
class Written:
    """One record's file: its front matter and body, files that it offers, and a table that it takes in."""

    unit: str
    kind: str
    slug: str
    keys: Keys
    body: str = ""
    language: str = ""
    offered: Mapping[str, bytes] = field(default_factory=dict)
    table: str = ""

    @property
    def id(self) -> str:
        """Its id in the workspace."""
        return f"{self.unit}/{self.kind}/{self.slug}"

    @property
    def path(self) -> str:
        """Its file below `content/`."""
        return f"{self.id}{'.' if self.language else ''}{self.language}.md"

    def files(self) -> Files:
        """Its file and those it offers."""
        offers = [{"tep": name} for name in sorted(self.offered)]
        keys = {**self.keys, **({"tep_dinh_kem": offers} if offers else {})}
        if self.table:
            chart = {"loai": "biểu đồ cột", "don_vi": "việc", "csv": f"{self.slug}.csv"}
            keys = {**keys, "khoi": [chart]}
        text = f"---\n{json.dumps(keys, ensure_ascii=False)}\n---\n{self.body}\n"
        beside = {f"{self.unit}/{self.kind}/{name}": data for name, data in self.offered.items()}
        if self.table:
            beside[f"{self.id}.csv"] = self.table.encode()
        return {self.path: text.encode(), **beside}


@st.composite
def _bodies(draw: st.DrawFn) -> str:
    """Some Markdown with headings, code, links and hostile words."""
    parts = draw(
        st.lists(
            st.one_of(
                texts,
                texts.map(lambda text: f"## {text}"),
                texts.map(lambda text: f"### {text}\n\nChữ."),
                texts.map(lambda text: f"```\n{text}\n```"),
                st.just("[Danh sách](tin-tuc) và [ngoài](https://a.example/?b=1&c=2)"),
                st.just("- [x] Xong\n- [ ] Chưa"),
            ),
            min_size=1,
            max_size=4,
        )
    )
    return "\n\n".join(parts)


bodies = _bodies()


_topics: tuple[Keys, ...] = ({}, {"chu_de": ["Dữ liệu"]}, {"doi_tuong": ["Người dân"]})
_times = st.fixed_dictionaries({}, optional={"dang_tu": days, "the": st.lists(texts, max_size=2)})


@st.composite
def records(draw: st.DrawFn, number: int, earlier: tuple[Written, ...] = ()) -> Written:
    """A record of any kind in any unit, hostile in some of its texts."""
    unit, kind = draw(st.sampled_from(UNITS)), draw(st.sampled_from(sorted(_KINDS)))
    keys: Keys = {**_KINDS[kind](number), **draw(_some("tom_tat")), **draw(_times)}
    if draw(st.booleans()):
        keys[_TITLES.get(kind, "tieu_de")] = draw(texts)
    keys |= draw(st.sampled_from(_topics))
    above = [other.id for other in earlier if other.unit in chain(unit) and other.kind == kind]
    if draw(st.booleans()) and above:
        keys["thay_the"] = draw(st.sampled_from(above))
    names = draw(st.sampled_from([(), (), (f"tep-{number}.pdf",), (f"tệp & «{number}».pdf",)]))
    slug = f"{draw(st.sampled_from(SLUGS))}-{number}"
    table = draw(tables) if kind == "infographic" else ""
    return Written(unit, kind, slug, keys, draw(bodies), "", dict.fromkeys(names, pdf("1")), table)


tables = st.integers(10, 99).map(lambda value: f"\ufeffTên;Số\r\nA & <b>;{value}\r\nB;5,5\r\n")


@st.composite
def units(draw: st.DrawFn, unit: str, ids: tuple[str, ...] = ()) -> Keys:
    """A unit's `don-vi.yml` with any of its keys."""
    keys: Keys = {"ten": draw(texts), "cap": "Tỉnh", "trinh_dien": draw(st.sampled_from(["có", "không"]))}
    keys |= draw(_some("ten_ngan", "co_quan_chu_quan", "gioi_thieu"))
    contact = draw(_some("dia_chi", "dien_thoai", "thu_dien_tu"))
    link = {"ten": draw(texts), "lien_ket": "https://a.example/?x=1&y=2"}
    host = draw(st.sampled_from(HOSTS))
    seen = [name for name in ids if name.rpartition("/")[0].rpartition("/")[0] in chain(unit)]
    hidden = draw(st.lists(st.sampled_from(seen), max_size=2, unique=True)) if seen else []
    parts = draw(st.lists(st.sampled_from(("gioi-thieu", "chu-de", "tin-tuc", "nhiem-vu")), max_size=1))
    more = {
        "lien_he": contact,
        "lien_ket": draw(st.sampled_from([[], [link], [link, link]])),
        "dia_chi_chuyen_muc": host,
        "an": hidden,
        "an_phan": parts,
        "mau": draw(st.sampled_from([{}, {"chinh": "#0b3d2e"}])),
    }
    return {**keys, **{key: value for key, value in more.items() if value}}


@dataclass(frozen=True)
class Desk:
    """A project as it lies before an editor: records, units, changes to the theme, and the day."""

    records: tuple[Written, ...]
    units: Mapping[str, Keys]
    theme: Mapping[str, str] = field(default_factory=dict)
    as_of: dt.date = dt.date(2026, 11, 12)

    def __repr__(self) -> str:
        """What it holds by name: whole texts of many desks are too long to print; the blob has them."""
        held = (*self.units, *(record.path for record in self.records), *self.theme)
        return f"<Desk on {self.as_of}: {' '.join(held)}>"

    def files(self) -> Files:
        """Its files below `content/`."""
        files: Files = {}
        for unit, keys in self.units.items():
            files[f"{unit}/don-vi.yml"] = json.dumps(keys, ensure_ascii=False).encode()
        for record in self.records:
            files |= record.files()
        return files

    def changing(self, old: Written, new: Written) -> "Desk":
        """The same with one record changed."""
        return replace(self, records=tuple(new if record is old else record for record in self.records))


@st.composite
def desks(draw: st.DrawFn, most: int = 14) -> Desk:
    """A whole workspace; what an editor got wrong is left out by the loader, as ever."""
    made: tuple[Written, ...] = ()
    for number in range(draw(st.integers(4, most))):
        made += (draw(records(number, made)),)
        if draw(st.integers(0, 2)) == 0:
            last, language = made[-1], draw(st.sampled_from(LANGUAGES))
            made += (Written(last.unit, last.kind, last.slug, last.keys, draw(bodies), language),)
    ids = tuple(record.id for record in made)
    return Desk(made, {unit: draw(units(unit, ids)) for unit in UNITS})


def _picked(draw: st.DrawFn, desk: Desk) -> Written:
    return draw(st.sampled_from(desk.records))


def _added(draw: st.DrawFn, desk: Desk) -> Desk:
    return replace(desk, records=(*desk.records, draw(records(len(desk.records) + 100, desk.records))))


def _rewritten(draw: st.DrawFn, desk: Desk) -> Desk:
    old = _picked(draw, desk)
    return desk.changing(old, replace(old, body=draw(bodies)))


def _retitled(draw: st.DrawFn, desk: Desk) -> Desk:
    old = _picked(draw, desk)
    return desk.changing(
        old, replace(old, keys={**old.keys, _TITLES.get(old.kind, "tieu_de"): draw(texts)})
    )


def _renamed(draw: st.DrawFn, desk: Desk) -> Desk:
    old = _picked(draw, desk)
    return desk.changing(old, replace(old, slug=f"moi-{len(desk.records)}"))


def _deleted(draw: st.DrawFn, desk: Desk) -> Desk:
    old = _picked(draw, desk)
    return replace(desk, records=tuple(record for record in desk.records if record is not old))


def _speaking(key: str) -> Callable[[st.DrawFn, Desk], Desk]:
    """A unit hides, or shows again, a record that it sees."""

    def spoken(draw: st.DrawFn, desk: Desk) -> Desk:
        old = _picked(draw, desk)
        below = [unit for unit in desk.units if old.unit in chain(unit) and unit != "trung-uong"]
        unit = draw(st.sampled_from(below or ["tinh-c"]))
        return replace(desk, units={**desk.units, unit: {**desk.units[unit], key: [old.id]}})

    return spoken


def _replaced(draw: st.DrawFn, desk: Desk) -> Desk:
    old = _picked(draw, desk)
    below = [unit for unit in desk.units if old.unit in chain(unit) and unit != old.unit]
    keys: Keys = {**_KINDS[old.kind](500 + len(desk.records)), "thay_the": old.id}
    new = Written(
        draw(st.sampled_from(below or [old.unit])), old.kind, f"thay-{len(desk.records)}", keys, "Chữ."
    )
    return replace(desk, records=(*desk.records, new))


def _moved(draw: st.DrawFn, desk: Desk) -> Desk:
    """A ward goes to the other province, with all that is its own."""
    old = draw(st.sampled_from([unit for unit in desk.units if "/" in unit]))
    parent, name = old.split("/")
    new = f"{'tinh-c' if parent == 'tinh-a' else 'tinh-a'}/{name}"
    kept = tuple(replace(r, unit=new) if r.unit == old else r for r in desk.records)
    return replace(
        desk, records=kept, units={new if u == old else u: keys for u, keys in desk.units.items()}
    )


def _unit_changed(draw: st.DrawFn, desk: Desk) -> Desk:
    unit = draw(st.sampled_from(sorted(desk.units)))
    ids = tuple(record.id for record in desk.records)
    return replace(desk, units={**desk.units, unit: draw(units(unit, ids))})


def _theme_changed(draw: st.DrawFn, desk: Desk) -> Desk:
    path = draw(st.sampled_from(THEME_FILES))
    return replace(desk, theme={**desk.theme, path: desk.theme.get(path, "") + " "})


def _day_changed(draw: st.DrawFn, desk: Desk) -> Desk:
    return replace(desk, as_of=dt.date(2026, 11, draw(st.integers(1, 28))))


def _broken(draw: st.DrawFn, desk: Desk) -> Desk:
    old = _picked(draw, desk)
    return desk.changing(old, replace(old, keys={**old.keys, "dang_tu": "31/02/2026"}))


def _mended(_draw: st.DrawFn, desk: Desk) -> Desk:
    """Every broken day is taken away."""
    broken = (r for r in desk.records if r.keys.get("dang_tu") == "31/02/2026")
    for old in broken:
        desk = desk.changing(old, replace(old, keys={k: v for k, v in old.keys.items() if k != "dang_tu"}))
    return desk


def _offered(draw: st.DrawFn, desk: Desk) -> Desk:
    old = _picked(draw, desk)
    return desk.changing(old, replace(old, offered={f"moi-{len(desk.records)}.pdf": pdf("3")}))


def _offered_anew(draw: st.DrawFn, desk: Desk) -> Desk:
    """An offered file gets other bytes of the same size."""
    offering = [record for record in desk.records if record.offered]
    if not offering:
        return desk
    old = draw(st.sampled_from(offering))
    turned = {name: bytes(reversed(data)) for name, data in old.offered.items()}
    return desk.changing(old, replace(old, offered=turned))


def _counted_anew(draw: st.DrawFn, desk: Desk) -> Desk:
    """The table beside an infographic gets other numbers of as many digits; its own file stays."""
    counting = [record for record in desk.records if record.table]
    if not counting:
        return desk
    old = draw(st.sampled_from(counting))
    return desk.changing(old, replace(old, table=draw(tables)))


THEME_FILES = (
    "docs/assets/nq57.css",
    "mkdocs.yml",
    "templates/articles/_macros.html",
    "templates/articles/home.html",
    "templates/partials/copyright.html",
)
EDITS: Mapping[str, Callable[[st.DrawFn, Desk], Desk]] = {
    "add": _added,
    "body": _rewritten,
    "title": _retitled,
    "rename": _renamed,
    "delete": _deleted,
    "hide": _speaking("an"),
    "show": _speaking("hien"),
    "replace": _replaced,
    "move unit": _moved,
    "unit": _unit_changed,
    "theme": _theme_changed,
    "day": _day_changed,
    "break": _broken,
    "mend": _mended,
    "attach": _offered,
    "attachment": _offered_anew,
    "table": _counted_anew,
}


@st.composite
def sequences(draw: st.DrawFn) -> list[tuple[str, Desk]]:
    """A project and what it becomes by every kind of edit, in any order; each with the edit's name."""
    desk = draw(desks(8))
    names = draw(st.permutations(sorted(EDITS)))
    if names.index("mend") < names.index("break"):
        names = names[::-1]
    states = [("first", desk)]
    for name in names:
        desk = EDITS[name](draw, desk) if desk.records else _added(draw, desk)
        states.append((name, desk))
    return states
