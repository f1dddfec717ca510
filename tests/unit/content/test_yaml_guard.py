"""Guarded YAML: text only, every place known, no trick of YAML let through.

They must not know which keys there are.
"""

import pytest

from nq57.content.yaml_guard import MAX_DEPTH, MAX_NODES, YamlReading, read_yaml


def read(text: str, first_line: int = 1) -> YamlReading:
    """Read a text as the front matter that begins on a line."""
    return read_yaml(text, "a.yml", first_line)


def codes(text: str) -> list[str]:
    """The codes of a text's problems."""
    return [problem.code for problem in read(text).problems]


def test_every_scalar_is_text() -> None:
    """Numbers, truth values, dates and nothing stay as the editor typed them."""
    text = 'a: "010"\nb: 2025-06-16\nc: 12\nd: true\ne: "~"\nf: 1.10\n'
    assert read(text).data == {"a": "010", "b": "2025-06-16", "c": "12", "d": "true", "e": "~", "f": "1.10"}


def test_maps_and_lists_keep_their_shape() -> None:
    """Block and flow writing give the same data."""
    block = read("a:\n  - b: c\n  - d\n").data
    assert block == read("a: [{b: c}, d]\n").data == {"a": [{"b": "c"}, "d"]}


def test_places_are_lines_and_columns_from_one() -> None:
    """Keys, items of lists and inner keys each have a place, counted in the file."""
    places = read("a: x\nb:\n  - c: y\n    d: z\n", first_line=2).places
    assert places["a"] == (2, 1)
    assert places["b.0"] == (4, 5)
    assert places["b.0.d"] == (5, 5)


def test_a_blank_value_is_absent_but_noted() -> None:
    """A key left empty counts as not given."""
    reading = read('a:\nb: ""\nc: d\n')
    assert (reading.data, reading.empty) == ({"c": "d"}, ["a", "b"])


@pytest.mark.parametrize(
    "value",
    [
        "08",
        "010",
        "0777",
        "1:30",
        "12:30:45",
        "-1:30",
        "on",
        "Off",
        "YES",
        "no",
        "y",
        "N",
        "null",
        "Null",
        "~",
        "0x1F",
        "1_000",
        "1e3",
        "12e03",
    ],
)
def test_a_trap_is_told_and_kept_as_typed(value: str) -> None:
    """What other tools read as a number or truth value earns a warning and keeps its text."""
    reading = read(f"a: {value}\n")
    assert reading.data == {"a": value}
    assert [(p.code, p.source.line, p.source.column) for p in reading.problems] == [("yaml-bay", 1, 4)]


@pytest.mark.parametrize("value", ["08", "Off", "1:30", "~", "1e3"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_in_quotes_it_is_no_trap(value: str, quote: str) -> None:
    """Quoted text is text for every tool."""
    assert codes(f"a: {quote}{value}{quote}\n") == []


@pytest.mark.parametrize(
    "value", ["57-NQ/TW", "193/2025/QH15", "16/06/2025", "2025-06-16", "100%", "8", "không", "0"]
)
def test_ordinary_values_are_no_traps(value: str) -> None:
    """Numbers of documents, days and shares need no quotes."""
    assert codes(f"a: {value}\n") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: &x 1\n", "&x"),
        ("a: *x\n", "*x"),
        ("a: &x [b]\nc: *x\n", "&x"),
        ("a: !!int 1\n", "tag:yaml.org,2002:int"),
        ("a: !lệnh x\n", "!l"),
        ("!!map\na: b\n", "tag:yaml.org,2002:map"),
        ("? [a]\n: b\n", "khóa không phải chữ"),
        ("&k a: b\n", "khóa không phải chữ"),
        ("a: b\n---\nc: d\n", "nhiều tài liệu (---)"),
    ],
)
def test_anchors_aliases_tags_and_odd_keys_are_refused(text: str, what: str) -> None:
    """The refusal names what was met, and no data comes out."""
    reading = read(text)
    assert [p.code for p in reading.problems] in (["yaml-cam"], ["yaml-sai"])
    assert reading.data == {}
    if reading.problems[0].code == "yaml-cam":
        assert dict(reading.problems[0].details)["what"].startswith(what)


def test_a_double_key_is_told_with_its_first_line() -> None:
    """At every depth, and after composing letters."""
    problem = read("a: 1\nb:\n  c: 2\n  c: 3\n").problems[0]
    assert (problem.code, problem.source.line, dict(problem.details)["first"]) == (
        "yaml-khoa-trung",
        4,
        "3",
    )
    assert codes("\u0111\u1ebf: 1\n\u0111e\u0302\u0301: 2\n") == ["yaml-khoa-trung"]


def test_the_same_key_in_two_items_is_no_double() -> None:
    """Each item of a list is a map of its own."""
    assert codes("a:\n  - b: 1\n  - b: 2\n") == []


def test_depth_is_bounded() -> None:
    """The deepest allowed nesting is read, one level more is refused."""
    fits = "[" * (MAX_DEPTH - 2) + "x" + "]" * (MAX_DEPTH - 2)
    assert codes(f"a: {fits}\n") == []
    assert codes(f"a: [{fits}]\n") == ["yaml-qua-lon"]


def test_the_number_of_entries_is_bounded() -> None:
    """A list of more entries than any content has is refused."""
    assert codes("a: [" + "x," * MAX_NODES + "]\n") == ["yaml-qua-lon"]


@pytest.mark.parametrize("text", ["- a\n- b\n", "# ghi chú\n", "", "---\n", "[a, b]\n"])
def test_the_whole_must_be_a_map(text: str) -> None:
    """Lists, plain text and comments alone are not key and value."""
    assert codes(text) == ["yaml-khong-phai-bang"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: Số: 57\n", "dấu hai chấm"),
        ("a: @b\n", "ký tự đặc biệt"),
        ('a: "b\n', "thiếu dấu nháy đóng"),
        ("a: `b`\n", "ký tự đặc biệt"),
        ("a: 1\nb\n", "thiếu dấu hai chấm"),
        ("a: &\n", "dấu &"),
        ("a: 'b' c\n", "nháy"),
    ],
)
def test_a_mistake_of_syntax_is_told_in_words(text: str, why: str) -> None:
    """What the parser met is said in Vietnamese."""
    reading = read(text)
    assert [p.code for p in reading.problems] == ["yaml-sai"]
    assert why in reading.problems[0].message() + reading.problems[0].mend()


def test_every_line_that_begins_with_a_tab_is_told() -> None:
    """All at once, and nothing is read."""
    reading = read("a:\n\tb: c\n \td: e\nf: g\th\n")
    assert [(p.code, p.source.line) for p in reading.problems] == [("dau-tab", 2), ("dau-tab", 3)]
