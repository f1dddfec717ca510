"""Markdown that costs a reader the square of its length, or more: each shape as a text of so many letters.

It must not know what becomes of it. `TANGLED` must be refused at full length; `PLAIN` may be read.
"""

from collections.abc import Callable

Shape = Callable[[int], str]


def repeated(unit: str) -> Shape:
    """The unit as often as it fits."""
    return lambda size: unit * (size // len(unit))


def _growing(sign: str, least: int, joint: str) -> Shape:
    return lambda size: joint.join(sign * n for n in range(least, int((2 * size) ** 0.5)))


def _nested(opening: str, closing: str) -> Shape:
    def text(size: int) -> str:
        times = size // (len(opening) + len(closing))
        return opening * times + closing * times

    return text


def _indented(line: str, indent: str) -> Shape:
    return lambda size: "\n".join(indent * n + line for n in range(int((size / len(indent)) ** 0.5)))


TANGLED: dict[str, Shape] = {
    **{
        name: repeated(unit)
        for name, unit in {
            "ngoac-vuong": "[", "anh-mo": "![", "lien-ket-mo": "[a](", "lien-ket-goc": "[a](<",
            "sao-gach": "*a_", "sao-doi": "**a", "sao-ba": "***a ", "sao-va-gach": "*_",
            "ma-mo": "` a", "thoat": "\\*", "the-mo": "<a ", "the-b": "<b>", "the-div": "<div>",
            "the-pre": "<pre>", "the-dong": "</p>", "the-dong-b": "</b>", "the-br": "<br>",
            "the-svg": "<svg>",
            "ghi-chu-mo": "<!--", "thuc-the": "&lt;", "thuc-the-so": "&#60;", "thuc-the-cach": "&nbsp;",
            "lien-ket": "[a](b) ", "anh": "![a](b) ", "dam": "**a** ", "the-thuc-the": "<b>&amp;</b>",
            "bang-ma": "|`", "trich": ">", "muc-trich": "- > ", "trich-muc": "> - ", "tieu-de": "# a\n",
            "chu-thich": "[^1] ", "viet-tat": "*[a]: b\n", "dinh-nghia": "a\n: b\n",
        }.items()
    },
    "ma-dai-dan": _growing("`", 1, " "),
    "khoi-dai-dan": _growing("`", 3, "\n"),
    "khoi-cach-dai-dan": _growing("~", 3, "\n\n"),
    "nhan-long": _nested("*a_a", "_*"),
    "b-long": _nested("<b>", "</b>"),
    "muc-tab": _indented("- a", "\t"),
    "muc-cach": _indented("- a", "    "),
    "viet-tat-dung": lambda size: (
        "".join(f"*[a{n}]: x\n" for n in range(900)) + "\n" + "a1 " * (size // 3 - 5_000)
    ),
}  # fmt: skip
PLAIN: dict[str, Shape] = {
    **{
        name: repeated(unit)
        for name, unit in {
            "chu": "chuyển đổi số ", "mot-tu": "a", "khong-rong": "a\u200b", "kirin": "a\u0430",
            "toan": "\U0001d40d", "cach": " ", "tab": "\t", "ke": "|", "gach-ba": "___a",
            "gach": "- - ", "ke-ngang": "* * *\n\n",
            "doan": "một đoạn văn bình thường, dài hơn một dòng, không có dấu gì. " * 3 + "\n\n",
            "danh-sach": "- một mục có **chữ đậm**, có [liên kết](a) và có thêm vài chữ cho dài ra\n",
            "bang": "| một ô | **ô đậm** | `ô mã` | và một ô nữa cho đủ dài như bảng thật |\n",
        }.items()
    },
    "bai-that": lambda size: (
        "## Mục tiêu chung\n\n"
        + "Nghị quyết **số 57** nêu *rõ* mục tiêu [xem](https://a.vn/b) về dữ liệu, `mã` và nền tảng. " * 6
        + "\n\n- một\n- hai **ba**\n- bốn\n\n| a | b |\n|---|---|\n| c | d |\n\n"
    ) * (size // 800),
}  # fmt: skip
