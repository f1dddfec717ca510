"""SVG by a written allow-list: drawing, text and animation of shapes stay; what runs, loads or tells goes.

It must not draw. The list is ours because svg-hush (py_svg_hush 0.3) keeps only ASCII letters of
attributes, so that an `aria-label` in Vietnamese loses its words, and drops links and `xml:space`.
SVG 1.1 and 2 are the source.
"""

import re
from html import escape

from nq57.gate.inside import clean_data_picture
from nq57.gate.svg_copies import Copies
from nq57.gate.svg_names import ATTRIBUTES, ELEMENTS, SILENT
from nq57.gate.verdict import FileText, RefusedFile, Verdict, damaged, finding, listed
from nq57.gate.xml_reading import read_xml

SVG = "{http://www.w3.org/2000/svg}"
_XLINK, _XML = "{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}"
_KEPT_XML = {f"{_XML}lang": "xml:lang", f"{_XML}space": "xml:space"}
_FRAGMENT = re.compile(r"#[^\s\"'()<>\\]+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/=\s]+", re.ASCII)
_WEB = re.compile(r"(?:https?://|mailto:)[^\s\"'<>\\]+", re.IGNORECASE)
# No way back in a search (`*+`), and none past the next bracket: a megabyte of `url(` costs one look.
_URL = re.compile(r"url\(\s*+(['\"]?)(?P<target>[^()'\"]*+)\1\s*+\)", re.IGNORECASE)
# What of CSS loads, runs, or hides either: escapes could spell all of them.
_CSS_FORBIDDEN = re.compile(
    r"@(?!media\b|keyframes\b|-webkit-keyframes\b)|expression|javascript:|behaviou?r\s*:|-moz-binding"
    r"|image-set|image\(|src\(|attr\(|\\|<|/\*",
    re.IGNORECASE,
)
_NO_DRAWING = {"wanted": "hình SVG", "wanted_en": "SVG", "found": "tệp XML khác", "found_en": "other XML"}
MAX_DRAWN = 500_000
_SPEAKING = frozenset({"title", "alt"})
_ANIMATIONS = frozenset({"animate", "animateMotion", "animateTransform", "set"})


def inspect_svg(kind: str, data: bytes) -> Verdict:
    """The verdict on a drawing, rewritten from what the lists allow; raises Refused."""
    drawing = _Drawing()
    read_xml(data, drawing)
    if drawing.elements_drawn() > MAX_DRAWN:
        raise damaged("hình lặp lại chính nó quá nhiều lần", "it repeats itself too often")
    cleaned = "".join(drawing.parts).encode()
    found = listed(drawing.removed)
    findings = (finding("svg-lam-sach", what=found),) if found else ()
    width, height = drawing.size
    text = "\n".join(filter(None, (line.strip() for line in "".join(drawing.texts).split("\n"))))
    return Verdict(
        kind, findings, None if cleaned == data else cleaned, width, height, (FileText("", text),)
    )


