"""Boards of criteria by which units score themselves, as data: criteria, points, classes; and the scores.

It must not know how points are added up.
"""

from pydantic import Field

from nq57.model.fields import Part
from nq57.model.figures import Number
from nq57.model.periods import PeriodOf
from nq57.model.values import Text, YesNo
from nq57.model.work import Evidence


class Criterion(Part):
    """One criterion of a board: at most how many points, and for what."""

    code: Text = Field(alias="ma", description="Mã tiêu chí")
    name: Text = Field(alias="ten", description="Tên tiêu chí")
    points: Number = Field(alias="diem", description="Điểm tối đa")
    group: Text | None = Field(None, alias="nhom", description="Nhóm tiêu chí")
    bonus: YesNo = Field(False, alias="diem_thuong", description="Là điểm thưởng")


class PointClass(Part):
    """A class that a board gives from so many points on."""

    name: Text = Field(alias="ten", description="Xếp loại")
    least: Number = Field(alias="tu", description="Từ bao nhiêu điểm")


class Board(Part):
    """A board of criteria."""

    code: Text = Field(alias="ma", description="Mã bảng tiêu chí")
    name: Text = Field(alias="ten", description="Tên bảng tiêu chí")
    basis: Text | None = Field(None, alias="can_cu", description="Văn bản ban hành")
    criteria: tuple[Criterion, ...] = Field(alias="tieu_chi", description="Các tiêu chí")
    classes: tuple[PointClass, ...] = Field((), alias="xep_loai", description="Xếp loại")
    most_bonus: Number | None = Field(None, alias="thuong_toi_da", description="Điểm thưởng tối đa")


class Score(Part):
    """The points that a unit gives itself for one criterion, with what proves them."""

    criterion: Text = Field(alias="tieu_chi", description="Mã tiêu chí")
    points: Number = Field(alias="diem", description="Điểm tự chấm")
    evidence: tuple[Evidence, ...] = Field((), alias="minh_chung", description="Minh chứng")


class SelfScore(Part):
    """One unit's scores by one board for one period."""

    board: Text = Field(alias="bang", description="Mã bảng tiêu chí")
    unit: Text = Field(alias="don_vi", description="Mã đơn vị: lang-son/phuong-ky-lua")
    period: PeriodOf = Field(alias="ky", description="Kỳ chấm")
    scores: tuple[Score, ...] = Field(alias="diem", description="Điểm từng tiêu chí")
