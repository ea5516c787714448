"""An article cut into its statements: who says what, and what the article says itself.

An `Article` and a `Codebook` enter; `Statement`s leave, in the order of their first content:

    >>> article = Article(id="a", text="Talks resumed. “We agree,” envoy Ada Brun said.")
    >>> [(s.id, s.kind, s.speaker) for s in segment_article(article, Codebook())]
    [('a-001', 'authorial', '(author)'), ('a-002', 'direct', 'Ada Brun')]
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.config import Codebook
from pipeline.records import AUTHOR, Article, Statement
from pipeline.segmentation.attribution import find_attributions
from pipeline.segmentation.authorial import find_authorial
from pipeline.segmentation.kinds import quotation_type
from pipeline.segmentation.speakers import resolve_speakers


def segment_article(article: Article, codebook: Codebook) -> tuple[Statement, ...]:
    """Return the attributed and authorial statements of `article`, numbered in text order."""
    attributions = find_attributions(article.text)
    speakers = resolve_speakers(article.text, attributions, codebook)
    attributed = [
        Statement(
            article=article.id,
            id="",
            kind=quotation_type(article.text, attribution.contents),
            source=attribution.source,
            cue=attribution.cue,
            contents=attribution.contents,
            speaker=speaker.name,
            side=speaker.side,
        )
        for attribution, speaker in zip(attributions, speakers, strict=True)
    ]
    authorial = [
        Statement(article.id, "", "authorial", None, None, (sentence,), AUTHOR, "media")
        for sentence in find_authorial(article.text, attributions)
    ]
    ordered = sorted([*attributed, *authorial], key=lambda statement: statement.contents[0])
    return tuple(
        replace(statement, id=f"{article.id}-{number:03d}")
        for number, statement in enumerate(ordered, start=1)
    )
