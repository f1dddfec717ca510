"""Generated workspaces and texts: units two deep, records that hide, show, replace, wait and end.

It must not assert anything; the laws stand in the test modules beside it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from nq57.catalogue.workspace import chain

CENTRAL = "trung-uong"
UNITS = (CENTRAL, "p", "p/x", "p/y", "q", "q/z")
SECTION_UNITS = UNITS[1:]
FIRST_DAY = dt.date(2025, 1, 1)
days = st.integers(0, 60).map(lambda count: FIRST_DAY + dt.timedelta(days=count))


@dataclass(frozen=True)
class Made:
    """One record to write: where, what, and from when to when."""

    unit: str
    kind: str
    slug: str
    keys: Mapping[str, str]
    draft: bool = False
    embargo: dt.date | None = None
    expiry: dt.date | None = None
    replaces: str = ""

    @property
    def id(self) -> str:
        """Its id in the workspace."""
        return f"{self.unit}/{self.kind}/{self.slug}"

    @property
    def all_keys(self) -> dict[str, str]:
        """Every key of its file, in a settled order."""
        when = {"dang_tu": self.embargo, "het_han": self.expiry}
        more = {key: f"'{day:%d/%m/%Y}'" for key, day in when.items() if day}
        if self.draft:
            more["nhap"] = "có"
        if self.replaces:
            more["thay_the"] = self.replaces
        return {**self.keys, **more}


@dataclass(frozen=True)
class Plan:
    """A whole workspace to write: records, and what each unit hides and shows."""

    records: tuple[Made, ...]
    hidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def hiding(self, unit: str, ids: tuple[str, ...]) -> "Plan":
        """The same with more hidden in one unit."""
        return replace(self, hidden={**self.hidden, unit: self.hidden.get(unit, ()) + ids})

    def files(self) -> dict[str, bytes]:
        """Its files by path."""
        units = {f"{unit}/don-vi.yml": _yaml(self._unit_keys(unit)) for unit in UNITS}
        return units | {f"{made.id}.yml": _yaml(made.all_keys) for made in self.records}

    def _unit_keys(self, unit: str) -> dict[str, str]:
        keys = {"ten": marker(unit), "cap": "Tỉnh"}
        for key, names in (("an", self.hidden.get(unit, ())), ("hien", self.shown.get(unit, ()))):
            if names:
                keys[key] = f"[{', '.join(names)}]"
        return keys


def marker(unit: str) -> str:
    """A word that only this unit's content holds."""
    return f"Dấu{UNITS.index(unit)}riêng"


def _yaml(keys: Mapping[str, str]) -> bytes:
    return "".join(f"{key}: {value}\n" for key, value in keys.items()).encode()


def _keys(kind: str, unit: str, number: int) -> dict[str, str]:
    """The required keys of a kind, every text bearing the unit's mark."""
    mark = marker(unit)
    body = {"noi_dung": f"Chữ {mark}", "tom_tat": f"Tóm {mark}"}
    return {
        "tin-tuc": {"tieu_de": f"Tin {mark}", "ngay": "2025", **body},
        "van-ban": {
            "so_ky_hieu": f'"{number + 1}/KH-UBND"',
            "loai": "Kế hoạch",
            "trich_yeu": f"Về {mark}",
            "co_quan_ban_hanh": f"UBND {mark}",
            "ngay_ban_hanh": "2025",
            "xac_minh": "A",
        },
        "nhiem-vu": {"ten": f"Việc {mark}", "chu_tri": f"Sở {mark}", "thoi_han": "Năm 2025"},
        "hoi-dap": {"cau_hoi": f"Ai {mark}?", **body},
        "mo-hinh": {"tieu_de": f"Mẫu {mark}", "ngay": "2025", "the": f"[{mark}]", **body},
    }[kind]


