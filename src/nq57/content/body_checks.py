"""What readers see otherwise than it was written: HTML that is dropped, marks left as text, words lost.

It must not read anything; the body's reading found it all.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from nq57.body.reading import Body
from nq57.model.problems import Problem, problem
from nq57.model.source import Source


def faithfulness_problems(body: Body, place: Callable[[int], Source]) -> list[Problem]:
    """One warning for each tag, for all attributes together, for each kind of mark, and for words lost."""
    return [*_dropped(body, place), *_unfaithful(body, place)]


def _dropped(body: Body, place: Callable[[int], Source]) -> Iterator[Problem]:
    tags = [found for found in body.dropped if not found.attribute]
    often = Counter(found.tag for found in tags)
    first = {found.tag: found for found in reversed(tags)}
    for tag, found in first.items():
        yield problem("html-bi-bo", place(found.offset), value=tag, count=often[tag])
    attributes = [found for found in body.dropped if found.attribute]
    if attributes:
        names = ", ".join(sorted({found.attribute for found in attributes}))
        yield problem("thuoc-tinh-bi-bo", place(attributes[0].offset), value=names, count=len(attributes))


def _unfaithful(body: Body, place: Callable[[int], Source]) -> Iterator[Problem]:
    for found in body.unfaithful:
        code = "dau-con-nguyen" if found.is_mark else "chu-bi-mat"
        yield problem(code, place(found.offset), value=found.value)
