"""Text in fonts of the 1990s becomes Unicode, and nothing else is touched."""

import pytest

from nq57.language.legacy import decoded, to_unicode


def test_tcvn3_is_detected_and_converted() -> None:
    """Lines as a .VnTime document yields them, capitals of a capital font included."""
    result = to_unicode("KÕ HO¹CH\nBé ChÝnh trÞ ban hµnh NghÞ quyÕt sè 57-NQ/TW vÒ ®ét ph¸")
    assert result.encoding == "tcvn3"
    assert result.text == "KẾ HOẠCH\nBộ Chính trị ban hành Nghị quyết số 57-NQ/TW về đột phá"


def test_the_soft_hyphen_of_tcvn3_is_a_letter() -> None:
    """TCVN3 has ư where Latin-1 has the soft hyphen."""
    assert decoded("t\u00ad t\u00adëng", "tcvn3") == "tư tưởng"


def test_vni_is_detected_and_converted() -> None:
    """Lines as a VNI-Times document yields them."""
    result = to_unicode("KEÁ HOAÏCH\nBoä Chính trò ban haønh Nghò quyeát soá 57-NQ/TW veà ñoät phaù")
    assert result.encoding == "vni"
    assert result.text == "KẾ HOẠCH\nBộ Chính trị ban hành Nghị quyết số 57-NQ/TW về đột phá"


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 57-NQ/TW của Bộ Chính trị",
        "Cộng hòa xã hội chủ nghĩa",
        "không dấu gì cả",
        "Le déjà vu d'un élève à côté de l'hôtel",
        "Café © 2024 ® §1",
        "",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    """Unicode Vietnamese, other languages and plain ASCII are what they seem."""
    result = to_unicode(text)
    assert (result.text, result.encoding) == (text, None)


def test_lines_already_in_unicode_stay() -> None:
    """A document of both kinds is converted only where it must be."""
    result = to_unicode("Bé ChÝnh trÞ ban hµnh NghÞ quyÕt\nđã được ban hành")
    assert result.text == "Bộ Chính trị ban hành Nghị quyết\nđã được ban hành"
