"""Keys and passwords are found by their form or their label, and never shown.

It must not know content files. No key here opens anything; each is put together from pieces.
"""

import pytest

from nq57.language.credentials import CREDENTIAL, find_credentials

A16, A36 = "ABCD" * 4, "aB3d" * 9
KEYS = (
    f"AKIA{A16}",
    f"ghp_{A36}",
    f"token: github_pat_{A36}",
    f"glpat-{A36}",
    "xoxb-" + "123456789012-abcdef",
    "AIza" + "x" * 35,
    "sk-" + A36,
    "eyJ" + A16 + ".eyJ" + A16 + "." + A16,
    "123456789:AA" + "x" * 33,
    "-----BEGIN " + "RSA PRIVATE KEY-----",
    "-----BEGIN " + "PRIVATE KEY-----",
    "mật khẩu: Abc@1234",
    "Mật khẩu là **NQ57@2025**.",
    "password=hunter2x",
    'api_key: "8f7d6a5b4c3d"',
    "https://quantri:p4ssw0rd@may-chu.example/",
    "AccountKey=" + A36,
    "mật khẩu: a1b2",
    "mật khẩu: Nghi#Quyet",
)
INNOCENT = (
    "Mật khẩu: tối thiểu 8 ký tự",
    "mật khẩu: ********",
    "mật khẩu là gì",
    "Đặt mật khẩu dài, mỗi tài khoản một mật khẩu khác nhau.",
    "https://a.vn:8080/x@y",
    "token: <mã của bạn>",
    "sk-ii",
    "pin: sạc đầy",
    "pin: 12..",
    "token: a-b-c-d",
    "password: your-password1",
    "password: example123",
    "mật khẩu: ab1...",
    "mật khẩu: khó-đoán, dài.",
)


@pytest.mark.parametrize("text", KEYS)
def test_keys_are_found_and_masked(text: str) -> None:
    """Each is found once, and what is shown gives nothing away."""
    (found,) = find_credentials(text)
    assert found.code == CREDENTIAL
    assert found.shown.endswith("****") or "…" in found.shown
    assert text[found.start : found.end] not in found.shown


@pytest.mark.parametrize("text", INNOCENT)
def test_advice_on_passwords_is_no_password(text: str) -> None:
    """Words, blanks and stars after a label are no secrets."""
    assert find_credentials(text) == ()


def test_a_token_is_known_by_its_beginning() -> None:
    """Four characters tell the kind of a key and give nothing away."""
    assert [found.shown for found in find_credentials(f"x {KEYS[1]} y")] == ["ghp_****"]
