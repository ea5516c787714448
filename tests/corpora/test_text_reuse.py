from __future__ import annotations

from pipeline.corpora.text_reuse import (
    count_repeated_ngrams,
    find_shared_sentences,
    list_ngram_overlaps,
    list_ngrams,
)


def test_runs_fold_case_and_punctuation() -> None:
    assert list_ngrams("One, two — THREE.", 2) == [("one", "two"), ("two", "three")]
    assert list_ngrams("too short", 5) == []


def test_overlap_is_of_the_shorter_text_and_the_largest_comes_first() -> None:
    texts = {"a": "a b c d", "b": "a b c x y z", "c": "y z w v", "d": "nothing shared here"}
    overlaps = list_ngram_overlaps(texts, size=2)
    assert [(one.first, one.second) for one in overlaps] == [("a", "b"), ("b", "c")]
    assert [one.share for one in overlaps] == [2 / 3, 1 / 3]


def test_a_sentence_in_two_articles_is_found_despite_its_typography() -> None:
    texts = {
        "a": "The envoys left the hall before supper. Rain fell.",
        "b": "“The envoys left the hall — before supper!” Rain fell.",
        "c": "Rain fell.",
    }
    assert find_shared_sentences(texts) == {"the envoys left the hall before supper": ["a", "b"]}, (
        "short sentences may recur"
    )


def test_variants_of_one_set_may_repeat_each_other() -> None:
    assert count_repeated_ngrams({"s": ["a b c", "a b d"]}, size=2) == 0
    # Of the runs ab and bc, ab and bd, both ab are in another set.
    assert count_repeated_ngrams({"s": ["a b c"], "t": ["a b d"]}, size=2) == 1 / 2
    assert count_repeated_ngrams({}) == 0
