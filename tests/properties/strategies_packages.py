"""Office packages whose parts, relationships and types hardly belong together, for laws and the fuzzer.

It must not know what is tested. Twisted bytes hardly ever open as an archive; these always do.
"""

from collections.abc import Mapping

from hypothesis import strategies as st
from tests.office_packages import OFFICE, TYPES, archive, docx, opendocument, pptx, sheet, xlsx

_NAMES = (
    *("word/document.xml", "word/document2.xml", "xl/workbook.xml", "ppt/presentation.xml", "content.xml"),
    *(
        "word/header1.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "docProps/core.xml",
        "meta.xml",
    ),
    *(
        "word/media/a.png",
        "word/embeddings/a.xlsx",
        "customXml/item1.xml",
        "_rels/.rels",
        TYPES,
        "WORD/A.XML",
    ),
    *(
        "word/_rels/document.xml.rels",
        "word/_rels/header1.xml.rels",
        "META-INF/manifest.xml",
        "[trash]/1.dat",
    ),
)
_KINDS = (
    *("officeDocument", "header", "settings", "comments", "sharedStrings", "worksheet", "package", "image"),
    *(
        "aFChunk",
        "customXml",
        "core-properties",
        "hyperlink",
        "attachedTemplate",
        "externalLinkPath",
        "thumbnail",
    ),
)
_TARGETS = (
    *_NAMES,
    *(
        "..",
        "../../x",
        "/",
        "",
        "#a",
        "%2e%2e/x",
        "word\\a.xml",
        "https://a.vn/",
        "\\\\may\\a",
        "ms-msdt:/id",
        ".",
    ),
)
_PIECES = (
    *(
        "<w:p>",
        "</w:p>",
        "<w:t>MẬT</w:t>",
        "<c t='s'><v>0</v></c>",
        "<c r='ZZZ1' t='s'><v>99999999999</v></c>",
    ),
    *(
        "<row>",
        "</row>",
        "<f>cmd|'/c'!A</f>",
        "<f>HYPERLINK(",
        "<si><t>a</t></si>",
        "</f>",
        "<v>",
        "<x a='ậ'/>",
    ),
    *(
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:fldChar w:fldCharType='separate'/>",
        "<?a b?>",
        "<!-- x -->",
    ),
    *(
        "<w:fldChar w:fldCharType='end'/>",
        "<w:instrText>QUOTE 68 68 69 1114112</w:instrText>",
        "<comment/>",
    ),
    *(
        "<w:instrText>SET a DDE</w:instrText>",
        "<w:instrText>REF a</w:instrText>",
        "<sheet r:id='r1' name='S'/>",
    ),
    *(
        "<sldId r:id='r1'/>",
        "<w:altChunk r:id='r1'/>",
        "<w:del>",
        "</w:del>",
        "<annotation>",
        "</annotation>",
        "&#68;",
    ),
)


@st.composite
def _xml(draw: st.DrawFn) -> str:
    inner = "".join(draw(st.lists(st.sampled_from(_PIECES), max_size=30)))
    sound = f'<a xmlns:w="w" xmlns:r="{OFFICE}">{inner}</a>'
    return sound * draw(st.sampled_from((1, 1, 1, 2)))  # two documents in one part are no XML


@st.composite
def _relations(draw: st.DrawFn) -> str:
    rows = draw(
        st.lists(st.tuples(st.sampled_from(_KINDS), st.sampled_from(_TARGETS), st.booleans()), max_size=12)
    )
    mode = ("", ' TargetMode="External"')
    said = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"{mode[outside]}/>'
        for at, (kind, target, outside) in enumerate(rows)
    )
    return f"<Relationships>{said}</Relationships>"


@st.composite
def _parts(draw: st.DrawFn) -> Mapping[str, str | bytes]:
    names = draw(st.lists(st.sampled_from(_NAMES), max_size=8, unique_by=str.casefold))
    return {
        name: draw(_relations() if name.endswith(".rels") else st.one_of(_xml(), st.binary(max_size=99)))
        for name in names
    }


@st.composite
def packages(draw: st.DrawFn) -> tuple[str, bytes]:
    """A name that tells the kind, and a package of parts that hardly belong together."""
    parts, kind = draw(_parts()), draw(st.sampled_from(("docx", "xlsx", "pptx", "odt", "bare")))
    if kind == "bare":
        return "a.docx", archive(parts)
    if kind == "xlsx":
        return "a.xlsx", xlsx(
            more={"xl/worksheets/sheet1.xml": sheet("<row><c><v>1</v></c></row>"), **parts}
        )
    if kind == "odt":
        return "a.odt", opendocument(more=parts)
    return f"a.{kind}", docx(more=parts) if kind == "docx" else pptx(more=parts)
