"""Personal data are found by their own structure or by what they are called, and masked at once.

It must not know content files. Every number here is made up.
"""

import re

import pytest

from nq57.language.persons import ACCOUNT, CHILD, HOME, IDENTITY, PHONE, find_children, find_persons, masked

PERSONAL = (
    (IDENTITY, "Số CCCD: 001090123456"),
    (IDENTITY, "Căn cước công dân 001 090 123 456"),
    (IDENTITY, "037203001234"),
    (IDENTITY, "CMND số 123456789"),
    (IDENTITY, "Chứng minh nhân dân: 012345678"),
    (IDENTITY, "Mã số thuế cá nhân 8012345678"),
    (IDENTITY, "Căn cước số 999090123456"),
    (PHONE, "liên hệ anh A 0912345678"),
    (PHONE, "0912.345.678"),
    (PHONE, "+84 912 345 678"),
    (PHONE, "(+84)912345678"),
    (PHONE, "Zalo 0987 654 321"),
    (ACCOUNT, "STK: 19031234567890 Techcombank"),
    (ACCOUNT, "Số tài khoản 0123456789012 tại VCB"),
    (ACCOUNT, "chuyển khoản vào tài khoản số 1234567890"),
    (HOME, "Hộ khẩu thường trú: số 12, ngõ 5, đường Trần Phú"),
    (HOME, "Nơi ở hiện nay: thôn Nà Pàn, xã Đồng Đăng"),
    (HOME, "thường trú tại tổ 5, phường Kỳ Lừa"),
    (IDENTITY, "hộ chiếu số B1234567"),
    (IDENTITY, "thẻ BHYT DN4012345678901"),
    (PHONE, "ông Nguyễn Văn A (0205 3812 345)"),
    (PHONE, "(0205) 3812 345"),
    (IDENTITY, "Số CCCD 00109012345６"),
)
INNOCENT = (
    "Bảo hiểm xã hội tỉnh bố trí 862.980.871.000 đồng",
    "Mặt trận Tổ quốc tỉnh vận động 84.288.665.000 đồng",
    "Số 211/KH-UBND ngày 12/8/2025",
    "20250812123456",
    "1.234.567.890 đồng",
    "Mã hồ sơ 000.00.00.H37-250812-0001",
    "Đường dây nóng: 0912 345 678",
    "Điện thoại: 0205 3812 345",
    "Tài khoản 3741.0.1234567 tại Kho bạc Nhà nước",
    "12.345.678.901 đồng",
    "mã xã 06187",
    "có hộ khẩu thường trú tại các xã biên giới",
    "2025-2030",
    "ISBN 978-604-57-1234-5",
    "https://a.vn/20250812123456789.htm",
    "tổng mức đầu tư 123 456 789 000 đồng",
    "1900 1234",
    "Tên miền 001.002.003.004",
    "001390123456",
    "000090123456",
    "001001123456",
    "002490123456",
    "Căn cước: 12345678901",
    "Căn cước: 1234567890123",
    "Luật Nhà ở số 27/2023/QH15",
    "Nghị quyết về nhà ở số 12/NQ-HĐND",
    "danh sách nhà ở, công trình theo Mẫu số 15c",
)


@pytest.mark.parametrize(("code", "text"), PERSONAL)
def test_personal_data_are_found(code: str, text: str) -> None:
    """Each kind is found in the ways people write it."""
    assert [found.code for found in find_persons(text)] == [code]


@pytest.mark.parametrize("text", INNOCENT)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Sums of money, codes, days, hotlines and accounts of the treasury are nobody's own."""
    assert find_persons(text) == ()


@pytest.mark.parametrize(("code", "text"), PERSONAL)
def test_no_finding_tells_the_whole_number(code: str, text: str) -> None:
    """What is shown has at most four digits of the number that was found."""
    for found in find_persons(text):
        assert len(re.findall(r"\d", found.shown)) <= 4 or code == HOME
        assert text[found.start : found.end] != found.shown


def test_an_agency_may_be_called() -> None:
    """In a contact field a telephone is what belongs there; an identity number is not."""
    assert find_persons("0912 345 678", contact=True) == ()
    assert [found.code for found in find_persons("001090123456", contact=True)] == [IDENTITY]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("0912345678", "09******78"), ("001 090 123 456", "00********56"), ("12345", "12***45")],
)
def test_masks(written: str, shown: str) -> None:
    """Two characters at either end remain."""
    assert masked(written) == shown


@pytest.mark.parametrize(
    ("alt", "word"),
    [
        ("Các em học sinh lớp 3A trao đổi", "Các em"),
        ("Bé gái bên máy tính", "Bé gái"),
        ("Pupils", "Pupils"),
    ],
)
def test_children_in_a_picture_are_told_by_its_alternative(alt: str, word: str) -> None:
    """A picture whose description speaks of children is found by that word."""
    assert [(found.code, found.shown) for found in find_children(alt)] == [(CHILD, word)]


@pytest.mark.parametrize("alt", ["Đồng chí Bí thư phát biểu", "Các đại biểu dự hội nghị", "Biểu đồ"])
def test_other_pictures_are_left_alone(alt: str) -> None:
    """Grown-ups and diagrams need no consent of parents."""
    assert find_children(alt) == ()


def test_an_address_is_cut_short() -> None:
    """Of a home only the beginning is shown."""
    (found,) = find_persons("Nơi ở: số 123, đường Lê Lợi")
    assert (found.code, found.shown) == (HOME, "số 123…")


def test_the_treasury_has_public_accounts() -> None:
    """An account named on a line with the treasury is public; the next line's is not."""
    text = "Số tài khoản 3741012345 tại Kho bạc\nSố tài khoản 1903123456"
    assert [found.code for found in find_persons(text)] == [ACCOUNT]


@pytest.mark.parametrize(
    ("digits", "known"),
    [
        ("001004123456", False),
        ("001005123456", True),
        ("001199123456", True),
        ("001235123456", True),
        ("001236123456", False),
        ("001400123456", False),
        ("003090123456", False),
    ],
)
def test_an_identity_number_has_a_structure(digits: str, *, known: bool) -> None:
    """Province, century and year of birth must be possible: 1905 to 2035."""
    assert bool(find_persons(digits)) == known


@pytest.mark.parametrize(("blanks", "known"), [(43, True), (44, True), (45, False)])
def test_a_name_reaches_only_so_far(blanks: int, *, known: bool) -> None:
    """A label counts for 48 characters on its own line, and not on the next."""
    assert bool(find_persons(f"CCCD{' ' * blanks}123456789")) == known
    assert find_persons("CCCD\n123456789") == ()
    assert bool(find_persons("x\nCCCD 123456789"))


def test_numbers_of_a_text_are_told_up_to_a_point() -> None:
    """Nobody reads more than two hundred."""
    assert len(find_persons("0912345678\n" * 300)) == 200
