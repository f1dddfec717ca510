"""Laws of loading: nothing an editor or a disk holds raises; no order ever matters.

They must not know which problem a file earns; they say what holds for every file.
"""

from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.properties.strategies import Plan, file_bytes, folders, plans, yaml_soup

from nq57.content.folder import MemoryFolder
from nq57.content.loading import load
from nq57.content.text_files import clean_text
from nq57.content.yaml_guard import read_yaml


@settings(max_examples=300)
@given(folders)
@example({"don-vi.yml": b"ten: A\ncap: X\xc3\xa3\n"})
@example({"p/tin-tuc/don-vi.yml": b"ten: A\n"})
@example({"p/tin-tuc/a.md": b"---\n<<: *a\n---\n"})
def test_loading_never_raises(files: dict[str, bytes]) -> None:
    """Whatever the paths and bytes; every problem can be told in both languages; a second time the same."""
    first = load(MemoryFolder(files))
    for problem in first.problems:
        said = [problem.message(), problem.mend(), problem.message("en"), problem.mend("en")]
        assert all(said), problem
    assert load(MemoryFolder(files)) == first


@settings(max_examples=200)
@given(file_bytes)
def test_clean_text_is_clean(data: bytes) -> None:
    """What comes out is composed, has no carriage return, no byte order mark first, no mark of ours."""
    clean = clean_text(data, "a.md")
    if clean.text is None:
        assert clean.problems
    else:
        again = clean_text(clean.text.encode(), "a.md")
        assert again.text == clean.text or clean.text.startswith("\ufeff")
        assert not [p for p in again.problems if p.code != "co-bom"]


@settings(max_examples=300)
@given(yaml_soup)
def test_yaml_gives_text_or_a_problem(text: str) -> None:
    """Never both data and an error, never a value that is no text, list or map, every place in the text."""
    reading = read_yaml(text, "a.yml")
    if [p for p in reading.problems if p.severity == "error"]:
        assert reading.data == {}
    assert all(isinstance(leaf, str) for leaf in _leaves(reading.data))
    for problem in reading.problems:
        assert problem.source.line >= 1
        assert problem.source.column >= 1


def _leaves(data: object) -> list[object]:
    if isinstance(data, dict):
        return [leaf for value in data.values() for leaf in _leaves(value)]
    if isinstance(data, list):
        return [leaf for value in data for leaf in _leaves(value)]
    return [data]


@settings(max_examples=60)
@given(plans(), st.randoms(use_true_random=False))
def test_no_order_matters(plan: Plan, random: Random) -> None:
    """Neither of files nor of keys: the same records, units and problems come out."""
    files = plan.files()
    mixed = {}
    for path in random.sample(sorted(files), len(files)):
        lines = files[path].splitlines(keepends=True)
        mixed[path] = b"".join(random.sample(lines, len(lines)))
    one, other = load(MemoryFolder(files)), load(MemoryFolder(mixed))
    assert one.problems == ()
    assert other.problems == ()
    assert one.workspace.units == other.workspace.units
    assert [(r.id, r.fields, r.body) for r in one.workspace.records] == [
        (r.id, r.fields, r.body) for r in other.workspace.records
    ]
