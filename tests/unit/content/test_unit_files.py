"""A unit's declaration and the workspace's vocabulary.

They must not know records.
"""

import pytest

from nq57.content.unit_files import read_unit, read_vocabulary

SIZES = {"a/logo.svg": 10}


def unit_codes(text: str) -> list[str]:
    """The codes of the problems of a declaration."""
    return [problem.code for problem in read_unit("a", "a/don-vi.yml", text.encode(), SIZES)[1]]


def test_name_and_level_are_enough() -> None:
    """Everything else has a sensible default."""
    unit, problems = read_unit("a/b", "a/b/don-vi.yml", "ten: Xã B\ncap: Xã\n".encode(), SIZES)
    assert problems == []
    assert unit is not None
    assert (unit.id, unit.tree, unit.name, unit.short_name) == ("a/b", "a.b", "Xã B", "Xã B")
    assert (unit.fields.colours.primary, unit.fields.demonstration) == ("#b3261e", False)


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ('ma_tinh: "20"\nma_xa: "06187"\n', []),
        ('ma_tinh: "03"\n', ["ma-hanh-chinh-la"]),
        ("ma_tinh: 2O\n", ["ma-hanh-chinh-la"]),
        ('ma_xa: "6187"\n', ["ma-hanh-chinh-la"]),
        ('ma_xa: "²²²²²"\n', ["ma-hanh-chinh-la"]),
        ('mau: {chinh: "#b3261e", nhan: "#7a5b00"}\n', []),
        ('mau: {chinh: "#ffcc00", nhan: "#eeeeee"}\n', ["mau-kem-tuong-phan", "mau-kem-tuong-phan"]),
        ("mau: {chinh: đỏ}\n", ["mau-sai"]),
        ("mau: {chin: '#000000'}\n", ["khoa-la"]),
        ("bieu_trung: {tep: logo.svg, mo_ta: Biểu trưng}\n", []),
        ("bieu_trung: {tep: logo.png, mo_ta: Biểu trưng}\n", ["anh-thieu"]),
        ("bieu_trung: {tep: ../logo.svg, mo_ta: Biểu trưng}\n", ["duong-dan-cam"]),
        ("bieu_trung: {tep: logo.svg}\n", ["thieu-khoa"]),
        ("dia_chi_chuyen_muc: a.vn/nq57\n", ["lien-ket-sai"]),
        ("lien_he: {trang_web: 'javascript:x'}\n", ["lien-ket-sai"]),
        ("lien_ket: [{ten: Cổng, lien_ket: 'https://a.vn'}]\n", []),
        ("trinh_dien: có\n", []),
    ],
)
def test_each_setting_is_checked(lines: str, codes: list[str]) -> None:
    """Official codes, colours with their contrast, logo and links."""
    assert unit_codes("ten: Tỉnh A\ncap: Tỉnh\n" + lines) == codes


def test_a_unit_with_an_error_is_none() -> None:
    """Warnings keep it, errors do not."""
    assert read_unit("a", "a/don-vi.yml", b"ten: A\n", SIZES)[0] is None
    assert read_unit("a", "a/don-vi.yml", "ten: A\r\ncap: Tỉnh\r\n".encode(), SIZES)[0] is not None


def test_own_terms_are_read_with_their_other_names() -> None:
    """Both lists of the workspace's vocabulary."""
    text = (
        "chu_de:\n  - {ma: bien, ten: Biển, con_goi: [đảo]}\ndoi_tuong:\n  - {ma: ngu-dan, ten: Ngư dân}\n"
    )
    vocabulary, problems = read_vocabulary("tu-vung.yml", text.encode())
    assert problems == []
    assert vocabulary.topics[-1].spellings == ("bien", "Biển", "đảo")
    assert vocabulary.audiences[-1].code == "ngu-dan"


@pytest.mark.parametrize("code", ["Biển", "bien dao", "bien_dao", "-bien"])
def test_a_terms_code_must_fit_an_address(code: str) -> None:
    """The problem says what a code is made of; the built-in terms stay."""
    text = f"chu_de:\n  - {{ma: '{code}', ten: Biển}}\n"
    vocabulary, problems = read_vocabulary("tu-vung.yml", text.encode())
    assert [problem.code for problem in problems] == ["sai-kieu"]
    assert "mã" in problems[0].message()
    assert vocabulary.topics


def test_own_abbreviations_join_the_built_in_ones() -> None:
    """Spelled as they are printed; one of the same letters replaces the built-in one."""
    text = "viet_tat:\n  - {tat: CĐS, day_du: chuyển đổi sống}\n  - {tat: KCN, day_du: khu công nghiệp}\n"
    vocabulary, problems = read_vocabulary("tu-vung.yml", text.encode())
    assert problems == []
    labels = {term.code: term.label for term in vocabulary.abbreviations}
    assert (labels["CĐS"], labels["KCN"], labels["KHCN"][:8]) == (
        "chuyển đổi sống",
        "khu công nghiệp",
        "khoa học",
    )
