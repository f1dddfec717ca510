"""The languages that a record may be translated into: codes of files, names in their own words, tags.

It must not know texts of the interface; which languages have them is in `nq57.wording`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `code` is the suffix of its files and the end of its addresses.

    `name` is what its readers call it; `tag` what `lang` says (BCP 47), where that is not the code.
    """

    code: str
    name: str
    own_tag: str = ""

    @property
    def tag(self) -> str:
        """What `lang` and `hreflang` say."""
        return self.own_tag or self.code


# ISO 639-3 where there is no code of two letters. `hmn` and `tai` stand for groups of languages: a file
# that can name its own had better do so.
_KNOWN = (
    Language(DEFAULT_LANGUAGE, "Tiếng Việt"),
    Language("en", "English"),
    Language("zh", "中文", "zh-Hans"),
    Language("lo", "ລາວ"),
    Language("km", "ខ្មែរ"),
    Language("tyz", "Tày"),
    Language("nut", "Nùng"),
    Language("hmn", "Hmoob (Mông)"),
    Language("tai", "Thái"),
    Language("blt", "Thái Đen"),
    Language("ium", "Dao"),
    Language("mww", "Mông Trắng"),
    Language("hre", "Hrê"),
    Language("cua", "Co"),
    Language("hnj", "Mông Xanh"),
    Language("mji", "Kim Mun (Dao)"),
    Language("twh", "Thái Trắng"),
    Language("kjg", "Khơ Mú"),
    Language("khb", "Lự"),
    Language("hni", "Hà Nhì"),
    Language("pcc", "Giáy"),
    Language("lhu", "La Hủ"),
    Language("zng", "Mảng"),
    Language("cnc", "Cống"),
    Language("slt", "Si La"),
    Language("sed", "Xơ Đăng"),
    Language("bdq", "Ba Na"),
    Language("jra", "Gia Rai"),
    Language("jeh", "Giẻ"),
)
LANGUAGES: Mapping[str, Language] = {language.code: language for language in _KNOWN}
# What a file's name may say of its language: the code, or the tag that pages have, however it is written.
_BY_SUFFIX = {name.lower(): one.code for one in _KNOWN for name in (one.code, one.tag)}


def language_of_suffix(suffix: str) -> str | None:
    """The code of the language that a file's name ends with: `zh`, `zh-Hans`; None where there is none."""
    return _BY_SUFFIX.get(suffix.lower()) if suffix not in LANGUAGES else suffix


def is_translation(path: str) -> bool:
    """Whether the name of a record's file says a language other than ours."""
    return language_of_suffix(path.rpartition("/")[2].rpartition(".")[0].partition(".")[2]) not in {
        None,
        DEFAULT_LANGUAGE,
    }


def language_name(code: str) -> str:
    """What a language calls itself; the code of one that is not known."""
    return LANGUAGES[code].name if code in LANGUAGES else code


def language_tag(code: str) -> str:
    """What `lang` says of a language; the code of one that is not known."""
    return LANGUAGES[code].tag if code in LANGUAGES else code
