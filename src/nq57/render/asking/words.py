"""The words of questions: what asks, what carries no meaning, what means the same; and the weights.

It must not know pages. All of it is written into the file that browsers read, so that there is one source.
"""

import re

from nq57.language.folding import fold
from nq57.language.normalise import LOWER
from nq57.model.values import Term

LETTERS = LOWER
# An abbreviation that could be a word of its own: `AI`, `DA`.
_SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]|[cgkpt]h|ng?h?|tr|gi|qu)?[aeiouy]{1,3}(?:[cmnpt]|ch|nh|ng)?")
# What asks, by what it asks for; the longest is found first.
ASKING = {
    "khi": (
        "khi nào, bao giờ, lúc nào, ngày nào, hôm nào, ngày mấy, tháng mấy, tháng nào, năm nào,"
        " năm mấy,"
        " thời gian nào, mùa nào, thứ mấy, bao lâu, vào lúc nào, thời điểm nào, quý nào, bao lâu"
        " một lần, mấy tháng một lần"
    ),
    "ai": (
        "ai, là ai, do ai, cho ai, của ai, với ai, nhờ ai, cơ quan nào, đơn vị nào, sở nào, phòng"
        " nào, ban nào,"
        " bộ nào, người nào, tổ chức nào, nơi nào, những ai, việc của ai, chỗ nào"
    ),
    "gio": "mấy giờ, giờ nào, lúc mấy giờ",
    "nha": "số nhà nào, đường nào, địa chỉ nào, phố nào, số nhà mấy",
    "dem": "bao nhiêu, mấy",
    "dau": "ở đâu, đâu, từ đâu, ở chỗ nào, xã nào, phường nào, tỉnh nào, địa phương nào",
    "ve": (
        "là gì, là cái gì, nghĩa là gì, nói gì, nói về cái gì, nói về gì, về gì, về việc gì, về"
        " cái gì, về vấn đề gì,"
        " quy định gì, quy định những gì, gồm gì, gồm những gì, làm gì, những gì, để làm gì, nhằm"
        " mục đích gì, cái gì, điều gì, việc gì, gì, chi"
    ),
    "cach": (
        "như thế nào, thế nào, ra sao, làm sao, sao, bằng cách nào, cách nào, làm thế nào, kiểu"
        " gì, làm cách nào, cách"
    ),
}
# What a passage must hold to answer; `#` is any figure. What is not named asks for nothing of its own.
ANSWERING = {
    "khi": "# hằng quý tháng kỳ xuyên kịp",
    "ai": (
        "sở phòng ban bộ ủy đài báo tổ trường khối đoàn hội mặt chính phủ quốc thủ đảng quan vị"
        " ngành đoàn"
        " trung văn địa doanh cán"
    ),
    "dem": "# một hai ba bốn năm sáu bảy tám chín mười",
    "ten": "ông bà chí",
    "nha": "đường phố",
    "gio": "giờ",
}
# Facts that say where a record is from: a day, a number or an agency in them is not the record's own.
POINTING = ("Văn bản giao", "Nguồn", "Số thứ tự")
# Words that carry no meaning of their own in a question.
EMPTY = (
    "và của các những cho về để làm theo trong thì được không phải tôi muốn cần với ra sẽ này đó"
    " bị từ đến tới"
    " tại do hay hoặc có là ở khi như cái nào ơi ạ nhé xin hỏi biết mình em anh chị bạn thế vậy"
    " rồi nay việc số"
    " đã đang cũng chỉ còn mà lại nên vào lên trên dưới bằng gì mấy bao nhiêu ai đâu sao hãy giúp"
    " đi nhỉ à ừ ta họ"
    " chúng nữa rất lắm quá thật cả mọi từng mỗi đều vì nếu khoảng hơn ấy kia nhất ngày hôm lúc"
    " xong chưa"
)
_TELLING = (
    "luc tai do so ra lai qua that ca moi hon nhat ngay hom ban chi minh anh em tren duoi bang"
    " viec ta dang nua"
)
# Holders of an office; who asks for one wants a person's name, which the section tells of signers alone.
OFFICES = (
    "chủ tịch, giám đốc, bí thư, trưởng phòng, trưởng ban, bộ trưởng, hiệu trưởng, chánh văn"
    " phòng, tổ trưởng, lãnh đạo,"
    " chu tich, giam doc, bi thu, truong phong, truong ban, bo truong, hieu truong, to truong,"
    " lanh dao"
)
# Words in full for short ones and one word for others that mean the same: from → to.
_SAME = {
    "thời hạn": "hạn chót, hạn cuối, deadline, chậm nhất, muộn nhất, hạn",
    "gửi": "nộp",
    "chủ trì": "phụ trách, chịu trách nhiệm, đứng ra, lo",
    "thực hiện": "triển khai, thi hành",
    "kinh phí": "tiền, ngân sách, nguồn tiền, nguồn vốn",
    "doanh nghiệp": "công ty, xí nghiệp, hãng",
    "người dân": "bà con, nhân dân",
    "dữ liệu cá nhân": "thông tin cá nhân, thông tin riêng",
    "thông tin sai": "tin giả, tin sai, tin xuyên tạc, thông tin sai trái, tin đồn",
    "phản bác": "đấu tranh",
    "vướng mắc": "vướng, khó khăn, trở ngại",
    "phản ánh": "báo với, kiến nghị",
    "lập": "mở, xây dựng",
    "trang thông tin điện tử": "trang web, website, trang mạng, trang thông tin",
    "phát thanh": "loa phường, loa phát thanh, loa xã, truyền thanh, loa",
    "học": "đào tạo, tập huấn, bồi dưỡng",
    "tuyên truyền": "truyền thông, phổ biến",
    "công chức": "cán bộ",
    "ban hành": "ra đời, phát hành",
    "tình trạng hiệu lực": "còn hiệu lực, hết hiệu lực chưa",
    "số ký hiệu": "số hiệu, số mấy",
    "trên mạng": "qua mạng, trực tuyến, online",
    "mục tiêu": "chỉ tiêu",
    "công khai": "công bố",
    "giáo viên": "thầy cô",
    "cấp huyện": "huyện",
    "phần trăm": "%",
    "cách mạng": "cách mạng",
    "người ký": "ai ký",
    "hiệu lực": "áp dụng từ, có hiệu lực",
    "kiều bào": "việt kiều, người việt nam ở nước ngoài, người việt ở nước ngoài",
    "phóng viên": "nhà báo",
    "ứng dụng": "app, phần mềm",
    "điện thoại": "smartphone, điện thoại thông minh",
    "học sinh": "học trò",
    "cuộc thi": "hội thi",
    "sửa đổi": "điều chỉnh, sửa",
    "thay thế": "thay",
    "muộn": "trễ, quá hạn",
    "lừa đảo": "lừa gạt",
    "lợi ích": "quyền lợi, được lợi",
}
# After these an `ai` without capitals is the abbreviation, not who.
NAMING = "luật dùng công cụ ứng dụng nghệ bằng về trợ lý"
# Of what `answering` looks at in its order, after a constant; the scores that mean 0 and 1; how sure to be
# to answer; how much of a question a passage must hold. Measured on the graded questions.
WEIGHTS = {
    "xep": (0.0, 3.0, 0.3, 3.0, 1.5, 2.5, 2.0, 2.0, 1.0, 0.7, 0.8),
    "tin": (4.0, 16.0),
    "nguong": 0.5,
    "it": 0.25,
}


