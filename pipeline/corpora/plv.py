"""PLV, relations between political actors in news sentences, read as the source's stance.

In: the folder with `PLV_train.tsv` and `PLV_test.tsv` as published (Hu et al., Leveraging Codebook
Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification, ACL 2024): a
sentence, source, target and `gold_root`, a code of the PLOVER ontology. Out: a `StanceCorpus` whose
speaker is the source:

    Ruritania endorsed Sylvania's plan.   Ruritania   Sylvania's plan   SUPPORT   →   favor

The corpus has no dev split.

Rows (favor / neutral / against): train 1,050 (404 / 97 / 549).
"""

from __future__ import annotations

from pathlib import Path

from pipeline.corpora.cards import CARDS
from pipeline.corpora.layout import choose_split, group_text, read_table
from pipeline.records import InputError, Label, LabelledExample, StanceCorpus, StanceExample

HOME = CARDS["plv"].home

OWN_WORDS = {"train": "train", "test": "test"}

STANCES: dict[str, Label] = {
    "AGREE": "favor",  # promises or accepts what the target wants
    "SUPPORT": "favor",  # endorses, praises or sides with the target
    "YIELD": "favor",  # gives way: eases, releases, withdraws, resigns on the target's demand
    "AID": "favor",  # gives the target money, goods, shelter or protection
    "COOPERATE": "favor",  # acts together with the target: trade, joint work, shared intelligence
    "CONSULT": "neutral",  # meets or visits: procedure, and adversaries meet too
    "REQUEST": "neutral",  # says what the source wants of the target, not whether it is for it
    "REJECT": "against",  # refuses what the target proposes or demands
    "ACCUSE": "against",  # blames, criticises or sues the target
    "THREATEN": "against",  # announces harm to the target
    "COERCE": "against",  # arrests, censors, seizes or bans
    "SANCTION": "against",  # withdraws what it gave the target: trade, ties, aid
    "ASSAULT": "against",  # uses force on the target
    "PROTEST": "against",  # demonstrates or strikes against the target
    "MOBILIZE": "against",  # readies force toward the target
}
"""The PLOVER root code of a relation → the stance of its source toward its target."""


def read_plv(path: Path, *, split: str) -> StanceCorpus:
    """Read one split (train, test) of PLV from the folder `path`.

    Raises:
        InputError: The split, its file, a column or a code is missing or unknown.
    """
    name = choose_split(split, OWN_WORDS, corpus="PLV")
    file = path / f"PLV_{name}.tsv"
    columns = ("sentence", "source", "target", "gold_root")
    rows = tuple(
        _make_row(row, where=f"{file}:{line}", name=f"plv-{name}-{line}")
        for line, row in read_table(file, columns, delimiter="\t", home=HOME)
    )
    return StanceCorpus(name="plv", split=name, rows=rows)


def _make_row(row: dict[str, str], *, where: str, name: str) -> LabelledExample:
    code = row["gold_root"]
    if code not in STANCES:
        raise InputError(
            f"{where}: gold_root {code!r} is not one of {', '.join(STANCES)};"
            f" restore it from {HOME}"
        )
    example = StanceExample(
        id=name,
        statement=row["sentence"],
        target=row["target"],
        speaker=row["source"],
        group=group_text(row["sentence"]),
    )
    return LabelledExample(example, STANCES[code])
