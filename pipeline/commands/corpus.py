"""`corpus`: what a labelled corpus promises, how far its annotators agree, its own layout.

    python -m pipeline corpus action=check data=negotiations

prints the counts and every check beside its bound, writes `check.json`, and ends with exit code 1
when a check fails. `action=agreement` reads the passes in the corpus's `agreement/` folder, and
`action=convert` writes articles and statements into the run folder.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.commands.check_corpus import check_corpus
from pipeline.commands.convert_corpus import convert_corpus
from pipeline.commands.measure_agreement import measure_corpus_agreement
from pipeline.config import CorpusAction, CorpusRunSettings

ACTIONS: dict[CorpusAction, Callable[[CorpusRunSettings], None]] = {
    CorpusAction.check: check_corpus,
    CorpusAction.agreement: measure_corpus_agreement,
    CorpusAction.convert: convert_corpus,
}


def work_on_corpus(settings: CorpusRunSettings) -> None:
    """Do the action that the settings name.

    Raises:
        InputError: The corpus is not there or malformed.
        CheckError: A check failed.
    """
    ACTIONS[settings.action](settings)
