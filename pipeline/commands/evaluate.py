"""`eval`: gold in, figures with intervals, confusion matrix and predictions out.

    python -m pipeline eval task=stance data=dse data.path=corpora/dse

The run folder gets predictions.jsonl, metrics.json, confusion_matrix.{png,svg,csv} where the task
has a matrix, report.html and run.json.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.commands.evaluate_attribution import evaluate_attribution_task
from pipeline.commands.evaluate_end_to_end import evaluate_end_to_end_task
from pipeline.commands.evaluate_stance import evaluate_stance_task
from pipeline.config import EvalSettings, EvalTask

TASKS: dict[EvalTask, Callable[[EvalSettings], float | None]] = {
    EvalTask.stance: evaluate_stance_task,
    EvalTask.attribution: evaluate_attribution_task,
    EvalTask.end_to_end: evaluate_end_to_end_task,
}


def evaluate(settings: EvalSettings) -> float | None:
    """Run the evaluation that `settings.task` names; return its headline figure."""
    return TASKS[settings.task](settings)
