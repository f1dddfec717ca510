"""An article begins to cite a document: the document's page is rewritten, and no other document's."""

from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article, document

FILES = {
    "trung-uong/van-ban/57-nq-tw.yml": document("57-NQ/TW"),
    "trung-uong/van-ban/58-nq-tw.yml": document("58-NQ/TW"),
    "tinh-a/tin-tuc/a.md": article("Chưa nói gì."),
}


def test_a_new_citation_reaches_the_cited_documents_page(tmp_path: Path) -> None:
    """The article and the document's page, in the units that see both; incremental equals clean."""
    scene = Scene(tmp_path, FILES)
    scene.build()
    scene.edit("content/tinh-a/tin-tuc/a.md", "Chưa nói gì.", "Theo Nghị quyết số 57-NQ/TW.")
    built = scene.build()
    pages = {"tin-tuc/a/index.html", "van-ban/57-nq-tw/index.html"}
    assert built.written == {"tinh-a": pages, "tinh-a/xa-b": pages}
    assert scene.trees(built) == scene.clean()
