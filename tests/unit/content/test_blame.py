"""Nobody is blamed for another's file, and a link to a file of content means its record."""

from tests.workspaces import UNITS, Files, article, loaded

from nq57.body.reading import render_body


def test_a_link_to_a_record_s_file_is_a_link_to_the_record() -> None:
    """A, B and C stay published, and A's page leads to the others' pages."""
    body = "Xem [bài B](b.md), [C](../van-ban/c.yml) và [mục](b.md#muc)."
    files: Files = {
        "tinh-a/tin-tuc/a.md": article(body),
        "tinh-a/tin-tuc/b.md": article("## Mục\n\nChữ."),
        "tinh-a/tin-tuc/c.md": article("[Về A](./a.md)"),
    }
    found = loaded({**UNITS, **files})
    assert [(p.code, p.source.path, dict(p.details)["value"]) for p in found.problems] == [
        ("lien-ket-trong-la", "tinh-a/tin-tuc/a.md", "van-ban/c")
    ]
    targets = render_body(body, "tin-tuc/a/").targets
    assert targets == {"tin-tuc/b", "van-ban/c"}


def test_a_refused_file_is_told_where_it_is_used() -> None:
    """At the line of the article that shows it, with why, beside the file's own line."""
    files: Files = {
        "tinh-a/tin-tuc/a.md": article("Một dòng.\n\n[Tải về](may.exe)"),
        "tinh-a/tin-tuc/may.exe": b"MZ" + b"\0" * 90,
    }
    found = loaded({**UNITS, **files})
    told = [(p.code, p.source.path, p.source.line) for p in found.problems]
    assert told == [
        ("tep-chan-bai", "tinh-a/tin-tuc/a.md", 7),
        ("tep-khong-cho", "tinh-a/tin-tuc/may.exe", 0),
    ]
    assert found.problems[0].message().startswith("Bài này chưa lên vì tệp “may.exe”")


def test_only_what_may_be_linked_to_is_suggested() -> None:
    """Neither a record of another branch nor a draft is named to an author who cannot link to it."""
    files: Files = {
        "tinh-a/tin-tuc/a.md": article("[x](tin-tuc/hop-bao-chi)"),
        "tinh-c/tin-tuc/hop-bao-chj.md": article(),
        "tinh-a/tin-tuc/hop-bao-chk.md": article(nhap="có"),
    }
    found = loaded({**UNITS, **files})
    assert [p.code for p in found.problems] == ["lien-ket-trong-la"]
    assert "hop-bao-chj" not in found.problems[0].mend()
    assert "hop-bao-chk" not in found.problems[0].mend()
