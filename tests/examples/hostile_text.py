"""Hostile texts: Markdown, HTML, YAML, links, secrets, deceit; each with what must become of it.

It must not run anything. `hacked` is the word that every script of theirs would leave behind.
"""

from tests.examples.hostile_case import Case
from tests.workspaces import article

_DO = "window.hacked=1"


def _body(
    name: str, body: str, *codes: str, absent: tuple[str, ...] = (), present: tuple[str, ...] = ()
) -> Case:
    return Case(name, article(body), codes, absent, present)


def _scripts() -> tuple[Case, ...]:
    """Ways to smuggle a script through Markdown: each must leave nothing that runs."""
    bodies = {
        "script": f"Chữ.\n\n<script>{_DO}</script>",
        "script-xen": f"<scr<script>ipt>{_DO}</scr</script>ipt>",
        "script-hoa": f"<SCRIPT SRC=//evil.example/x.js>{_DO}</SCRIPT >",
        "anh-onerror": f"<img src=x.png alt='x' onerror={_DO}>",
        "svg-onload": f"<svg onload={_DO}><circle r=9></svg>",
        "svg-script": f"<svg><script>{_DO}</script></svg>",
        "math-xlink": f"<math><mi xlink:href='javascript:{_DO}'>x</mi></math>",
        "iframe": f"<iframe srcdoc='<script>{_DO}</script>'></iframe>",
        "iframe-xa": "<iframe src=https://evil.example/hacked></iframe>",
        "object": "<object data=https://evil.example/hacked></object><embed src=//evil.example/hacked>",
        "form": "<form action=https://evil.example/hacked><button>Gửi</button></form>",
        "input-focus": f"<input autofocus onfocus={_DO}>",
        "style-the": "<style>body{background:url(//evil.example/hacked)}</style>",
        "style-thuoc-tinh": "<p style='background:url(//evil.example/hacked)'>x</p>",
        "a-onclick": f"<a href='#x' onclick='{_DO}'>x</a>",
        "base": "<base href='//evil.example/hacked/'>",
        "meta-refresh": "<meta http-equiv=refresh content='0;url=//evil.example/hacked'>",
        "link-css": "<link rel=stylesheet href=//evil.example/hacked.css>",
        "details-ontoggle": f"<details open ontoggle={_DO}><summary>x</summary>y</details>",
        "noscript-mxss": f'<noscript><p title="</noscript><img src=x onerror={_DO}>">',
        "template-mxss": f"<template><img src=x.png alt='x' onerror={_DO}></template>",
        "title-mxss": f"<svg></p><style><a id='</style><img src=1 onerror={_DO}>'>",
        "audio-onerror": f"<audio src=x onerror={_DO}></audio><video><source onerror={_DO}></video>",
        "body-onload": f"<body onload={_DO}>x</body>",
        "marquee": f"<marquee onstart={_DO}>x</marquee>",
        "chu-thich-html": f"<!--[if true]><script>{_DO}</script><![endif]-->",
        "cdata": f"<![CDATA[<script>{_DO}</script>]]>",
        "the-hong": f'<img """><script>{_DO}</script>">',
        "khong-dong": f'<img src=x.png alt="x" onerror=\'{_DO}',
        "attr-list": f"# Mục {{: onclick={_DO} }}\n\n[x](#muc){{: onmouseover={_DO} }}",
        "bang": f"| a | b |\n| --- | --- |\n| <script>{_DO}</script> | x |",
        "tieu-de-muc": f"## <img src=x.png alt='x' onerror={_DO}> Mục\n\nChữ.",
        "ghi-chu": f'!!! note "<script>{_DO}</script>"\n    Chữ.',
        "viet-tat": f'NQ\n\n*[NQ]: "><script>{_DO}</script>',
        "cuoc-chu": f"Chữ[^1].\n\n[^1]: <script>{_DO}</script>",
        "hop-viec": f"- [x] <script>{_DO}</script>",
        "xuc-tac-noi": f"<div\u00a0onclick={_DO}>x</div>",
    }
    quiet = (
        *("chu-thich-html", "cdata", "anh-onerror", "chu-thich-lien-ket", "input-focus", "a-onclick"),
        *("marquee", "khong-dong", "tieu-de-muc", "viet-tat", "xuc-tac-noi"),
    )
    told = {
        **dict.fromkeys(bodies, ("html-bi-bo",)),
        **dict.fromkeys(("style-thuoc-tinh", "details-ontoggle"), ("thuoc-tinh-bi-bo",)),
        "title-mxss": ("anh-thieu", "anh-thieu-mo-ta", "html-bi-bo"),
        "noscript-mxss": ("anh-thieu", "anh-thieu-mo-ta", "html-bi-bo"),
        "math-xlink": ("html-bi-bo", "chu-bi-mat"),
        "attr-list": ("dau-con-nguyen",),
        **dict.fromkeys(quiet, ()),
    }
    return tuple(_body(f"ma-{name}", body, *told.get(name, ())) for name, body in bodies.items())


