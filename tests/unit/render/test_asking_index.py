"""What a unit's index of questions holds, how texts are read for it, what is never answered from."""

import datetime as dt
import json

import pytest
from tests.workspaces import DAY, Files, article, catalogue, document, task

from nq57.render.asking.index import AskingIndex
from nq57.render.asking.passages import LONGEST, body_passages
from nq57.render.asking.replies import reply
from nq57.render.site import plain_bodies

ASKED = "tinh-a/hoi-dap/lich-hop.md"
FILES: Files = {
    "trung-uong/van-ban/1169-qd-ttg.yml": document(
        "1169/QĐ-TTg", loai="Quyết định", trich_yeu="Về hòa mạng"
    ),
    "tinh-a/nhiem-vu/led.yml": task("Chiếu phim trên màn hình LED", chu_tri="Phòng Văn hóa"),
}


def question(answer: str = "Thứ hai hằng tuần, tại hội trường.", **keys: str) -> str:
    """A record of a question with its answer."""
    head = {"cau_hoi": "Tổ công nghệ họp giao ban vào ngày nào?", **keys}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + f"---\n{answer}\n"


def index(files: Files, as_of: dt.date = DAY) -> AskingIndex:
    """The index of tinh-a."""
    return AskingIndex(catalogue(files, "tinh-a", as_of), plain_bodies)


def test_a_question_is_answered_from_its_record() -> None:
    """With accents or without."""
    made = index({**FILES, ASKED: question()})
    for asked in ("Tổ công nghệ họp giao ban ngày nào?", "to cong nghe hop giao ban khi nao"):
        assert reply(made, asked).answer == "Thứ hai hằng tuần, tại hội trường."


@pytest.mark.parametrize("keys", [{"nhap": "có"}, {"dang_tu": "01/01/2030"}])
def test_what_readers_do_not_see_is_never_answered_from(keys: dict[str, str]) -> None:
    """Neither the answer nor the index holds a word of a draft or of what is to be posted later."""
    made = index({**FILES, ASKED: question("Mật danh Hoa Sen.", **keys)})
    files = [*(file.make() for file in made.files())]
    files += [data for folder in made.folders() for data in folder.make().values()]
    assert reply(made, "Tổ công nghệ họp giao ban ngày nào?").answer is None
    assert not any(b"Hoa Sen" in data or b"giao ban" in data for data in files)


def test_who_leads_a_task_is_told_by_its_fact() -> None:
    """Label and value as the page shows them."""
    assert (
        reply(index(FILES), "Ai chủ trì chiếu phim trên màn hình LED?").answer == "Chủ trì: Phòng Văn hóa"
    )


def test_a_number_that_no_document_has_is_not_answered() -> None:
    """However much else is alike."""
    made = index(FILES)
    assert reply(made, "Quyết định 1169/QĐ-TTg về việc gì?").record == "trung-uong/van-ban/1169-qd-ttg"
    assert reply(made, "Quyết định 1168/QĐ-TTg về việc gì?").answer is None


def test_texts_of_several_records_are_written_once() -> None:
    """And come back whole."""
    files: Files = {
        f"tinh-a/tin-tuc/t{n}.md": article(f"Bài số {n} nói rõ.", nguon="{ten: Báo A}") for n in (1, 2)
    }
    made = index({**FILES, **files})
    data = next(folder for folder in made.folders() if "/1/" in folder.path).make()["bai.json"]
    shared, _ = json.loads(data)
    assert "Nguồn: Báo A" in shared
    assert data.decode().count("Báo A") == 1
    entry = next(entry for entry in made.answers().entries if entry.row.url == "tin-tuc/t1/")
    assert "Nguồn: Báo A" in entry.row.facts


def test_passages_are_cut_between_blocks() -> None:
    """A heading stays with what is below it, and a line that ends with a colon with the next."""
    long = "chữ " * (LONGEST // 4)
    found = body_passages(f"<p>Một.</p><h2>Mục</h2><p>{long}</p><p>Gồm:</p><ul><li>a</li><li>b</li></ul>")
    assert found == ("Một.", f"Mục\n{long.strip()}", "Mục\nGồm:\na\nb")
    assert body_passages("<table><tr><th>Kỳ</th> <td>15/6</td></tr></table>") == ("Kỳ | 15/6",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("57-NQ/TW", "nghị quyết số 57 nq tw 57nqtw"),
        ("211/KH-UBND", "211 kế hoạch ủy ban nhân dân 211khubnd"),
        ("CĐS", "chuyển đổi số"),
        ("thuỷ lợi", "thủy lợi"),
        ("ai làm", "ai làm"),
        ("Luật AI", "luật trí tuệ nhân tạo"),
        ("80%", "80 phần trăm"),
    ],
)
def test_words_are_read_in_full(text: str, words: str) -> None:
    """Short forms, numbers of documents, either placement of the tone; who is not the abbreviation."""
    read = index(FILES).answers().language.read(text)
    assert " ".join(word.exact for word in read.every) == words
