"""What a fit could not estimate as asked, in words."""

from __future__ import annotations

import numpy as np

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.fitted import FitOptions, Reason
from interviewer_app.core.calibration.severity.optimise import LARGEST_SD, ROUNDS, SMALLEST_SD
from interviewer_app.core.calibration.severity.parameters import Parameters
from interviewer_app.core.calibration.severity.spread import MOST

FEW = 8


def reasons_of(
    design: Design, options: FitOptions, parameters: Parameters, variance: float | None
) -> tuple[Reason, ...]:
    """variance: of the severities' prior, None where they have none."""
    found = [] if options.plain else _of_halo(design, parameters)
    found += _of_raters(design, options, variance)
    if parameters.candidate_sd <= 2 * SMALLEST_SD:
        found.append(Reason("candidate_sd", "", "candidates differ no more than chance would make them"))
    if parameters.candidate_sd >= LARGEST_SD / 2:
        found.append(Reason("candidate_sd", "", "ratings tell candidates apart without a contradiction"))
    if design.item_block.max() > 0:
        words = "some dimensions were rated only where others never were, so that their difficulties do not compare"
        found.append(Reason("dimension", "", words))
    return tuple(found)


def _of_halo(design: Design, parameters: Parameters) -> list[Reason]:
    because = design.no_halo_because()
    if because is not None:
        return [Reason("halo", "", because)]
    if design.rounds < ROUNDS * len(design.raters):
        words = "interviewers have fewer than three rounds each, in which halo and severity can hardly be told apart"
        return [Reason("halo", "", words)]
    if parameters.halo_sd == 0:
        return [Reason("halo", "", "ratings of one sitting agree no more than the candidate explains")]
    if parameters.halo_sd >= LARGEST_SD / 2:
        words = "rounds give one score to all their dimensions, without an exception to measure by"
        return [Reason("halo_sd", "", words)]
    return []


def _of_raters(design: Design, options: FitOptions, variance: float | None) -> list[Reason]:
    sizes = design.raters_in()
    alone = np.flatnonzero(sizes[design.rater_component] == 1)
    found = [Reason("rater", design.raters[one], "nobody else rated the same candidates") for one in alone]
    if options.plain or variance is None:
        return found
    degrees = len(design.raters) - design.components
    if variance >= MOST:
        few, far = "two of them have a single difference", "they lie further apart than can be measured"
        found.append(Reason("rater_sd", "", f"{few if degrees < 2 else far}; severities are hardly drawn together"))
    elif degrees < FEW:
        words = f"it rests on {degrees + design.components} interviewers only"
        found.append(Reason("rater_sd", "", words))
    return found