KINDS = ("tin-tuc", "van-ban", "nhiem-vu", "hoi-dap", "mo-hinh")
TOPICS = ("du-lieu", "the-che", "ha-tang")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Workspaces without a problem, of at most eight records."""
    records: list[Made] = []
    for number in range(draw(st.integers(1, 8))):
        unit, kind = draw(st.sampled_from(UNITS)), draw(st.sampled_from(KINDS))
        keys = _keys(kind, unit, number) | {"chu_de": draw(st.sampled_from(TOPICS))}
        seen = [made.id for made in records if made.unit in chain(unit)]
        embargo, expiry = draw(st.none() | days), draw(st.none() | days)
        if embargo and expiry and expiry < embargo:
            expiry = None
        records.append(
            Made(
                unit,
                kind,
                f"r{number}",
                keys,
                draft=draw(st.integers(0, 5)) == 0,
                embargo=embargo,
                expiry=expiry,
                replaces=draw(st.sampled_from(["", "", *seen])),
            )
        )
    return Plan(tuple(records), draw(_choices(records)), draw(_choices(records)))


def _choices(records: list[Made]) -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    """For each unit some of the records that it sees."""
    seen = {unit: [made.id for made in records if made.unit in chain(unit)] for unit in UNITS}
    some = {
        unit: st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple) if ids else st.just(())
        for unit, ids in seen.items()
    }
    return st.fixed_dictionaries(some)


_PIECES = st.sampled_from(
    [
        "---",
        "\n",
        ":",
        "-",
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "'",
        '"',
        "#",
        "%",
        "@",
        "`",
        "a",
        "tieu_de:",
        "ngay:",
        "01/06/2025",
        "31/02/2025",
        "&a",
        "*a",
        "!!x",
        "<<",
        "~",
        "08",
        "1:30",
        "Off",
        "đế",
        "đế",
        "\t",
        "\r\n",
        "\x00",
        "\ufeff",
        "\ufdd0",
        "\u2028",
        "\x85",
        "?",
        "anh:",
        "tep:",
        "../x",
        "noi_dung:",
        "ten:",
        "cap:",
        "Xã",
        "so_ky_hieu:",
        "57-NQ/TW",
        "thay_the:",
        "an:",
        "[[[[[[[[[[[[[[",
        "{a:{a:{a:",
        "![](x)",
        "[a](b/c)",
        "<img",
        "<script>",
        "```",
        "|",
        "---",
        "```",
    ]
)
yaml_soup = st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=30).map("\n".join)
file_bytes = (
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | yaml_soup.map(str.encode)
    | yaml_soup.map(lambda text: f"---\ntieu_de: T\nngay: 2025\n{text}\n---\n{text}\n".encode())
)
_NAMES = st.sampled_from(
    [
        "trung-uong",
        "p",
        "x",
        "tin-tuc",
        "van-ban",
        "media",
        "su-kien",
        "nhiem-vu",
        "chi-tieu",
        "don-vi.yml",
        "tu-vung.yml",
        "a.md",
        "a.yml",
        "a.en.md",
        "b.xx.md",
        "A.MD",
        "a.png",
        ".md",
        ".yml",
        "a..md",
        "don-vi.yml/",
        "ạ.md",
        "a�.md",
    ]
) | st.text(min_size=1, max_size=6).map(lambda text: text.replace("/", "-").replace("\x00", "-"))
paths = st.lists(_NAMES, min_size=1, max_size=5).map("/".join)
folders = st.dictionaries(paths, file_bytes, max_size=8)

_MARKUP = st.sampled_from(
    [
        "<script>",
        "</script>",
        "<img",
        "src=x",
        "onerror=alert(1)>",
        "<a",
        "href=",
        "javascript:alert(1)",
        '"',
        "'",
        ">",
        "<",
        "&",
        "&#106;",
        "&colon;",
        "(",
        ")",
        "[",
        "]",
        "![",
        "](",
        "data:text/html,",
        "<svg/onload=alert(1)>",
        "<!--",
        "-->",
        "```",
        "`",
        "**",
        "__",
        "#",
        "##",
        "|",
        "---",
        ":",
        ">",
        "-",
        "*",
        "1.",
        "<details",
        "ontoggle=x>",
        "[^1]",
        "[^1]:",
        "*[HTML]:",
        "!!!",
        "<style>",
        "<math>",
        "<base",
        "href=",
        "<p",
        "title=",
        "on",
        "onclick=1",
        "vbscript:",
        "\t",
        "\n\n",
        "java",
        "script",
        ":",
        "//",
        "http://a.vn",
    ]
)
bodies = st.lists(_MARKUP | st.text(max_size=5), max_size=25).map("".join) | st.text(max_size=200)