def _links() -> tuple[Case, ...]:
    """Links with schemes that run or hide."""
    targets = {
        "js": f"javascript:{_DO}",
        "js-hoa": f"JaVaScRiPt:{_DO}",
        "js-thuc-the": f"java&#10;script:{_DO}",
        "js-tab": f"java&Tab;script:{_DO}",
        "js-dau": f"&#1;javascript:{_DO}",
        "js-ma": f"&#106;avascript:{_DO}",
        "data": "data:text/html;base64,PHNjcmlwdD5oYWNrZWQ8L3NjcmlwdD4=",
        "vbscript": "vbscript:hacked",
        "file": "file:///etc/passwd",
        "blob": "blob:https://evil.example/hacked",
    }
    return tuple(
        _body(
            f"lien-ket-{name}",
            f"[x](<{target}>) và <a href='{target}'>y</a>",
            "lien-ket-cam",
            absent=_SCHEMES,
        )
        for name, target in targets.items()
    )


_SCHEMES = ('="javascript', '="data:', '="vbscript', '="file:', '="blob:', '="java')


def _fields() -> tuple[Case, ...]:
    """Markup in keys is text."""
    attack = f"</title><script>{_DO}</script><img src=x onerror={_DO}>"
    escaped = "&lt;/title&gt;&lt;script&gt;"
    keys = ("tieu_de", "tom_tat", "tac_gia", "the")
    cases = [
        Case(
            f"khoa-{key.replace('_', '-')}",
            article(**{key: f"'{attack}'"}),
            (),
            ("<img src=x",),
            (escaped,),
        )
        for key in keys
    ]
    return (
        *cases,
        Case("khoa-dau-nhay", article(tieu_de=f"'\" autofocus onfocus={_DO} x=\"'"), (), ('" autofocus',)),
        Case("khoa-nguon", article(nguon=f"\n  ten: x\n  lien_ket: javascript:{_DO}"), ("lien-ket-sai",)),
        Case(
            "khoa-nguon-nhay",
            article(nguon="\n  ten: x\n  lien_ket: 'https://a.example/\"><b>'"),
            ("lien-ket-sai",),
        ),
        Case(
            "khoa-jinja",
            article("{{ 7*7 }} {% include '/etc/passwd' %} {{ config }}", tieu_de="'{{ 7*7 }}'"),
            (),
            (">49<",),
            ("{{ 7*7 }}",),
        ),
    )


def _yaml() -> tuple[Case, ...]:
    """Front matter that bites its reader."""

    def front(name: str, more: str, *codes: str) -> Case:
        return Case(f"yaml-{name}", f"---\ntieu_de: Tin\nngay: 01/06/2025\n{more}\n---\nChữ.\n", codes)

    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(9)
    )
    return (
        front("bom", bomb, "yaml-cam"),
        front("python", "the: !!python/object/apply:os.system ['touch hacked']", "yaml-cam"),
        front("env", "the: !ENV HOME", "yaml-cam"),
        front("bi-danh", "the: *x", "yaml-cam"),
        front("neo", "the: &x y", "yaml-cam"),
        front("tron", "<<: {the: x}", "khoa-la"),
        front("khoa-trung", "tieu_de: Khác", "yaml-khoa-trung"),
        front("khoa-trung-nfc", "the: a\nthe\u0301: b\nth\u00e9: c", "chu-nfd", "yaml-khoa-trung"),
        front("sau", "the: " + "[" * 40 + "]" * 40, "yaml-qua-lon"),
        front("rong", "the:\n" + "  - x\n" * 20_001, "yaml-qua-lon"),
        front("khoa-phuc", "? [a, b]\n: c", "yaml-cam"),
        front("bay-no", "tom_tat: NO", "yaml-bay"),
        front("bay-bat-phan", "tom_tat: 010", "yaml-bay"),
        front("an-thoat", 'tom_tat: "a\\0b"', "yaml-cam"),
        front("khong-dong", 'tom_tat: "chưa đóng', "yaml-sai"),
        front("tab", "the:\n\t- x", "dau-tab"),
        Case("yaml-hai-tai-lieu", "a: b\n---\nc: d\n", ("yaml-cam",), kind="nhiem-vu", ending=".yml"),
        Case("yaml-danh-sach", "- a\n- b\n", ("yaml-khong-phai-bang",), kind="nhiem-vu", ending=".yml"),
        Case(
            "yaml-chi-thi",
            "%TAG ! tag:evil.example,2000:\n---\nten: !x y\n",
            ("yaml-cam",),
            kind="nhiem-vu",
            ending=".yml",
        ),
        Case("tep-utf-16", article().encode("utf-16"), ("tep-nhi-phan",)),
        Case("tep-latin", "---\ntieu_de: Tin t\xf4t\n---\n".encode("latin-1"), ("ma-hoa-sai",)),
        Case("tep-khong", b"", ("tep-rong",)),
        Case("tep-nul", article("a\0b"), ("tep-nhi-phan",)),
        Case("tep-dau-khung", article("a\ufdd0b\ufdd3"), ("tep-nhi-phan",)),
        Case("tep-dau-khung-ma", article("a&#xfdd0;b&#xfdd3;0&#xfdd4;"), (), ("\ufdd0", "\ufdd3")),
        Case("tep-to", article("x" * 2_000_001), ("tep-qua-lon",)),
    )


