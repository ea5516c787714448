"""Cues before their content: “said that …”, “vowed to …”, “is expected to …”.

A row of tokens, its cues and the drafts already read enter; more drafts leave, left to right:

    >>> from pipeline.segmentation.cues import find_cues
    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("Lind urged them to stay, warning that it would rain.")[0].tokens
    >>> [draft.contents for draft in read_preposed(tokens, find_cues(tokens), [])]
    [[(2, 5)], [(7, 11)]]
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import low_at, trim_end
from pipeline.segmentation.complements import find_complement
from pipeline.segmentation.contents import find_end
from pipeline.segmentation.drafts import Cue, Draft, Range
from pipeline.segmentation.sources import (
    find_source,
    find_subject,
    find_subjects,
    inherit_subject,
    is_anyone,
)
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import split_words

_RELAYED = split_words("say tell announce report claim warn insist state declare deny")
"""Verbs whose clause is a statement of its own inside another's."""


def read_preposed(
    tokens: Sequence[Token], cues: Sequence[Cue], behind: Sequence[Draft]
) -> list[Draft]:
    """Return the attributions whose cue stands before a content that no other holds."""
    drafts: list[Draft] = []
    busy = [pair for draft in behind for pair in draft.contents]
    words = [draft.cue for draft in behind if draft.cue]
    subjects = find_subjects(tokens) if cues else []
    for cue in cues:
        held = any(start <= cue.head < end for start, end in busy + words)
        if held and not _is_relayed(tokens, cue, busy):
            continue
        draft = _read_cue(tokens, cues, cue, inherit_subject(tokens, cue, subjects, busy))
        if draft is None:
            continue
        announced = not draft.contents
        draft.contents = _cut_contents(draft, cue, behind)
        if draft.contents or announced:
            drafts.append(draft)
            busy.extend(draft.contents)
    return drafts


def _cut_contents(draft: Draft, cue: Cue, behind: Sequence[Draft]) -> list[Range]:
    """End contents where an attribution whose cue follows its content begins."""
    later = [other for other in behind if other.cue and other.cue[0] > cue.head]
    limit = min((pair[0] for other in later for pair in other.ranges), default=len(draft.tokens))
    contents = []
    for start, end in draft.contents:
        stop = trim_end(draft.tokens, start, min(end, limit))
        if stop > start:
            contents.append((start, stop))
    return contents


def _is_relayed(tokens: Sequence[Token], cue: Cue, busy: Sequence[Range]) -> bool:
    """Tell whether a cue inside a content is what that content reports: “… that KCNA said …”."""
    if cue.lemma not in _RELAYED or not cue.finite or cue.passive:
        return False
    subject = find_subject(tokens, cue.first)
    if subject is None:
        return False
    begins = {start + (tokens[start].low == "that") for start, _ in busy}
    return subject[0] in begins


def _read_cue(
    tokens: Sequence[Token], cues: Sequence[Cue], cue: Cue, inherited: Range | None
) -> Draft | None:
    if cue.form == "according":
        return None
    if cue.form == "adverb":
        return _read_adverb(tokens, cue)
    if cue.passive:
        return _read_passive(tokens, cues, cue)
    source = find_source(tokens, cue, inherited)
    if (source is None and cue.form != "unowned") or is_anyone(tokens, source):
        return None
    contents = _find_contents(tokens, cues, cue)
    return (
        Draft(tokens, source, (cue.first, cue.last + 1), contents) if contents is not None else None
    )


def _find_contents(tokens: Sequence[Token], cues: Sequence[Cue], cue: Cue) -> list[Range] | None:
    """Return the content behind a cue: none yet where a colon ends the sentence."""
    complement = find_complement(tokens, cue)
    if complement is None:
        announced = cue.last + 1 < len(tokens) and tokens[-1].low == ":"
        return [] if announced and "q" in cue.takes and cue.finite else None
    start, kind = complement
    if kind == "to" and low_at(tokens, cue.first - 1) == "by":
        return None
    end = find_end(tokens, cues, start, kind, cue)
    return [(start, end)] if end > start else None


def _read_adverb(tokens: Sequence[Token], cue: Cue) -> Draft | None:
    """Read “which was reportedly fired”: the clause around the adverb, from an unnamed source."""
    start = cue.head
    while start > 0 and tokens[start - 1].kind != "mark" and tokens[start - 1].low != "that":
        start -= 1
    end = cue.head + 1
    while end < len(tokens) and tokens[end].kind != "mark":
        end += 1
    pieces = [(start, cue.head), (cue.head + 1, end)]
    contents = [pair for pair in pieces if pair[1] > pair[0]]
    return Draft(tokens, None, (cue.first, cue.last + 1), contents) if contents else None


def _read_passive(tokens: Sequence[Token], cues: Sequence[Cue], cue: Cue) -> Draft | None:
    """Read “it was announced that” and “is expected to”, from an unnamed source."""
    words = (cue.first, cue.last + 1)
    following = low_at(tokens, cue.last + 1)
    if cue.lemma == "ask" and following == "by":
        return None
    if following not in ("to", "that") and cue.lemma not in ("ask", "tell"):
        return None
    if following == "to" and cue.lemma in ("ask", "tell"):
        return None
    complement = find_complement(tokens, cue) if following != "to" else (cue.last + 1, "to")
    if complement is None:
        return None
    start, kind = complement
    end = find_end(tokens, cues, start, kind, cue)
    contents = [(start, end)] if end > start else []
    if following == "to":
        subject = find_subject(tokens, cue.first)
        if subject is not None:
            contents.insert(0, subject)
    return Draft(tokens, None, words, contents) if contents else None
