"""What is wrong in official Vietnamese text, as dated data: pattern, why, since when, exceptions.

It must not know how rules are applied. A rule that changes is a new line here, not new code.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from nq57.language.normalise import UPPER


def _spaced(pattern: str) -> str:
    """Blanks of a pattern bear line breaks, as lines of a page break anywhere."""
    return pattern.replace(" ", r"\s{1,12}")


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_spaced(pattern)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One defect told by its pattern.

    `fix` replaces the match (groups as in `re`); None where only a human can tell. The rule holds for
    texts dated `since` or later. A match inside one of `allow` is no defect. `ward_only` rules are for
    texts of a ward.
    """

    code: str
    words: str
    why: str
    fix: str | None = None
    since: dt.date | None = None
    allow: tuple[str, ...] = ()
    ward_only: bool = False
    pattern: re.Pattern[str] = field(init=False)
    allowed: tuple[re.Pattern[str], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Compile once, when the table is read."""
        object.__setattr__(
            self, "pattern", re.compile(rf"(?<!\w){_spaced(self.words)}(?!\w)", re.IGNORECASE)
        )
        allowed = tuple(re.compile(_spaced(words), re.IGNORECASE) for words in self.allow)
        object.__setattr__(self, "allowed", allowed)


def _misspelt(words: str, right: str, *allow: str) -> Rule:
    return Rule("chinh-ta", words, f"Sai chính tả; viết đúng là “{right}”.", right, allow=allow)


# Resolution 76/2025/UBTVQH15 and the amended Law on local government: two tiers from this day.
TWO_TIERS = dt.date(2025, 7, 1)
_NO_DISTRICTS = "Từ ngày 01/7/2025 không còn cấp huyện; nêu đơn vị kế tục nhiệm vụ (cấp tỉnh hoặc cấp xã)."
_QUOTED = r"“[^“”]{0,400}(?:”|\Z)"  # another's words are as they are
_PAST = (
    _QUOTED,
    r"trước đây[^.;]{0,40}",
    r"[^.;]{0,60}\(?(?:cũ|trước đây|trước (?:khi )?(?:sắp xếp|sáp nhập))(?!\w)\)?",
    r"trước (?:khi )?(?:sắp xếp|sáp nhập)[^.;]{0,60}",
    r"(?:bỏ|không tổ chức|không còn|kết thúc|giải thể|chấm dứt)[^.;]{0,60}",
    r"giáo dục tại xã, phường, thị trấn",  # a measure under the Law on administrative violations
)
_DISTRICT_BODIES = r"(?:UBND|[ỦU][yỷ] ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân) (?:các )?"
_MORE = r"(?:, (?:quận|thị xã|thành phố|thị trấn))*"

DISTRICTS = tuple(
    Rule("cap-huyen", words, _NO_DISTRICTS, since=TWO_TIERS, allow=_PAST)
    for words in (
        rf"{_DISTRICT_BODIES}(?:huyện|quận|thị xã|thị trấn){_MORE}",
        r"cấp huyện",
        r"(?:các )?(?:huyện ủy|huyện uỷ|quận ủy|quận uỷ|thị ủy|thị uỷ)",
        rf"(?:các|ở|tại|địa bàn) huyện{_MORE}",
        r"(?:xã, phường, )?thị trấn",
    )
)

WARD = (
    Rule(
        "xa-trong-phuong",
        "xã",
        "Văn bản của phường mà gọi là “xã”; thường do sao từ văn bản khác.",
        "phường",
        ward_only=True,
        allow=(
            _QUOTED,
            r"xã (?:hội|tắc|giao|viên)",
            r"(?:cấp|các|thị|làng|liên|những|mọi|hợp tác|bưu điện|văn hóa) xã",
            r"(?:phường|đặc khu|thị trấn)(?:,| và|/| -) ?xã",
            r"xã(?:,| và|/| -) ?(?:phường|thị trấn|đặc khu)",
            rf"(?-i:[Xx]ã [{UPPER}][’']?\w)",
        ),
    ),
)  # fmt: skip

SPELLING = (
    _misspelt("đột phát", "đột phá", r"(?:bệnh|dịch|cơn|cháy|viêm) đột phát"),
    _misspelt("chuyển (?:đồi|đối|đỗi) số", "chuyển đổi số"),
    _misspelt("chuyên đổi số", "chuyển đổi số"),
    _misspelt("phát song", "phát sóng", r"phát song (?:song|hành|ngữ|phương)"),
    _misspelt("thưc hiện", "thực hiện"),
    _misspelt("địa ban", "địa bàn"),
    _misspelt("cơ sơ", "cơ sở"),
    _misspelt("phục lục", "phụ lục"),
    _misspelt("phù hơp", "phù hợp"),
    _misspelt("xuyên tác", "xuyên tạc"),
    _misspelt("thương trực", "thường trực"),
    _misspelt("thương xuyên", "thường xuyên"),
    _misspelt("trách nhiêm", "trách nhiệm"),
    _misspelt("nhiệm vu", "nhiệm vụ"),
    _misspelt("sáng tao", "sáng tạo"),
    _misspelt("công nghê", "công nghệ"),
    _misspelt("nghị quyêt", "nghị quyết"),
    _misspelt("kê hoạch", "kế hoạch"),
    _misspelt("tuyên truyên", "tuyên truyền"),
    _misspelt("truyên thông", "truyền thông"),
    _misspelt("bổ xung", "bổ sung"),
    _misspelt("xát nhập", "sáp nhập"),
    _misspelt("sát nhập", "sáp nhập", r"(?:giám|khảo|quan|kiểm|trinh) sát nhập"),
    _misspelt("triễn khai", "triển khai"),
    _misspelt("hổ trợ", "hỗ trợ"),
    _misspelt("thông tin điện của", "thông tin điện tử của"),
    Rule("chinh-ta", r"(?-i:(Thể thao|Khoa học|Giáo dục|Văn hóa) va (Du lịch|Công nghệ|Đào tạo|Xã hội))",
         "Thiếu dấu ở chữ “và”.", r"\1 và \2"),
    Rule("viet-hoa", "Mặt trận (?-i:tổ) quốc", "Tên riêng viết hoa: “Tổ quốc”.", "Mặt trận Tổ quốc"),
    Rule("lap-tu", r"(?P<word>trên|của|và|các|được|cho|trong|với|những|về|tại|theo|đến|bằng|để) (?P=word)",
         "Lặp từ khi gõ hoặc khi ghép câu.", r"\g<word>",
         allow=(
             # The first is the end of another word: "tiếp theo theo quy định", "hiện tại tại đây".
             r"(?:tiếp|kèm|dựa|đi|làm|mang|noi|tuân) theo theo",
             r"(?:hiện|tồn|hiện còn tồn|ngay) tại tại",
             r"(?:trở|quay|đi|gửi|rút|thu) về về",
             r"(?:bên|phía|ở|nêu|kể|dưới|nói) (?:trên|trong) (?:trên|trong)",
             r"[^\s.,;:]{1,8} được được",
             r"(?:gửi|chuyển|đưa|tính|kể|tới|đi) đến đến",
             r"(?:gửi|trao|giao|cấp|dành|bàn giao) cho cho (?:vay|thuê|mượn)",
         )),
    Rule("dau-cau", r"(ban),(ngành)", "Thiếu khoảng trắng sau dấu phẩy.", r"\1, \2"),
)  # fmt: skip

RULES: tuple[Rule, ...] = (*SPELLING, *WARD, *DISTRICTS)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules tried only where `first_look` matches: a sound text is passed over in one search."""

    rules: tuple[Rule, ...]
    first_look: re.Pattern[str]

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> "RuleSet":
        """The rules with a search for any of them."""
        return cls(rules, _whole_words("|".join(rule.words for rule in rules)))


RULE_SETS = (RuleSet.of(SPELLING), RuleSet.of(WARD), RuleSet.of(DISTRICTS))
