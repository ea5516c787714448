from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpora.polnear import merge_pieces, read_polnear
from pipeline.records import InputError, Span

ARTICLE = "elling-post_2031-05-01_harbour-deal"
TEXT = "“Yes,” she said. “Now.”\n\nNo one knows why.\n"


@pytest.fixture
def write_corpus(tmp_path: Path) -> Callable[[str], Path]:
    """Write a corpus of one article, `TEXT`, with the given annotation."""

    def write(annotation: str) -> Path:
        for part, name, content in (
            ("text", "a.txt", TEXT),
            ("attributions", "a_x1.ann", annotation),
        ):
            folder = tmp_path / "train" / part
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8", newline="")
        return tmp_path

    return write


def test_spans_slice_the_article(corpora: Path) -> None:
    corpus = read_polnear(corpora / "polnear", split="train")
    text = next(article.text for article in corpus.articles if article.id == ARTICLE)
    found = [
        (
            one.source and one.source.slice(text),
            one.cue and one.cue.slice(text),
            [span.slice(text) for span in one.contents],
        )
        for one in corpus.attributions[ARTICLE]
    ]
    assert found == [
        ("Ana Lund", "said", ["that the harbour deal was within reach"]),
        ("Marek Voss", "told", ["“We have come a long way,”", "“and we shall go further.”"]),
        ("two officials", "According to", ["the dockers will be paid in June"]),
    ]


def test_first_annotator_by_name_is_taken(corpora: Path) -> None:
    corpus = read_polnear(corpora / "polnear", split="train")
    assert len(corpus.attributions[ARTICLE]) == 3  # the second file has one


def test_attribution_may_lack_a_source(corpora: Path) -> None:
    corpus = read_polnear(corpora / "polnear", split="train")
    sources = [one.source for one in corpus.attributions["elling-post_2031-05-02_border-talks"]]
    assert [source is None for source in sources] == [False, False, True, False]


CASES = [
    pytest.param(
        "E1\tSource:T2 Cue:T3 Content:T1\n"
        "T1\tContent 0 6;17 23\t“Yes,” “Now.”\nT2\tSource 7 10\tshe\nT3\tCue 11 15\tsaid\n",
        [(Span(7, 10), Span(11, 15), (Span(0, 6), Span(17, 23)))],
        id="event before its spans, content in two pieces",
    ),
    pytest.param(
        "T1\tContent 17 23;0 6\t“Now.” “Yes,”\nE1\tContent:T1\n",
        [(None, None, (Span(0, 6), Span(17, 23)))],
        id="pieces out of order",
    ),
    pytest.param(
        "T1\tContent 0 6\t“Yes,”\nT2\tContent 17 23\t“Now.”\nE1\tContent:T1 Content2:T2\n",
        [(None, None, (Span(0, 6), Span(17, 23)))],
        id="two contents tied by one event",
    ),
    pytest.param(
        "T1\tContent 25 31;32 37\tNo one knows\nE1\tContent:T1\n",
        [(None, None, (Span(25, 37),))],
        id="pieces with only a space between them are one",
    ),
    pytest.param(
        "T1\tContent 17 31\t“Now.”\n\nNo one\nT2\tCue 32 37\tknows\nE1\tCue:T2 Content:T1\n",
        [(None, Span(32, 37), (Span(17, 31),))],
        id="line break inside the text of a span",
    ),
    pytest.param(
        "T1\tSource 7 10;25 31\tshe No one\nT2\tContent 0 6\t“Yes,”\nE1\tSource:T1 Content:T2\n",
        [(Span(7, 10), None, (Span(0, 6),))],
        id="of a source in two pieces the first is kept",
    ),
    pytest.param(
        "T1\tSource 7 10\tshe\n#1\tAnnotatorNotes T1\twho?\nE1\tSource:T1\n",
        [],
        id="without content, and with a note",
    ),
    pytest.param("", [], id="nothing annotated"),
]


@pytest.mark.parametrize(("annotation", "expected"), CASES)
def test_annotation_is_read(
    write_corpus: Callable[[str], Path],
    annotation: str,
    expected: list[tuple[Span | None, Span | None, tuple[Span, ...]]],
) -> None:
    found = read_polnear(write_corpus(annotation), split="train").attributions["a"]
    assert [(one.source, one.cue, one.contents) for one in found] == expected


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        pytest.param("T1\tCue 11 15\tsays\n", ":1: T1 11 15 is 'said'", id="text differs"),
        pytest.param("T1\tCue 11 15\tsaid\nE1\tCue:T9\n", ":2: no line T9", id="span missing"),
        pytest.param("T1\tCue 15 11\tsaid\n", r":1: span \[15, 11\)", id="ends before it starts"),
        pytest.param("X1 what\n", ":1: neither a T nor an E line", id="unknown line"),
    ],
)
def test_malformed_annotation_is_named(
    write_corpus: Callable[[str], Path], annotation: str, message: str
) -> None:
    with pytest.raises(InputError, match=rf"a_x1\.ann{message}"):
        read_polnear(write_corpus(annotation), split="train")


def test_article_without_annotation_is_named(copy_corpus: Callable[[str], Path]) -> None:
    folder = copy_corpus("polnear")
    for file in (folder / "dev" / "attributions").glob("*.ann"):
        file.unlink()
    with pytest.raises(InputError, match="no annotation file"):
        read_polnear(folder, split="dev")


@given(
    text=st.text(alphabet="a \n", min_size=1, max_size=30),
    cuts=st.lists(st.integers(0, 29), min_size=2, max_size=8),
)
def test_merged_pieces_cover_the_same_words(text: str, cuts: list[int]) -> None:
    bounds = sorted({min(cut, len(text)) for cut in cuts})
    pieces = [Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    merged = merge_pieces(reversed(pieces), text)
    covered = {index for piece in pieces for index in range(piece.start, piece.end)}
    result = {index for piece in merged for index in range(piece.start, piece.end)}
    assert covered <= result
    assert all(text[index].isspace() for index in result - covered)
    assert all(text[left.end : right.start].strip() for left, right in pairwise(merged))
