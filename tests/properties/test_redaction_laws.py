"""No credential that stands in an address or a header leaves in what is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57.model.machine_troubles import any_trouble_sentence, trouble_sentence
from nq57.model.problems import problem
from nq57.model.redaction import redacted
from nq57.model.source import Source
from nq57.model.targets import parse_address
from nq57.publish.failures import Unreachable

# A secret that no other part of a text can hold by chance.
SECRETS = st.text("abcdefXYZ0123456789+_.~%!*-", min_size=6, max_size=30).map(lambda text: f"Q9z{text}w7K")
HOSTILE = st.text("abc0/+#?@:=&;~%!", min_size=0, max_size=12).map(lambda text: f"Q9z{text}w7K")
NAMES = st.sampled_from(
    ["token", "access_token", "X-Amz-Signature", "X-Amz-Credential", "sig", "api_key", "key", "password",
     "AWSAccessKeyId", "client_secret", "mat_khau", "X-Amz-Security-Token", "auth", "code"]
)  # fmt: skip
KEYS = st.sampled_from(
    [
        "AKIAIOSFODNN7EXAMPLE",
        "ASIAIOSFODNN7EXAMPLE",
        "ghp_" + "a1B2" * 9,
        "glpat-" + "x1Y2" * 6,
        "eyJhbGciOi.eyJzdWIiOiIx.SflKxwRJSMeKKF",
    ]
)
WEB = st.sampled_from(["https", "http", "s3", "wss"])
SCHEMES = st.sampled_from(["https", "ssh", "ftps", "git+https", "git+ssh", "s3", "HTTPS"])
AROUND = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


@given(SCHEMES, HOSTILE, AROUND, AROUND)
def test_a_password_in_an_address_is_hidden(scheme: str, secret: str, before: str, after: str) -> None:
    """Whatever signs it holds: people do not escape them."""
    assert secret not in redacted(f"{before} {scheme}://nguoi:{secret}@may.example/duong/dan {after}")


@given(WEB, SECRETS)
def test_a_token_before_a_host_of_the_web_is_hidden(scheme: str, secret: str) -> None:
    """There a name may be the credential."""
    assert secret not in redacted(f"{scheme}://{secret}@may.example/x")


@given(NAMES, SECRETS, AROUND)
def test_a_secret_in_a_query_is_hidden(name: str, secret: str, before: str) -> None:
    """By the names that services give them, in a query or a fragment; the rest stays."""
    for sign in "?&#":
        text = redacted(f"{before} https://may.example/x{sign}{name}={secret}&trang=2")
        assert secret not in text
        assert text.endswith("trang=2")


@given(KEYS, AROUND)
def test_a_key_is_known_by_its_form(key: str, before: str) -> None:
    """Wherever it stands as a word."""
    assert key not in redacted(f"{before} {key} sau")


@given(st.text(max_size=200))
def test_nothing_is_hidden_twice(text: str) -> None:
    """What is redacted once stays so."""
    assert redacted(redacted(text)) == redacted(text)


@given(HOSTILE)
def test_it_never_reaches_a_message(secret: str) -> None:
    """Of problems, failures of publishing, the machine's troubles, and errors that nobody foresaw."""
    address = f"https://nguoi:{secret}@may.example/x"
    found = problem("dia-chi-dang-sai", Source("noi-dang.yml"), value=address, reason=address)
    messages = [
        found.message(),
        found.mend("en"),
        repr(found),
        Unreachable("mat-ket-noi", address=address, reason=f"lỗi ở {address}").sentence(),
        any_trouble_sentence(ValueError(address)),
        any_trouble_sentence(OSError(5, address, address)),
        trouble_sentence(OSError(28, "x", address), "en") or "",
    ]
    assert [message for message in messages if secret in message] == []


@pytest.mark.parametrize(
    "text",
    [
        "ssh://nq57@may-chu/srv/www",
        "git+https://bot@git.may-chu.example/nq57/x.git#trang",
        "https://may.example:8080/@nguoi/bai?trang=2",
        "s3://kho/tien-to?endpoint=https://s3.may.example&region=hn",
        "Đặt biến môi trường NQ57_GIT_TOKEN rồi chạy lại.",
        "Liên hệ: van-phong@tinh.gov.vn, mật khẩu: hỏi quản trị viên",
        "content/tinh-a/tin-tuc/t.md:3:1: LỖI ngay-sai: Ngày “31/02/2026” không có. → Ghi lại.",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    """Names of accounts, addresses and sentences come back as they are."""
    assert redacted(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "git+https://" + "a1b2" * 10 + "@h/x.git",
        "s3://kho?aws_secret_access_key=abc",
        "s3://kho?endpoint=https://u:p@h",
    ],
)
def test_a_target_is_not_named_with_a_credential(address: str) -> None:
    """It would stand in markers, notes and logs."""
    with pytest.raises(ValueError, match="biến môi trường") as said:
        parse_address(address)
    assert "a1b2" not in str(said.value)