def settings(abbreviations: tuple[Term, ...], types: tuple[Term, ...]) -> dict[str, object]:
    """All of it as browsers get it."""
    return {
        "chu": LETTERS,
        "nghia": same_words(abbreviations, types),
        "hoi": asking_words(),
        "dap": {wanted: signs.split() for wanted, signs in ANSWERING.items()},
        "tro": [f"{label}: " for label in POINTING],
        "rong": folded(EMPTY, _TELLING),
        "chucVu": OFFICES.split(", "),
        "ky": ["ký", "ky"],
        "truoc": folded(NAMING),
        "trong": WEIGHTS,
    }


def same_words(abbreviations: tuple[Term, ...], types: tuple[Term, ...]) -> list[tuple[str, str, bool]]:
    """Words, those read in their place, and whether only where they are printed in capitals."""
    found: dict[str, str] = {}
    for full, others in _SAME.items():
        found |= dict.fromkeys(others.split(", "), full)
    for term in abbreviations:
        full = next((form for form in term.spellings if " " in form), "").lower()
        short = (form for form in term.spellings if full and " " not in form)
        found |= {**dict.fromkeys(short, full), full: full}
    for term in types:
        found.setdefault(term.code, term.label.lower())
    return sorted(
        (words, full, words == words.upper() and bool(_SYLLABLE.fullmatch(fold(words))))
        for words, full in found.items()
        if words
    )


def asking_words() -> list[tuple[str, str]]:
    """Every word that asks, with what it asks for."""
    return sorted((phrase.strip(), wanted) for wanted, all_ in ASKING.items() for phrase in all_.split(","))


def folded(words: str, telling: str = "") -> list[str]:
    """Words with their forms without accents, but those that are also words which tell something."""
    plain = {fold(word) for word in words.split()} - set(telling.split())
    return sorted({*words.split(), *plain})
