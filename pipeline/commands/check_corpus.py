"""`corpus action=check`: a corpus in, its counts and the checks of its promises out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.commands.inputs import REAL_LAYER, corpus_path, read_whole_corpus
from pipeline.commands.outputs import print_files, sign_run, start_run, write_json
from pipeline.config import CorpusRunSettings, CorpusSettings
from pipeline.corpora.checks import Check, check_gold, check_splits
from pipeline.corpora.composition import count_contrast, count_gold
from pipeline.corpora.contrast import CONTRAST, read_contrast_statements
from pipeline.corpora.contrast_checks import check_contrast
from pipeline.records import CheckError
from pipeline.reporting.console import make_console
from pipeline.reporting.tables import checks_table, counts_table
from pipeline.storage.article_facts import FACTS_FILE, read_article_facts
from pipeline.storage.gold import find_splits

Composition = dict[str, Counter[str]]


def check_corpus(settings: CorpusRunSettings) -> None:
    """Read the corpus whole, count and check it, print and write both.

    Raises:
        InputError: The corpus is not there, or a file or line of it is malformed.
        CheckError: A check failed.
    """
    run = start_run(settings)
    path = corpus_path(settings.data)
    if settings.data.name == CONTRAST:
        statements = read_contrast_statements(path)
        counts, checks = count_contrast(statements), check_contrast(statements)
    else:
        counts, checks = _check_statements(settings.data, path)
    write_json(run.folder / "check.json", _collect(counts, checks))
    sign_run(run, settings, data={settings.data.name: path})
    console = make_console()
    for name, found in counts.items():
        console.print(counts_table(found, title=name))
    console.print(checks_table([asdict(check) for check in checks], title=f"Checks of {path.name}"))
    print_files(run.folder)
    failed = [check.name for check in checks if not check.passed]
    if failed:
        raise CheckError(f"{path}: {len(failed)} of {len(checks)} checks failed: {failed[0]}")


def _check_statements(data: CorpusSettings, path: Path) -> tuple[Composition, list[Check]]:
    corpus = read_whole_corpus(data)
    splits = find_splits(path, [article.id for article in corpus.articles])
    facts = read_article_facts(path / FACTS_FILE) if (path / FACTS_FILE).is_file() else {}
    registers = {name: one.register for name, one in facts.items()}
    counts = count_gold(corpus, splits, registers)
    if data.name == REAL_LAYER:  # its sentences were found, not written: no mix to keep
        return counts, check_splits(corpus.articles, splits)
    return counts, check_gold(corpus, splits)


def _collect(counts: Composition, checks: Sequence[Check]) -> dict[str, Any]:
    return {
        "counts": {name: dict(found) for name, found in counts.items()},
        "checks": [asdict(check) for check in checks],
    }
