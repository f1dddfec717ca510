"""How fast citations are found, against one simple pattern: `python scripts/citation_speed.py [ARTICLES]`.

Must not know what a citation is; it generates articles, times both searches in turn, and prints ratios.
"""

import random
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from nq57.language.mention_finder import find_mentions

ARTICLES, WORDS, ROUNDS = 10_000, 500, 3
SIMPLE = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐđ]*[-/][A-ZĐ][A-Za-zĐđ]+")
CITATIONS = (
    "Quyết định số 1169/QĐ-TTg ngày 16/6/2025 của Thủ tướng Chính phủ",
    "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
    "Nghị quyết 57",
    "Kế hoạch số 211/KH-UBND ngày 12/8/2025 của UBND tỉnh",
    "Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15",
    "Nghị định số 88/2025/NĐ-CP",
)
FIGURES = ("ngày 18/5", "100%", "năm 2026", "30 lượt", "quý 1/2026", "24/24 giờ")
PROSE = """
chuyển đổi số trong cơ quan nhà nước giúp người dân làm thủ tục tại nhà và theo dõi hồ sơ của mình trên mạng
tổ công nghệ số cộng đồng hướng dẫn bà con cài đặt ứng dụng và thanh toán không dùng tiền mặt ở chợ phiên
sở khoa học và công nghệ phối hợp với các phường xã tổ chức lớp học kỹ năng số cho cán bộ và học sinh
doanh nghiệp nhỏ đề nghị được hỗ trợ nghiên cứu thử nghiệm sản phẩm mới và kết nối với nhà khoa học
"""


def articles(seed: int = 57) -> Iterator[str]:
    """Articles of so many words, each with four citations and six figures that are none."""
    prose = PROSE.split()
    chance = random.Random(seed)  # noqa: S311 - the same articles each time
    while True:
        words = chance.choices(prose, k=WORDS)
        for piece in (*chance.choices(CITATIONS, k=4), *chance.choices(FIGURES, k=6)):
            words.insert(chance.randrange(len(words)), piece)
        yield " ".join(words)


def seconds(search: Callable[[str], object], texts: list[str]) -> float:
    """Processor time of one pass."""
    start = time.process_time()
    for text in texts:
        search(text)
    return time.process_time() - start


def main(arguments: list[str]) -> None:
    """Print the ratio for composed and for decomposed text, the best of some rounds."""
    count = int(arguments[0]) if arguments else ARTICLES
    composed = list(islice(articles(), count))
    decomposed = [unicodedata.normalize("NFD", text) for text in composed]
    print(f"{count} articles of {WORDS} words; processor time, best of {ROUNDS} rounds")
    for form, texts in (("composed (NFC)", composed), ("decomposed (NFD)", decomposed)):
        pairs = [(seconds(find_mentions, texts), seconds(SIMPLE.findall, texts)) for _ in range(ROUNDS)]
        ours, simple = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
        found = sum(len(find_mentions(text)) for text in texts)
        print(f"{form}: {found} mentions, {ours:.2f} s; findall {simple:.2f} s; ratio {ours / simple:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
