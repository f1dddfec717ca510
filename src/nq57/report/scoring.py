"""A unit's own score by a board: points claimed and points proven, gaps, and the class they give.

It must not award anything: points without evidence are counted apart, never dropped nor taken for granted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nq57.model.boards import Board, Criterion, Score, SelfScore
from nq57.model.figures import number_text
from nq57.report.paper import Run, Table
from nq57.report.values import UNKNOWN


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion with its score; None where the unit has not scored it."""

    criterion: Criterion
    score: Score | None

    @property
    def proven(self) -> bool:
        """Whether somebody else can look at what the points are claimed for."""
        return bool(self.score) and any(
            proof.proves for proof in (self.score.evidence if self.score else ())
        )


@dataclass(frozen=True, slots=True)
class Result:
    """A board filled by one unit for one period."""

    board: Board
    answers: SelfScore
    lines: tuple[ScoreLine, ...]

    @property
    def claimed(self) -> Decimal:
        """All points that the unit gives itself, the bonus up to its bound."""
        return self._sum(self.lines)

    @property
    def proven(self) -> Decimal:
        """The points that have evidence."""
        return self._sum(line for line in self.lines if line.proven)

    def _sum(self, lines: Iterable[ScoreLine]) -> Decimal:
        known = [(line.criterion.bonus, line.score.points) for line in lines if line.score]
        bonus = sum((points for is_bonus, points in known if is_bonus), Decimal(0))
        if self.board.most_bonus is not None:
            bonus = min(bonus, self.board.most_bonus)
        return sum((points for is_bonus, points in known if not is_bonus), bonus)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What keeps points back: criteria without a score, scores without evidence."""
        found = []
        for line in self.lines:
            name = f"{line.criterion.code}. {line.criterion.name}"
            if line.score is None:
                found.append(f"{name}: chưa chấm, còn {number_text(line.criterion.points)} điểm")
            elif line.score.points and not line.proven:
                found.append(f"{name}: chấm {number_text(line.score.points)} điểm, chưa có minh chứng")
        return tuple(found)

    def class_of(self, points: Decimal) -> str:
        """The best class that so many points give; `…` where they give none."""
        reached = [one for one in self.board.classes if points >= one.least]
        return max(reached, key=lambda one: one.least).name if reached else UNKNOWN


def result_of(board: Board, scored: SelfScore) -> Result:
    """Each criterion of the board in its order, with what the unit told of it."""
    scores = {score.criterion: score for score in scored.scores}
    return Result(board, scored, tuple(ScoreLine(one, scores.get(one.code)) for one in board.criteria))


def score_table(result: Result) -> Table:
    """The board as a table, a line a criterion, the sums last."""
    columns = ("Mã", "Nhóm", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Minh chứng")
    rows = [
        (
            Run(line.criterion.code),
            Run(line.criterion.group or ""),
            Run(f"{line.criterion.name}{' (điểm thưởng)' if line.criterion.bonus else ''}"),
            Run(number_text(line.criterion.points)),
            Run(number_text(line.score.points) if line.score else UNKNOWN),
            Run("; ".join(_evidence_texts(line.score))),
        )
        for line in result.lines
    ]
    for name, points in (("Cộng", result.claimed), ("Có minh chứng", result.proven)):
        cells = (
            Run(name),
            Run(""),
            Run(result.class_of(points)),
            Run(""),
            Run(number_text(points)),
            Run(""),
        )
        rows.append(cells)
    return Table(result.board.name, columns, (8, 16, 36, 10, 10, 20), tuple(rows))


def _evidence_texts(score: Score | None) -> Iterable[str]:
    for proof in score.evidence if score else ():
        yield " ".join(filter(None, (proof.name, proof.url or proof.document or proof.record)))


def score_text(name: str, result: Result) -> str:
    """The sums, the class and the gaps for a terminal."""
    lines = [
        f"{name} – {result.board.name}, {result.answers.period.label}",
        f"  Tự chấm: {number_text(result.claimed)} điểm, {result.class_of(result.claimed)}",
        f"  Có minh chứng: {number_text(result.proven)} điểm, {result.class_of(result.proven)}",
    ]
    return "\n".join((*lines, *(f"  - {gap}" for gap in result.gaps)))
