"""Keys, tokens and passwords as rows: the forms that issuers document, and the labels that people use.

It must not know how a value is judged. Each form is searched with regard to case.
"""

import re

from nq57.language.rules import Rule, rule


def _token(pattern: str, reason: str, example: str) -> Rule:
    return Rule(re.compile(pattern), reason, example)


_A16, _A36 = "ABCD" * 4, "aB3d" * 9  # examples are put together, so that no scanner takes them for real
TOKENS: tuple[Rule, ...] = (
    _token(r"(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}", "Amazon Web Services", f"AKIA{_A16}"),
    _token(r"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}", "GitHub", f"ghp_{_A36}"),
    _token(r"gl(?:pat|rt|dt|ft)-[\w-]{20,}", "GitLab", f"glpat-{_A36}"),
    _token(r"xox[abeprs]-[\w-]{10,}|xapp-[\w-]{20,}", "Slack", "xoxb-" + "123456789012-abcdef"),
    _token(r"AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}", "Google", "AIza" + "x" * 35),
    _token(r"sk-(?:[a-z]+-)?[\w-]{20,}|hf_\w{30,}", "Model services", f"sk-{_A36}"),
    _token(
        r"[srp]k_(?:live|test)_\w{16,}|whsec_\w{20,}|sq0[a-z]{3}-[\w-]{22,}",
        "Payment services",
        f"sk_live_{_A16}",
    ),
    _token(r"SG\.[\w-]{16,}\.[\w-]{16,}|key-[0-9a-f]{32}", "Mail services", f"SG.{_A16}.{_A16}"),
    _token(
        r"npm_\w{36}|pypi-[\w-]{50,}|dop_v1_\w{64}|glsa_\w{32,}|shpat_\w{32}",
        "Registries and hosts",
        f"npm_{_A36}",
    ),
    _token(
        r"EAA[A-Za-z0-9]{40,}|\d{8,10}:AA[\w-]{33}",
        "Facebook pages, Telegram bots",
        "123456789:AA" + "x" * 33,
    ),
    _token(
        r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
        "JSON web tokens (RFC 7519)",
        f"eyJ{_A16}.eyJ{_A16}.{_A16}",
    ),
)
# What each of them begins with or has in it: one of these is in any text that has a token.
BEGINNINGS = (
    *(
        "AKIA",
        "ASIA",
        "AGPA",
        "AIDA",
        "AROA",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "glrt-",
    ),
    *(
        "gldt-",
        "glft-",
        "xox",
        "xapp-",
        "AIza",
        "ya29.",
        "GOCSPX-",
        "sk-",
        "hf_",
        "k_live_",
        "k_test_",
        "whsec_",
        "sq0",
    ),
    *("SG.", "key-", "npm_", "pypi-", "dop_v1_", "glsa_", "shpat_", "EAA", ":AA", "eyJ"),
)
PRIVATE_KEY = re.compile(r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d")
_LABEL = (
    r"mật\s?khẩu|mat[ _]?khau|\bmk\b|pass(?:word|wd|code|phrase)?|\bpwd|mã (?:pin|otp)|\bpin\b|"
    r"api[_ -]?key|secret(?:[_ -]?key)?|"
    r"client[_ -]?secret|access[_ -]?(?:token|key)|auth[_ -]?token|token|khóa (?:api|bí mật|truy "
    r"cập)|mã truy cập|"
    r"mã khóa|private[_ -]?key"
)
# Words that may be between a label and its value.
_MORE = (
    r"(?: (?:đăng nhập|bạn|tôi|anh|chị|mặc định|ban đầu|wi-?fi|tạm thời|tạm|hiện tại|hiện nay|mới|cũ|chung|"
    r"truy "
    r"cập|quản trị|hệ thống|email|e-mail|"
    r"thư điện tử|tài khoản|máy tính|máy chủ|phần mềm|trang|cổng|vpn|admin|root|cấp cho|cấp|của|"
    r"đơn vị|cơ quan|user|người dùng|phòng|"
    r"họp|zoom|cho|để|vào|là|default|login|lần đầu|cấp 2)){0,5}"
)
_OPENS = r"[\"'*_`“”‘’(\[«]{0,3}"
NAMED: tuple[Rule, ...] = (
    rule(
        rf"(?<![^\W\d_])(?:{_LABEL})\b[\"'*_`”’)\]]{{0,3}}{_MORE}\s{{0,2}}(?:[:=|]|\blà\b|->|→|⇒|–|\bis\b)\s{{0,3}}{_OPENS}([^\s\"'`“”<>«»]{{4,80}})",
        "A value behind its label",
        "Mật khẩu đăng nhập là NQ57@2025",
    ),
    rule(
        rf"(?<![^\W\d_])(?:mật khẩu|password|pass|"
        rf"passcode){_MORE}\s{{0,2}}[\"'`“(\[«]([^\s\"'`“”<>«»()\[\]]{{4,80}})[\"'`”)\]»]",
        "A value in quotation marks or brackets",
        "mật khẩu ban đầu (Abc@1234)",
    ),
    rule(
        rf"(?<![^\W\d_])(?:mật khẩu|password|pass|"
        rf"mk\b){_MORE}[ \t]{{1,3}}{_OPENS}((?=[^*_`(])(?=\S{{0,40}}\d)"
        r"(?=\S{0,40}[A-Za-z])(?=\S{0,40}[@#$%^&+=!?*])[^\s\"'`“”<>]{6,80})",
        "A value of letters, figures and signs right behind the word, in a sentence",
        "Đăng nhập bằng mật khẩu Abc@1234",
    ),
    rule(
        r"(?:tài khoản|account|user(?:name)?|đăng nhập|login)\b[\s:=]{1,3}(?:là "
        r")?[\w.@-]{2,40}\s?/\s?([^\s\"'`“”<>/]{6,80})(?=[\s.,;)]|$)",
        "An account and its password with a stroke between",
        "tài khoản admin/Abc@1234",
    ),
    rule(
        r"\b(?:AccountKey|SharedAccessKey|aws_secret_access_key|authorization:? (?:bearer|basic)|"
        r"bearer)\s{0,3}[=:]?\s{0,3}([\w+/=.-]{20,})",
        "Keys of cloud services and headers by their own labels",
        "AccountKey=" + _A36,
    ),
)
# Found by its sign: a search for the scheme before it would begin again at each letter of a long word.
IN_ADDRESS = re.compile(r"(?<=[A-Za-z0-9])://[^\s/:@]{1,64}:([^\s/@]{3,64})@")
# A battery has a charge, a rule a length: what follows a number that is no secret.
UNITS = re.compile(
    r"\W{0,2}(?:mah|wh|v\b|ah|%|w\b|ký tự|kí tự|chữ số|chữ cái|số\b|lần|ngày|tháng|năm|phút|giờ|"
    r"giây|viên|cell|đồng|bước|lớp|người|tài khoản)",
    re.IGNORECASE,
)
BATTERY = re.compile(
    r"(?<![^\W\d_])[Pp]in\b"
)  # "Pin" is a battery in Vietnamese; a PIN has capitals, or "mã"
PLACEHOLDER = re.compile(
    r"[*x•.…_-]{3,}|\$?\{.*|<.*|\[.*|your[_-].*|mat-khau.*|mật.*|example.*|(?:\d{1,2}[/.-]){1,2}\d{2,4}|\d{1,3}-\d{1,3}"
    r"|\d+/(?:\d{4}/)?[A-ZĐ][A-ZĐ&-]*.*|(?:https?|www)[:.].*|.*\.(?:vn|com|pdf|docx?|xlsx?|png|md)/?.*|\d{1,3}(?:[.,]\d{3})+",
    re.IGNORECASE,
)
# The words that any of the labels must have; none of them is in most texts.
_HINTS = (
    *(
        "-----begin",
        "putty-user",
        "key",
        "t khẩu",
        "tkhẩu",
        "khau",
        "mk:",
        "mk ",
        "mk=",
        "pass",
        "pwd",
        "secret",
        "token",
    ),
    *(
        "pin:",
        "pin ",
        "pin=",
        "://",
        "khóa api",
        "khóa bí",
        "khóa truy",
        "mã otp",
        "mã truy",
        "mã khóa",
        "admin",
        "user",
        "login",
    ),
    *("bearer", "authorization"),
)
HINT = re.compile("|".join(map(re.escape, _HINTS)))
# So many letters and figures on end, a capital or a figure first, are in every token.
LONG_RUN = re.compile(r"[A-Z0-9][A-Za-z0-9]{8}")
