"""GWSD, stance of news sentences on "global warming is a serious concern".

In: the folder with `GWSD.tsv` as published (Luo, Card and Jurafsky, Detecting Stance in Media on
Global Warming, EMNLP Findings 2020): a sentence, eight ratings and the estimated probabilities
agree, neutral and disagree. Out: a `StanceCorpus` without speakers, the label the likeliest:

    The seas are rising fast.   disagree 0.01   agree 0.90   neutral 0.09   →   favor

The screening sentences, five a batch without probabilities, are skipped (250 rows). Test is the
published held-out test. The corpus has no dev split: a tenth of the rest is set aside by a hash of
the sentence, so that a repeated sentence falls on one side. A row of the rest that repeats a test
sentence, but for case and spacing, would be dropped; the published file has none.

Rows (favor / neutral / against): train 1,658 (621 / 709 / 328), dev 192 (80 / 79 / 33), test 200
(76 / 85 / 39).
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pipeline.corpora.cards import CARDS
from pipeline.corpora.layout import choose_split, read_table
from pipeline.records import InputError, Label, LabelledExample, StanceCorpus, StanceExample

HOME = CARDS["gwsd"].home

OWN_WORDS = {"train": "train", "dev": "dev", "test": "test"}

TARGET = "global warming is a serious concern"

STANCES: dict[str, Label] = {"agree": "favor", "neutral": "neutral", "disagree": "against"}

HELD_OUT = "in_held_out_test"

DEV_SHARE = 10
"""One sentence in this many of those outside test is dev."""


def read_gwsd(path: Path, *, split: str) -> StanceCorpus:
    """Read one split (train, dev, test) of GWSD from the folder `path`.

    Raises:
        InputError: The split, the file, a column or a value is missing or unknown.
    """
    name = choose_split(split, OWN_WORDS, corpus="GWSD")
    file = path / "GWSD.tsv"
    columns = (*STANCES, "sentence", "guid", HELD_OUT)
    rated = [
        (_fold(row["sentence"]), row[HELD_OUT] == "True", _make_row(row, where=f"{file}:{line}"))
        for line, row in read_table(file, columns, delimiter="\t", home=HOME)
        if any(row[answer] for answer in STANCES)
    ]
    tested = {sentence for sentence, held_out, _ in rated if held_out}
    rows = tuple(
        row
        for sentence, held_out, row in rated
        if (held_out if name == "test" else sentence not in tested and _draw(sentence) == name)
    )
    return StanceCorpus(name="gwsd", split=name, rows=rows)


def _fold(sentence: str) -> str:
    return " ".join(sentence.split()).casefold()


def _draw(sentence: str) -> str:
    return "train" if int(sha256(sentence.encode()).hexdigest(), 16) % DEV_SHARE else "dev"


def _make_row(row: dict[str, str], *, where: str) -> LabelledExample:
    if row[HELD_OUT] not in ("True", "False"):
        raise InputError(
            f"{where}: {HELD_OUT} {row[HELD_OUT]!r} is not True or False; restore it from {HOME}"
        )
    try:
        answer = max(STANCES, key=lambda name: float(row[name]))
    except ValueError as error:
        raise InputError(f"{where}: agree, neutral, disagree: {error}; restore the row") from error
    guid = f"gwsd-{row['guid']}"
    example = StanceExample(id=guid, statement=row["sentence"], target=TARGET, group=guid)
    return LabelledExample(example, STANCES[answer])
