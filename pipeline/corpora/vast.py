"""VAST, stance of newspaper readers' comments toward free topics.

In: the folder with `vast_train.csv`, `vast_dev.csv` and `vast_test.csv` as published (Allaway and
McKeown, Zero-Shot Stance Detection, EMNLP 2020), or, where one of them is missing, a compact mirror
of it such as `vast_dev_compact.csv` with the columns Tweet, "Target 1", "Stance 1" and "seen?".
Out: a `StanceCorpus` without speakers, grouped by post, because posts recur with several topics:

    Build the lanes already.,…,bike lane,1,…   →   target "bike lane", stance favor

The target is `topic_str`, the topic in its simplified form, and not `new_topic`: in the 2,313
synthetic neutral rows of train (`type_idx` 4) only `topic_str` names the topic that the row is
neutral to, while `new_topic` still names the one the post does have a stance on. The mirror's
"Target 1" is that same form.

Rows (favor / neutral / against): train 13,477 (5,327 / 2,555 / 5,595); in the mirror dev 2,062
(681 / 697 / 684), test 3,006 (944 / 1,044 / 1,018), of which zero-shot ("seen?" 0) dev 1,019, test
1,460 (451 / 519 / 490). Rows that repeat post, topic and label are kept, as every published figure
keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.corpora.cards import CARDS
from pipeline.corpora.layout import choose_split, group_text, read_table
from pipeline.records import InputError, Label, LabelledExample, StanceCorpus, StanceExample

HOME = CARDS["vast"].home

OWN_WORDS = {"train": "train", "dev": "dev", "test": "test"}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that hold post, topic and label in one layout, and what its labels mean."""

    post: str
    topic: str
    label: str
    stances: dict[str, Label]


PUBLISHED = Columns("post", "topic_str", "label", {"0": "against", "1": "favor", "2": "neutral"})
MIRROR = Columns(
    "Tweet", "Target 1", "Stance 1", {"AGAINST": "against", "FAVOR": "favor", "NONE": "neutral"}
)
SEEN = "seen?"


def read_vast(path: Path, *, split: str, part: Literal["all", "zero_shot"] = "all") -> StanceCorpus:
    """Read one split (train, dev, test) of VAST from the folder `path`.

    Args:
        path: The folder with the published files or their mirror.
        split: train, dev or test.
        part: `zero_shot` keeps the rows whose topic does not occur in train.

    Raises:
        InputError: The split, the part, a file, column or value is missing or unknown.
    """
    name = choose_split(split, OWN_WORDS, corpus="VAST")
    if part not in ("all", "zero_shot"):
        raise InputError(f"part={part}: VAST has the parts all and zero_shot")
    published, mirror = path / f"vast_{name}.csv", path / f"vast_{name}_compact.csv"
    use_mirror = mirror.is_file() and not published.is_file()
    file, columns = (mirror, MIRROR) if use_mirror else (published, PUBLISHED)
    names = (columns.post, columns.topic, columns.label, SEEN)
    rows = tuple(
        _make_row(row, columns, where=f"{file}:{line}", name=f"vast-{name}-{number}")
        for number, (line, row) in enumerate(read_table(file, names, delimiter=",", home=HOME))
        if part == "all" or row[SEEN] == "0"
    )
    return StanceCorpus(name="vast", split=name, rows=rows)


def _make_row(row: dict[str, str], columns: Columns, *, where: str, name: str) -> LabelledExample:
    label, post = row[columns.label], row[columns.post]
    if label not in columns.stances:
        raise InputError(
            f"{where}: {columns.label} {label!r} is not one of {', '.join(columns.stances)};"
            f" restore the row from {HOME}"
        )
    if row[SEEN] not in ("0", "1"):
        raise InputError(f"{where}: {SEEN} {row[SEEN]!r} is not 0 or 1; restore it from {HOME}")
    example = StanceExample(
        id=name, statement=post, target=row[columns.topic], group=group_text(post)
    )
    return LabelledExample(example, columns.stances[label])
