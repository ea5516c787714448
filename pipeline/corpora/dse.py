"""DSE, directed sentiment between two entities of a political news sentence, as stance rows.

In: the folder with `train.txt`, `valid.txt` and `test.txt` as published (Park, Pan and Joo, Who
Blames or Endorses Whom?, ACL Findings 2021; repository DSE2QA). A line is a sentence with two
entities p and q in [brackets], p, q and a class, separated by tabs. Out: a `StanceCorpus` whose
speaker is whoever holds the attitude and whose target is the other:

    [Ana Lund] rebuked [the Baltic State]s.<TAB>Ana Lund<TAB>the Baltic State<TAB>3

is speaker "Ana Lund", target "the Baltic States", stance against. The class 0, no attitude either
way, is read as p's neutral stance toward q.

The published entities lack final letters of their words ("the United State]s", "Kasich’]s") or are
a lone mark after the word they mean ("the president[’]s"). Each is completed to the full word of
the sentence, and possessive endings and outer punctuation are taken off, which changes 5,482 of
the 29,210 entities of train and valid. Where the sentence itself has lost an apostrophe ("[Trump]s
plan"), the s stays. The columns p and q repeat the marked entities (CSV quoting apart) and are not
needed.

Rows (favor / neutral / against): train 13,144 (1,606 / 8,589 / 2,949), valid 1,461 (178 / 955 /
328); test, 1,623 rows by the authors' count, has not been measured.
"""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.corpora.cards import CARDS
from pipeline.corpora.layout import choose_split, group_text, read_text, require_file
from pipeline.records import InputError, Label, LabelledExample, Span, StanceCorpus, StanceExample

HOME = CARDS["dse"].home

OWN_WORDS = {"train": "train", "dev": "valid", "test": "test"}

CLASSES: dict[str, tuple[Label, bool]] = {
    "0": ("neutral", True),
    "1": ("favor", True),
    "2": ("favor", False),
    "3": ("against", True),
    "4": ("against", False),
}
"""Class → stance, and whether it runs from the first marked entity to the second."""

MARKED = re.compile(r"\[([^\[\]]+)\]")
LEADING_CLITIC = re.compile(r"^['’]s\b")
POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
OUTER_MARKS = " \t,:;–—-\"“”‘’'()"


def read_dse(path: Path, *, split: str) -> StanceCorpus:
    """Read one split (train, dev or valid, test) of DSE from the folder `path`.

    Raises:
        InputError: The split, its file or a part of a line is missing or unknown.
    """
    name = choose_split(split, OWN_WORDS, corpus="DSE")
    file = require_file(path / f"{OWN_WORDS[name]}.txt", home=HOME)
    lines = read_text(file).removesuffix("\n").split("\n")
    rows = tuple(
        _parse_line(line, where=f"{file}:{number}", name=f"dse-{name}-{number}")
        for number, line in enumerate(lines, start=1)
    )
    return StanceCorpus(name="dse", split=name, rows=rows)


def _parse_line(line: str, *, where: str, name: str) -> LabelledExample:
    fields = line.rstrip("\r").split("\t")
    if len(fields) != 4:
        raise InputError(
            f"{where}: {len(fields)} fields, expected sentence, p, q, class; restore it"
        )
    sentence, _, _, code = fields
    if code not in CLASSES:
        raise InputError(f"{where}: class {code!r} is not one of 0-4; restore the line from {HOME}")
    text, marked = _remove_brackets(sentence, where=where)
    stance, forward = CLASSES[code]
    first, second = (complete_entity(text, span) for span in marked)
    speaker, target = (first, second) if forward else (second, first)
    group = group_text(text)
    example = StanceExample(id=name, statement=text, target=target, speaker=speaker, group=group)
    return LabelledExample(example, stance)


def _remove_brackets(sentence: str, *, where: str) -> tuple[str, tuple[Span, Span]]:
    matches = list(MARKED.finditer(sentence))
    if len(matches) != 2 or sentence.count("[") != 2 or sentence.count("]") != 2:
        raise InputError(
            f"{where}: {len(matches)} entities in [brackets], expected 2; restore it from {HOME}"
        )
    first, second = matches
    # Each bracket before a position moves it to the left by one.
    spans = (Span(first.start(), first.end() - 2), Span(second.start() - 2, second.end() - 4))
    return sentence.replace("[", "").replace("]", ""), spans


def complete_entity(text: str, marked: Span) -> str:
    """Return the marked part of `text`, completed to full words and freed of outer punctuation.

    A mark without any letter or digit stands for the word before it. What would leave nothing
    stays as it was marked.
    """
    start, end = marked.start, marked.end
    if not any(character.isalnum() for character in marked.slice(text)):
        end = start
    while start > 0 and text[start - 1].isalnum() and (start == end or text[start].isalnum()):
        start -= 1
    while 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    entity = LEADING_CLITIC.sub("", text[start:end].strip()).lstrip(OUTER_MARKS + ".")
    entity = POSSESSIVE.sub("", entity.rstrip(OUTER_MARKS))
    return entity or marked.slice(text)