class _Drawing:
    """Writes down what is allowed of the elements it is told of."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.texts: list[str] = []
        self.removed: set[str] = set()
        self.size = (0, 0)
        self.is_svg = False
        self._copies = Copies()
        self._skipping = 0
        self._style: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Write an allowed element; skip any other with all it holds."""
        local = name.removeprefix(SVG)
        if not self.is_svg:
            self.is_svg = name == f"{SVG}svg"
            if not self.is_svg:
                raise RefusedFile("tep-gia-dang", **_NO_DRAWING)
            self.size = _size(attributes)
        if self._skipping or name == local or local not in ELEMENTS or self._misleads(local, attributes):
            if not self._skipping and name != local and local not in SILENT:
                self.removed.add(f"<{local}>")
            self._skipping += 1
            return
        if local == "style":
            self._style = []
        given = self._kept(local, attributes)
        self._copies.start(local, dict(given))
        kept = "".join(f' {key}="{escape(value)}"' for key, value in given)
        root = "" if self.parts else f' xmlns="{SVG[1:-1]}"'
        self.parts.append(f"<{local}{root}{kept}>")

    def end(self, name: str) -> None:
        """Close what was written."""
        if self._skipping:
            self._skipping -= 1
            return
        local = name.removeprefix(SVG)
        self._copies.end()
        if self._style is not None:
            sheet = self._safe_css("".join(self._style))
            self._copies.sheet(sheet)
            self.parts.append(escape(sheet, quote=False))
            self._style = None
        if local in {"text", "title", "desc", "tspan"}:
            self.texts.append("\n")
        opening = self.parts[-1]
        if opening.startswith("<") and not opening.startswith("</") and not opening.endswith("/>"):
            self.parts[-1] = f"{opening[:-1]}/>"
        else:
            self.parts.append(f"</{local}>")

    def data(self, text: str) -> None:
        """Write text; style sheets are read before they are written."""
        if self._skipping or not self.parts:
            return
        if self._style is not None:
            self._style.append(text)
            return
        self.parts.append(escape(text, quote=False))
        self.texts.append(text)

    def elements_drawn(self) -> float:
        """How many elements a browser draws, all that is shown again counted each time."""
        return self._copies.drawn()

    def _misleads(self, local: str, attributes: dict[str, str]) -> bool:
        """Whether an animation changes what is not drawing: an address, or an attribute not on the list."""
        return local in _ANIMATIONS and attributes.get("attributeName", "transform") not in ATTRIBUTES - {
            "href",
            "style",
            "class",
            "id",
        }

    def _kept(self, local: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
        kept: dict[str, str] = {}
        for name, value in attributes.items():
            key = "href" if name == f"{_XLINK}href" else _KEPT_XML.get(name, name)
            if key == "href":
                if self._leads_well(local, value):
                    kept[key] = clean_data_picture(value) if local == "image" else value.strip()
                elif value.strip():
                    self.removed.add(f"{local} href")
            elif key in ATTRIBUTES or key.startswith("aria-"):
                self._keep_plain(kept, key, value)
            elif key.lower().startswith("on"):
                self.removed.add(key.lower())
        return sorted(kept.items())

    def _keep_plain(self, kept: dict[str, str], key: str, value: str) -> None:
        if key == "style":
            value = self._safe_css(value)
        elif key not in {"d", "points"} and not _leads_inside(value):
            self.removed.add(f"{key}=url(…)")
            return
        if key in _SPEAKING or key.startswith("aria-"):
            self.texts.append(f"\n{value}\n")
        if value:
            kept[key] = value

    def _leads_well(self, local: str, value: str) -> bool:
        """Whether an address may stay: a place in this drawing, a picture held in it, a link to the web."""
        target = value.strip()
        if local == "image":
            return bool(_PICTURE.fullmatch(target) and clean_data_picture(target))
        if local == "a":
            return bool(_FRAGMENT.fullmatch(target) or _WEB.fullmatch(target))
        return bool(_FRAGMENT.fullmatch(target))

    def _safe_css(self, text: str) -> str:
        """A style sheet or declaration that loads nothing; empty when it would."""
        plain = _without_comments(text)
        if _CSS_FORBIDDEN.search(plain) or not _leads_inside(plain):
            self.removed.add("CSS")
            return ""
        return plain


def _without_comments(text: str) -> str:
    """CSS with a space for each comment; one that is not closed stays, and is refused for its sign."""
    pieces, at = [], 0
    while (start := text.find("/*", at)) >= 0 and (end := text.find("*/", start + 2)) >= 0:
        pieces.append(text[at:start])
        at = end + 2
    return " ".join([*pieces, text[at:]])


def _leads_inside(value: str) -> bool:
    """Whether every `url(…)` of a value is a place in this drawing."""
    if "(" not in value:
        return True
    rest = _URL.sub(lambda found: "" if _FRAGMENT.fullmatch(found["target"].strip()) else found[0], value)
    return "url" not in rest.lower() and "image" not in rest.lower()


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """Width and height in pixels, from the drawing's own or from its view box; 0 when it tells none."""
    own = [_pixels(attributes.get(name, "")) for name in ("width", "height")]
    if all(own):
        return own[0], own[1]
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    return (_pixels(box[2]), _pixels(box[3])) if len(box) == 4 else (0, 0)  # noqa: PLR2004 - x, y, width, height


def _pixels(length: str) -> int:
    found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d{1,9})?)\s*(?:px)?\s*", length, re.ASCII)
    return round(float(found[1])) if found else 0
