"""The lint's rules in words: none without words, none in words only."""

import datetime as dt

import pytest

from nq57.language.lint import lint
from nq57.language.lint_catalogue import ENGLISH, rules_in_words

DEFECTS = {
    "so-sai-thu-tu": "Nghị quyết số 57/NQ-TW",
    "so-sai-the-thuc": "theo 42/2022/NĐCP",
    "so-chu-gia-dang": "theo Quyết định số 372/QĐ-BT\u0421",
    "so-trai-nam": "Nghị định số 91/2024/NĐ-CP ngày 18/7/2025",
    "so-hong-khi-quet": "s6 1169/QP-TTg",
    "so-de-trong": "Số:       /KH-SNgV",
    "nhay-muc": "III. Hình thức\nabc\nV. Tổ chức",
    "bao-cao-khong-ngay": "Định kỳ, tổng hợp báo cáo kết quả.",
    "chu-sai": "Mọi nguời dân trong xã, phường được hướng dẫn làm thủ tục",
    "chu-mat-dau": "Thyc hien Quyet dinh cua Thu tuong Chinh phu phe duyet Chuong trinh truyen thong va "
    "cac van ban cua tinh trong linh vuc cong nghe",
}


def test_every_code_is_told_in_both_languages() -> None:
    """A finding can be explained to anyone."""
    assert {rule.code for rule in rules_in_words()} == set(ENGLISH)
    assert all(rule.why and rule.pattern for rule in rules_in_words())


@pytest.mark.parametrize("code", sorted({r.code for r in rules_in_words()} & set(DEFECTS)))
def test_a_rule_in_words_is_a_rule(code: str) -> None:
    """What the words describe is found, under that code."""
    found = lint(DEFECTS[code], ward=True, on=dt.date(2025, 9, 1))
    assert code in {finding.code for finding in found}


def test_dated_rules_say_since_when() -> None:
    """Districts since two tiers of government, the form of numbers since Decree 30."""
    since = {rule.code: rule.since for rule in rules_in_words()}
    assert since["cap-huyen"] == dt.date(2025, 7, 1)
    assert since["so-sai-thu-tu"] == dt.date(2020, 3, 5)
    assert lint("UBND các huyện", ward=False, on=dt.date(2025, 6, 30)) == ()