def _secrets() -> tuple[Case, ...]:
    """Secrets in every dress, and what only looks like one."""
    marks = {
        "dong": "TỐI MẬT",
        "dam": "**TUYỆT MẬT**",
        "html": "<b>M</b><i>Ậ</i><u>T</u>",
        "thuc-the": "M&#7852;T",
        "khong-rong": "MẬ\u200bT",
        "kirin": "\u041cẬ\u0422",
        "day-du": "\uff2dẬ\uff34",
        "thua": "T U Y Ệ T  M Ậ T",
        "bang": "| Số | Độ mật |\n| --- | --- |\n| 12 | MẬT |",
        "nhan": "Độ mật: Tối mật",
        "ngoac": "Báo cáo số 15/BC-BCA (Mật)",
        "noi-bo": "LƯU HÀNH NỘI BỘ",
        "noi-bo-cau": "Tài liệu này chỉ lưu hành nội bộ.",
        "khong-dau": "TOI MAT",
        "thu-hoi": "TÀI LIỆU THU HỒI",
        "lien-ket": "[MẬT](https://a.example/)",
        "trich": "> TỐI MẬT",
        "anh": "Top secret\n\nTOP SECRET",
        "gach": "M–Ậ–T",
        "o-chu": "| M | Ậ | T |\n| --- | --- | --- |\n| a | b | c |",
        "dong-chu": "M\n\nẬ\n\nT",
        "muc": "1. MẬT",
        "sao": "★ MẬT ★",
        "bang-nhau": "Độ mật = Mật",
        "ten-lien-ket": '[Tải về](https://a.example/ "TỐI MẬT")',
        "vni": "TOÁI MAÄT",
        "dung-noi-bo": "CHỈ DÙNG NỘI BỘ",
        "phay": "Số,Độ mật\n12,MẬT",
    }
    told = {"khong-rong": ("ky-tu-an",), "kirin": ("chu-gia-dang",), "day-du": ("chu-gia-dang",)}
    personal = {
        "can-cuoc": ("Số căn cước 001090123456", "so-dinh-danh"),
        "can-cuoc-cach": ("001 090 123 456", "so-dinh-danh"),
        "chung-minh": ("CMND: 012345678", "so-dinh-danh"),
        "ho-chieu": ("Hộ chiếu số B1234567", "so-dinh-danh"),
        "di-dong": ("Gọi 0912.345.678", "so-dien-thoai"),
        "di-dong-the": ("Gọi 09<b>12</b>345678", "so-dien-thoai"),
        "di-dong-ma": ("Gọi &#48;912345678", "so-dien-thoai"),
        "di-dong-84": ("Gọi (+84) 912 345 678", "so-dien-thoai"),
        "tai-khoan": ("STK: 19031234567890", "so-tai-khoan"),
        "nha": ("Thường trú: số 5, ngõ 7, phường mẫu", "dia-chi-nha"),
        "mat-khau": ("Mật khẩu: Abc@1234", "khoa-bi-mat"),
        "khoa-aws": ("AKIA" + "ABCD" * 4, "khoa-bi-mat"),
        "khoa-rieng": ("-----BEGIN " + "RSA PRIVATE KEY-----", "khoa-bi-mat"),
        "dia-chi-co-mat-khau": ("`https://qt:matkhau9@may.example/`", "khoa-bi-mat"),
        "can-cuoc-mong": ("001\u2009090\u2009123\u2009456", "so-dinh-danh"),
        "hai-so": ("0912345678/0987654321", "so-dien-thoai"),
        "khong-tron": ("+84 (0) 912 345 678", "so-dien-thoai"),
        "ngan-hang": ("TK Techcombank: 19031234567890", "so-tai-khoan"),
        "the": ("Thẻ 4111 1111 1111 1111", "so-tai-khoan"),
        "tru-quan": ("Trú quán: thôn Nà Pàn, xã Mẫu", "dia-chi-nha"),
        "sinh": ("Bà Lê Thị Mẫu, sinh ngày 12/3/1985", "ngay-sinh"),
        "thu": ("Gửi về nguyenvanmau85@gmail.com", "thu-dien-tu"),
        "mat-khau-cau": ("Mật khẩu đăng nhập là NQ57#2025 nhé", "khoa-bi-mat"),
        "nhac": ("Tập huấn cách đóng dấu tuyệt mật", "nhac-do-mat"),
    }
    innocent = {
        "bao-mat": "BẢO MẬT và bí mật nhà nước; mật khẩu; mật độ; mật ong; thân mật.",
        "tien": "Tổng 123.456.789.000 đồng, mã 20250812123456, điện thoại 0205 3812 345.",
    }
    innocent |= {
        "pin": "Pin: 5000 mAh. Phòng Kinh tế (024 3822 1234). ISSN 1859-4794.",
        "nha": "Người dân thường trú tại thôn Nà Pàn được cấp nước sạch.",
    }
    return (
        *(_body(f"mat-{name}", body, "dau-mat", *told.get(name, ())) for name, body in marks.items()),
        *(_body(f"nguoi-{name}", body, code) for name, (body, code) in personal.items()),
        *(_body(f"lanh-{name}", body) for name, body in innocent.items()),
    )


