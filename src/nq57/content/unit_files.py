"""A unit's `don-vi.yml` and the workspace's `tu-vung.yml`, read and checked.

It must not know records; official codes come from the package of Vietnamese provinces.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import partial
from typing import Annotated, NamedTuple

from pydantic import Field

from nq57.body.reading import BodyReader, place_in, read_body
from nq57.body.written_html import WrittenLink
from nq57.content.administrative import is_province_code, is_ward_code, wards_of
from nq57.content.body_bounds import body_problem
from nq57.content.body_checks import faithfulness_problems
from nq57.content.links import address_problems, inner_links
from nq57.content.references import asset_of, file_problem
from nq57.content.text_files import clean_text
from nq57.content.validation import Shape, shape
from nq57.content.yaml_guard import YamlReading, read_yaml
from nq57.gate import STOPPING, check_text
from nq57.language.mentions import Place
from nq57.model.colours import AA_CONTRAST, contrast
from nq57.model.fields import Part
from nq57.model.indicators import Indicator
from nq57.model.problems import Problem, has_errors, problem
from nq57.model.source import InnerLink, Source
from nq57.model.units import Unit, UnitFields
from nq57.model.values import Term, Text, Texts, YesNo
from nq57.model.vocabulary import Vocabulary

_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")


class _OwnTerm(Part):
    """One term of a workspace's vocabulary."""

    code: Annotated[Text, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = Field(alias="ma")
    label: Text = Field(alias="ten")
    also: Texts = Field((), alias="con_goi")


class _OwnAbbreviation(Part):
    """One abbreviation of a workspace, in search spelled out and shortened."""

    code: Text = Field(alias="tat")
    label: Text = Field(alias="day_du")
    also: Texts = Field((), alias="con_goi")


class _OwnIndicator(_OwnTerm):
    """One indicator of a workspace."""

    unit: Text = Field(alias="don_vi_tinh")
    share: YesNo = Field(default=False, alias="ty_le")
    flow: YesNo = Field(default=False, alias="cong_don")


class _OwnVocabulary(Part):
    """The keys of `tu-vung.yml`."""

    topics: tuple[_OwnTerm, ...] = Field((), alias="chu_de")
    audiences: tuple[_OwnTerm, ...] = Field((), alias="doi_tuong")
    abbreviations: tuple[_OwnAbbreviation, ...] = Field((), alias="viet_tat")
    indicators: tuple[_OwnIndicator, ...] = Field((), alias="chi_so")


def read_unit(
    unit_id: str, path: str, data: bytes, sizes: Mapping[str, int], body: BodyReader = read_body
) -> tuple[Unit | None, list[Problem]]:
    """The unit of one `don-vi.yml`, or None; all problems. `sizes` tells which files there are."""
    fields, reading, problems = _shaped(UnitFields, path, data)
    if fields is None:
        return None, problems
    problems += _code_problems(fields, reading, path) + _colour_problems(fields, reading, path)
    problems += _contact_problems(fields, reading, path)
    if fields.logo:
        place = Source(path, *reading.places.get("bieu_trung.tep", (1, 1)))
        missing = file_problem(unit_id, fields.logo.file, sizes, place, "anh-thieu")
        problems += [missing] if missing else []
    intro, found = _intro(fields.intro or "", reading, path, body)
    problems += found
    ways, found = _home_links(fields, reading, path)
    problems += found
    broken = has_errors(found for found in problems if found.code not in STOPPING)
    if broken:
        return None, problems
    logo = Source(path, *reading.places.get("bieu_trung.tep", (1, 1)))
    assets = (asset_of(unit_id, fields.logo.file, sizes, logo),) if fields.logo else ()
    return Unit(
        unit_id, fields, Source(path, 1, 1), reading.places, (*intro.links, *ways), assets, intro.references
    ), problems


class _Intro(NamedTuple):
    """What a unit's introduction leads to and refers to."""

    links: tuple[InnerLink, ...] = ()
    references: tuple[tuple[str, Place], ...] = ()


def _intro(intro: str, reading: YamlReading, path: str, read: BodyReader) -> tuple[_Intro, list[Problem]]:
    """The introduction read as a body; a text of several lines begins below its key."""
    line = reading.places.get("gioi_thieu", (1, 1))[0] + ("\n" in intro)
    if too_large := body_problem(intro, Source(path, line, 1)):
        return _Intro(), [too_large]
    body = read(intro, "")

    def place(offset: int) -> Source:
        return place_in(intro, offset, path, line)

    named = ((name, place(at)) for name, at in body.naming.references)
    references = tuple((name, (found.line, found.column)) for name, found in named)
    return _Intro(tuple(inner_links(body.links, place)), references), [
        *address_problems(body.links, place),
        *faithfulness_problems(body, place),
    ]


def _always(place: Source, _offset: int) -> Source:
    return place


def _home_links(
    fields: UnitFields, reading: YamlReading, path: str
) -> tuple[tuple[InnerLink, ...], list[Problem]]:
    """Where the home page's actions and campaigns lead inside the section, and what is wrong with it."""
    links: list[InnerLink] = []
    problems: list[Problem] = []
    for key, actions in (("viec_chinh", fields.home.actions), ("chien_dich", fields.home.campaigns)):
        for number, action in enumerate(actions):
            line, column = reading.places.get(f"trang_chu.{key}.{number}.lien_ket", (1, 1))
            written = [WrittenLink(action.url, action.name, 0)]
            place_of = partial(_always, Source(path, line, column))
            problems += address_problems(written, place_of)
            links += inner_links(written, place_of)
    return tuple(links), problems


def read_vocabulary(path: str, data: bytes) -> tuple[Vocabulary, list[Problem]]:
    """The built-in vocabularies with the workspace's own terms."""
    own, _, problems = _shaped(_OwnVocabulary, path, data)
    if own is None:
        return Vocabulary(), problems
    terms = {
        name: tuple(Term(term.code, term.label, term.also) for term in getattr(own, name))
        for name in ("topics", "audiences", "abbreviations")
    }
    counted = (
        Indicator(one.code, one.label, one.unit, one.share, one.flow, one.also) for one in own.indicators
    )
    return Vocabulary().extended(terms, tuple(counted)), problems


def _shaped(model: type[Shape], path: str, data: bytes) -> tuple[Shape | None, YamlReading, list[Problem]]:
    clean = clean_text(data, path)
    if clean.text is None:
        return None, YamlReading(), list(clean.problems)
    reading = read_yaml(clean.text, path)
    problems = [*clean.problems, *reading.problems]
    if has_errors(problems):
        return None, reading, problems
    digest = hashlib.sha256(data).hexdigest()
    problems += check_text(clean.text, path, digest, reading.data, reading.places)
    fields, found = shape(model, reading, path)
    return fields, reading, problems + found


def _code_problems(fields: UnitFields, reading: YamlReading, path: str) -> list[Problem]:
    checks = (
        ("ma_tinh", fields.province_code, is_province_code),
        ("ma_xa", fields.ward_code, is_ward_code),
    )
    return [
        problem("ma-hanh-chinh-la", Source(path, *reading.places.get(key, (1, 1))), value=code)
        for key, code, known in checks
        if code is not None and not known(code)
    ]


def _contact_problems(fields: UnitFields, reading: YamlReading, path: str) -> list[Problem]:
    """A commune of another province, and an e-mail address that is none."""
    found = []
    province, ward = fields.province_code, fields.ward_code
    known = province and ward and is_province_code(province) and is_ward_code(ward)
    if known and ward not in wards_of(str(province)):
        place = Source(path, *reading.places.get("ma_xa", (1, 1)))
        found.append(problem("xa-ngoai-tinh", place, value=ward, province=province))
    mail = fields.contact.email if fields.contact else None
    if mail and not _MAIL.fullmatch(mail):
        place = Source(path, *reading.places.get("lien_he.thu_dien_tu", (1, 1)))
        found.append(problem("thu-dien-tu-sai", place, value=mail))
    return found


def _colour_problems(fields: UnitFields, reading: YamlReading, path: str) -> list[Problem]:
    found = []
    for key, value in (("chinh", fields.colours.primary), ("nhan", fields.colours.accent)):
        ratio = contrast(value, "#ffffff")
        if ratio < AA_CONTRAST:
            place = Source(path, *reading.places.get(f"mau.{key}", (1, 1)))
            found.append(
                problem("mau-kem-tuong-phan", place, value=value, ratio=f"{ratio:.1f}".replace(".", ","))
            )
    return found
