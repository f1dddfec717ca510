"""Every path has its place: a unit, a kind, a record; or is a problem.

They must not know what is in a file; paths are all there is.
"""

import pytest

from nq57.content.folder import FileEntry
from nq57.content.layout import ContentFiles, sort_out


def sorted_out(*paths: str) -> ContentFiles:
    """Some paths sorted out, in order of path."""
    return sort_out(FileEntry(path, 1) for path in sorted(paths))


def found(*paths: str) -> list[tuple[str, str]]:
    """The problems of some paths beside a sound province: code and path."""
    layout = sorted_out("a/don-vi.yml", *paths)
    return [(problem.code, problem.source.path) for problem in layout.problems]


def test_a_record_knows_its_unit_kind_name_and_language() -> None:
    """The path tells all four; folders inside a kind only sort files."""
    layout = sorted_out("a/b/don-vi.yml", "a/don-vi.yml", "a/b/tin-tuc/2025/bai.en.md")
    where = layout.records[0]
    assert (where.unit, where.kind, where.slug, where.language) == ("a/b", "tin-tuc", "bai", "en")
    assert where.id == "a/b/tin-tuc/2025/bai"


@pytest.mark.parametrize("suffix", ["zh", "zh-Hans", "zh-hans"])
def test_a_translation_is_named_by_code_or_tag(suffix: str) -> None:
    """Both lead to one address; two files of one language are told."""
    layout = sorted_out("a/don-vi.yml", f"a/tin-tuc/bai.{suffix}.md")
    assert [record.language for record in layout.records] == ["zh"]
    assert found(f"a/tin-tuc/bai.{suffix}.md", "a/tin-tuc/bai.zh.yml") == [
        ("ten-tep-trung", "a/tin-tuc/bai.zh.yml")
    ]


def test_units_are_the_folders_with_a_declaration() -> None:
    """Nested ones too; the central pool needs none."""
    layout = sorted_out("a/b/don-vi.yml", "a/don-vi.yml", "trung-uong/tin-tuc/bai.md")
    assert (layout.units, layout.problems) == (["a/b", "a"], [])


@pytest.mark.parametrize(
    "path", ["don-vi.yml", "a/tin-tuc/don-vi.yml", "A B/don-vi.yml", "đ/don-vi.yml", "a/B/don-vi.yml"]
)
def test_some_folders_can_be_no_unit(path: str) -> None:
    """The root, a kind's folder, and names that are no address."""
    assert sorted_out(path).units == []


def test_a_unit_needs_a_name_fit_for_addresses() -> None:
    """The problem gives the name to use."""
    problem = sorted_out("Lạng Sơn/don-vi.yml").problems[0]
    assert (problem.code, dict(problem.details)["slug"]) == ("ten-tep-sai", "lang-son")


def test_records_of_an_undeclared_unit_are_told_once() -> None:
    """However many files it has; a missing unit between two is told too."""
    assert found("x/tin-tuc/a.md", "x/tin-tuc/b.md") == [("thieu-don-vi", "x")]
    assert found("a/m/x/don-vi.yml") == [("thieu-don-vi", "a/m")]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bai.md", "bai.md"),
        ("bài-viết.md", "bai-viet.md"),
        ("đổi mới.yml", "doi-moi.yml"),
        ("bai.MD", "bai.md"),
        ("bai.xx.md", "bai-xx.md"),
        ("bai--a.md", "bai-a.md"),
        ("-.md", "ten-bai.md"),
        ("may.a.b.md", "may-a-b.md"),
    ],
)
def test_a_bad_name_is_told_with_a_better_one(name: str, slug: str) -> None:
    """What cannot be part of an address is refused with a name that can."""
    layout = sorted_out("a/don-vi.yml", f"a/tin-tuc/{name}")
    (better,) = (dict(found.details)["slug"] for found in layout.problems if found.code == "ten-tep-sai")
    assert better == slug
    assert layout.records == []


def test_other_files_in_a_kind_are_attachments() -> None:
    """They are no records, and any name will do."""
    layout = sorted_out("a/don-vi.yml", "a/tin-tuc/Kế hoạch.pdf", "a/tin-tuc/anh/1.JPG", "a/tin-tuc/x.txt")
    assert (layout.records, layout.problems) == ([], [])
    assert len(layout.sizes) == 4


def test_an_unknown_folder_is_told_once_with_a_guess() -> None:
    """Its name is compared with those of kinds."""
    layout = sorted_out("a/don-vi.yml", "a/tintuc/a.md", "a/tintuc/b.md")
    assert [(p.code, p.source.path, dict(p.details)["guess"]) for p in layout.problems] == [
        ("thu-muc-la", "a/tintuc", "tin-tuc")
    ]


def test_a_kind_at_the_root_belongs_to_the_centre() -> None:
    """The guess says where it goes."""
    problem = sorted_out("tin-tuc/a.md").problems[0]
    assert (problem.code, dict(problem.details)["guess"]) == ("thu-muc-la", "trung-uong/tin-tuc")


@pytest.mark.parametrize("path", ["la.md", "a/la.md", "a/la.yml", "trung-uong/la.md", "logo.png"])
def test_a_file_outside_every_kind_is_told(path: str) -> None:
    """It would not be published, so its editor must know."""
    assert found(path) == [("tep-la", path)]


def test_a_unit_may_keep_pictures_beside_its_declaration() -> None:
    """Its logo stands there."""
    assert found("a/logo.svg", "a/Logo.PNG") == []


def test_the_vocabulary_stands_at_the_root() -> None:
    """It and the file of exceptions are the only files there."""
    assert sorted_out("ngoai-le.yml", "tu-vung.yml").has_vocabulary
    assert sorted_out("ngoai-le.yml", "tu-vung.yml").problems == []
    assert found("a/tu-vung.yml") == [("tep-la", "a/tu-vung.yml")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/tin-tuc/bai.md", "a/tin-tuc/bai.yml"),
        ("a/tin-tuc/bai.md", "a/tin-tuc/bai.vi.md"),
        ("a/tin-tuc/ANH.png", "a/tin-tuc/anh.png"),
        ("a/tin-tuc/\u1ea3nh.png", "a/tin-tuc/a\u0309nh.png"),
        ("a/tin-tuc/\u1ea2NH.png", "a/tin-tuc/a\u0309nh.png"),
    ],
)
def test_two_files_that_one_address_or_disk_cannot_hold_apart(one: str, other: str) -> None:
    """The second in order of path is refused and names the first."""
    layout = sorted_out("a/don-vi.yml", one, other)
    assert [(p.code, p.source.path, dict(p.details)["other"]) for p in layout.problems] == [
        ("ten-tep-trung", max(one, other), min(one, other))
    ]


def test_a_link_is_refused_wherever_it_stands() -> None:
    """It is listed, never followed, and gives neither unit nor record."""
    layout = sort_out([FileEntry("a/don-vi.yml", 0, is_link=True), FileEntry("b", 0, is_link=True)])
    assert [problem.code for problem in layout.problems] == ["lien-ket-tuong-trung"] * 2
    assert (layout.units, layout.records, layout.sizes) == ([], [], {})


def test_a_name_that_is_no_text_is_a_bad_name() -> None:
    """Linux allows names in no encoding; they come as lone surrogates and break nothing."""
    assert found("a/tin-tuc/b\udcff.md") == [("ten-tep-sai", "a/tin-tuc/b\udcff.md")]
