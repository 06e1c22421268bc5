"""The fair choice, by HiGHS: a mixed-integer program with one column a place and one a person's load.

One thread, a fixed seed and a limit of nodes, not of time: the same portion always gives the same rota.
Importing this file loads the solver (some 60 ms), so it is imported where a rota is made.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat, kHighsInf

from warmfield.rhythm.duty.portion import Place, Portion

OPTIONS: dict[str, bool | int | float | str] = {
    "threads": 1,
    "random_seed": 0,
    "presolve": "off",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-4,
    "mip_max_nodes": 60,
    "mip_detect_symmetry": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_heuristic_run_zi_round": False,
    "mip_heuristic_run_shifting": False,
    "mip_heuristic_run_feasibility_jump": False,
}
"""What is switched off costs more time than it saves on programs this small: without it a portion took a
quarter of the time and came out the same."""
MOST_SECANTS = 24
Row = tuple[dict[int, float], float, float]
"""Coefficients by column, lower and upper bound."""


class Quiet(Highs):
    """HiGHS prints its banner when its callbacks are set up, before anyone can ask it not to."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class _Program:
    """Columns: the places (0 or 1), then each person's cost, then one for each pair of blocks that counts."""

    def __init__(self, portion: Portion) -> None:
        self._portion = portion
        self._people = [who for who, _ in portion.loads]
        self.places: list[Place] = [
            (at, who) for at, block in enumerate(portion.blocks) for who in block.pool
        ]
        self._column = {place: at for at, place in enumerate(self.places)}
        self._pairs = [one for one in portion.costs if one.also >= 0]
        self._first_pair = len(self.places) + len(self._people)
        self._width = self._first_pair + len(self._pairs)

    def lp(self) -> HighsLp:
        rows = [*self._wanted(), *self._squares(), *self._both()]
        program = HighsLp()
        program.num_col_, program.num_row_ = self._width, len(rows)
        program.col_cost_ = self._costs()
        program.col_lower_ = np.zeros(self._width)
        program.col_upper_ = np.array(
            [1.0] * len(self.places) + [kHighsInf] * len(self._people) + [1.0] * len(self._pairs)
        )
        program.row_lower_ = np.array([lower for _, lower, _ in rows])
        program.row_upper_ = np.array([upper for _, _, upper in rows])
        program.a_matrix_.format_ = MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _, _ in rows)])
        program.a_matrix_.index_ = np.array([at for row, _, _ in rows for at in row])
        program.a_matrix_.value_ = np.array([value for row, _, _ in rows for value in row.values()])
        program.integrality_ = [HighsVarType.kInteger] * len(self.places) + [HighsVarType.kContinuous] * (
            self._width - len(self.places)
        )
        return program

    def _costs(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        costs = np.zeros(self._width)
        costs[len(self.places) : self._first_pair] = 1.0
        for one in self._portion.costs:
            if one.also < 0:
                costs[self._column[one.block, one.person]] += one.cost
        costs[self._first_pair :] = [one.cost for one in self._pairs]
        return costs

    def _wanted(self) -> Iterator[Row]:
        """Each block gets its people."""
        for at, block in enumerate(self._portion.blocks):
            yield {self._column[at, who]: 1.0 for who in block.pool}, block.people, block.people

    def _squares(self) -> Iterator[Row]:
        """A person's cost lies on or above every secant of the square between two loads they may come to."""
        for at, (who, load) in enumerate(self._portion.loads, start=len(self.places)):
            hours = {
                self._column[number, who]: block.hours
                for number, block in enumerate(self._portion.blocks)
                if who in block.pool
            }
            points = reachable(load, hours.values())
            for low, high in pairwise(points):
                row = {at: 1.0} | {column: -(low + high) * one for column, one in hours.items()}
                yield row, (low + high) * load - low * high, kHighsInf

    def _both(self) -> Iterator[Row]:
        """A pair's column is 1 where the person has both blocks: a cost pulls it down, a gain up."""
        for at, one in enumerate(self._pairs, start=self._first_pair):
            first, second = self._column[one.block, one.person], self._column[one.also, one.person]
            if one.cost > 0:
                yield {at: 1.0, first: -1.0, second: -1.0}, -1.0, kHighsInf
            else:
                yield {at: 1.0, first: -1.0}, -kHighsInf, 0.0
                yield {at: 1.0, second: -1.0}, -kHighsInf, 0.0


def reachable(load: float, hours: Iterable[float]) -> list[float]:
    """The loads a person may come to: all of them, or MOST_SECANTS steps where they are more."""
    sums = {load}
    for one in hours:
        sums |= {round(load + one, 4) for load in sums}
    points = sorted(sums)
    step = (len(points) - 1) / MOST_SECANTS
    return points if step <= 1 else [points[round(at * step)] for at in range(MOST_SECANTS + 1)]


def solved(portion: Portion) -> set[Place] | None:
    """The places of the best choice found, or None where the solver found none."""
    program = _Program(portion)
    highs = Quiet()  # type: ignore[no-untyped-call]
    for name, value in OPTIONS.items():
        highs.setOptionValue(name, value)
    highs.passModel(program.lp())
    highs.run()
    if highs.getModelStatus() not in (HighsModelStatus.kOptimal, HighsModelStatus.kSolutionLimit):
        return None
    values = highs.getSolution().col_value
    chosen = {place for place, value in zip(program.places, values, strict=False) if value > 0.5}
    return chosen if _complete(portion, chosen) else None


def _complete(portion: Portion, chosen: set[Place]) -> bool:
    counts = [sum(at == number for at, _ in chosen) for number in range(len(portion.blocks))]
    return counts == [block.people for block in portion.blocks]
