"""Ways into the section: audiences, the seven groups of tasks, terms from A to Z."""

from tests.workspaces import PROVINCE, Files, article, catalogue

from nq57.language.folding import fold
from nq57.render.guides import audiences, glossary, guide_pages, task_groups

FILES: Files = {
    "trung-uong/hoc-vu-so/b.yml": "tieu_de: Bài\nngay: 2025\nchu_de: [the-che]\ndoi_tuong: [nguoi-dan]\n",
    "trung-uong/tin-tuc/a.md": article(chu_de="the-che", doi_tuong="nguoi-dan"),
    "trung-uong/tin-tuc/c.md": article(chu_de="du-lieu", doi_tuong="doanh-nghiep", ngay="02/06/2025"),
}


def test_audiences_begin_with_what_helps_at_once() -> None:
    """A lesson stands before news; each leads to all that is written for the audience."""
    groups = {group.id: group for group in audiences(catalogue(FILES)).groups}
    assert list(groups) == ["doanh-nghiep", "nguoi-dan"]
    assert [card.kind for card in groups["nguoi-dan"].cards] == ["hoc-vu-so", "tin-tuc"]
    assert [(link.url, link.note) for link in groups["nguoi-dan"].more] == [("doi-tuong/nguoi-dan/", "2")]


def test_the_seven_groups_stand_in_their_order_with_or_without_articles() -> None:
    """Numbered one to seven; each leads to its topics where the unit has them."""
    groups = task_groups(catalogue(FILES)).groups
    assert [group.title[0] for group in groups] == list("1234567")
    assert [link.url for link in groups[1].more] == ["chu-de/the-che/"]
    assert groups[6].cards == ()


def test_a_unit_without_anything_for_them_has_no_such_pages() -> None:
    """The glossary alone is always worth a page, unless it is hidden."""
    assert [page.url for page in guide_pages(catalogue({}))] == ["thuat-ngu/"]
    hiding = {"tinh-a/don-vi.yml": PROVINCE + "an_phan: thuat-ngu\n"}
    assert list(guide_pages(catalogue(hiding))) == []


def test_the_glossary_goes_from_a_to_z() -> None:
    """Đ beside D, each entry under its letter, none told twice."""
    letters = glossary().letters
    assert [letter.letter for letter in letters] == sorted(letter.letter for letter in letters)
    for letter in letters:
        assert all(fold(entry.name[0]).upper() == letter.letter for entry in letter.entries)
    names = [entry.name for letter in letters for entry in letter.entries]
    shorts = [entry.short for letter in letters for entry in letter.entries if entry.short]
    assert len(set(names + shorts)) == len(names + shorts)
    assert {"Chuyển đổi số", "Đổi mới sáng tạo", "UBND"} <= set(names)