def _deceit() -> tuple[Case, ...]:
    """Text and links that look like something else."""
    old = "NghÞ quyÕt cña Bé ChÝnh trÞ vÒ ®ét ph¸ ph¸t triÓn khoa häc"
    told: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
        "dao-chieu": ("tep\u202egpj.exe", ("ky-tu-dao-chieu",), ()),
        "dao-chieu-ma": ("tep&#x202e;gpj.exe", ("ky-tu-dao-chieu",), ()),
        "co-lap": ("a\u2066b\u2069", ("ky-tu-dao-chieu",), ()),
        "khong-rong": ("chuyển\u200b đổi", ("ky-tu-an",), ("\u200b",)),
        "khong-rong-ma": ("chuyển&#8203; đổi", ("ky-tu-an",), ()),
        "the-an": ("xin chào\U000e0041\U000e0042", ("ky-tu-an",), ("\U000e0041",)),
        "kirin": ("\u0420aypal", ("chu-gia-dang",), ("\u0420",)),
        "toan-hoc": ("\U0001d40d\U0001d410 57", ("chu-gia-dang",), ("\U0001d40d",)),
        "bieu-tuong": ("\uf0b7 mục", ("ky-tu-rieng",), ("\uf0b7",)),
        "nfd": ("chuyê\u0309n đôi", ("chu-nfd",), ()),
        "tcvn3": (old, ("chu-bang-ma-cu",), ("quyÕt",)),
        "mot-chu-cu": ("Một chữ ®ét", ("chu-nghi-bang-ma-cu",), ()),
        "mien-kirin": ("[x](https://\u0441hinhphu.vn/)", ("chu-gia-dang",), ("\u0441",)),
        "mien-kirin-ca": ("[x](https://\u0430\u0440\u0440\u04cf\u0435.com/)", ("ten-mien-gia",), ()),
        "mien-puny": ("[x](https://xn--hinhphu-n7g.vn/)", ("ten-mien-gia",), ()),
        "mien-nguoi-dung": ("[x](https://chinhphu.vn@evil.example/)", ("ten-mien-gia",), ()),
        "mien-chu-khac": ("[https://chinhphu.vn](https://evil.example/)", ("lien-ket-lua",), ()),
        "mien-giua": ("[x](https://langson.gov.vn.evil.example/)", ("lien-ket-lua",), ()),
        "mien-so-khong": ("[x](https://langson.g0v.vn/)", ("lien-ket-lua",), ()),
        "trong-la": ("[x](van-ban/khong-co)", ("lien-ket-trong-la",), ()),
        "ra-ngoai": ("[x](../../../etc/passwd.txt)", ("duong-dan-cam",), ()),
        "tep-tuyet-doi": ("![x](/etc/passwd.png)", ("duong-dan-cam",), ()),
        "anh-xa": ("![x](https://evil.example/x.png)", ("duong-dan-cam",), ()),
        "long-sau": ("> " * 13 + "Chữ", ("noi-dung-qua-lon",), ()),
        "dai": ("chữ " * 60_000, ("noi-dung-qua-lon",), ()),
    }
    return tuple(
        _body(f"lua-{name}", body, *codes, absent=gone) for name, (body, codes, gone) in told.items()
    )


CASES: tuple[Case, ...] = (*_scripts(), *_links(), *_fields(), *_yaml(), *_secrets(), *_deceit())
