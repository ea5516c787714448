"""The records that flow through the pipeline: immutable, and free of any library.

An `Article` comes in; segmentation turns it into `Statement`s; the classifier adds a `Prediction`
to each. Spans are half-open offsets, in code points, into the untouched article text, and text is
always derived by slicing, so the two cannot drift apart:

    >>> article = Article(id="a", text="“Good,” she said.")
    >>> Span(0, 7).slice(article.text)
    '“Good,”'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Label = Literal["favor", "neutral", "against"]
Kind = Literal["direct", "mixed", "indirect", "authorial"]

LABELS: tuple[Label, ...] = get_args(Label)
"""The one label order: every matrix, probability row and model head follows it."""

KINDS: tuple[Kind, ...] = get_args(Kind)

AUTHOR = "(author)"
"""The speaker of authorial statements."""

UNRESOLVED = ""
"""The speaker of a statement whose source could not be resolved to an entity."""


class InputError(Exception):
    """A mistake in what the user gave: one line that names it and the way out (exit code 2)."""


class CheckError(Exception):
    """What was checked does not hold: one line that says what (exit code 1)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in an article's text, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is empty or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def slice(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return how many characters the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: an id, the exact text that offsets index, and what is known about it.

    `negotiation` names the talks that a gold corpus wrote or chose it for, empty where unknown.
    `origin` says where it was read, for messages: a path, or `path:line` for row formats.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    negotiation: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source tied to contents by a cue (Newell et al., LREC 2018); contents in text order."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an article: what is said, how it is quoted, and who says it."""

    article: str
    id: str
    kind: Kind
    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    speaker: str
    side: str


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement with the stance that an annotator gave it toward `target`."""

    statement: Statement
    target: str
    stance: Label
    tags: tuple[str, ...] = ()
    speaker_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the classifier says of one example; `probabilities` in the order of `LABELS`, sum 1.

    `stance` is the most probable label. `truncated` is set when words of the statement itself, not
    only of its context, were cut to fit the model.
    """

    stance: Label
    probabilities: tuple[float, float, float]
    confidence: float
    abstained: bool = False
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class PredictedStatement:
    """A statement with its predicted stance toward `target`."""

    statement: Statement
    target: str
    prediction: Prediction


@dataclass(frozen=True, slots=True)
class StanceExample:
    """What the classifier sees of one statement. It carries no gold.

    `before` and `after` are the context on either side of the statement, possibly empty; so are
    `speaker` and `cue` where nobody is named. `group` is what intervals resample: article, story or
    document; where a corpus has negotiations, they draw the `negotiation` first.
    """

    id: str
    statement: str
    target: str
    speaker: str = ""
    cue: str = ""
    before: str = ""
    after: str = ""
    group: str = ""
    negotiation: str = ""


@dataclass(frozen=True, slots=True)
class LabelledExample:
    """A stance example with its gold label, as corpora and training hold it."""

    example: StanceExample
    stance: Label


@dataclass(frozen=True, slots=True)
class StanceCorpus:
    """One split of a stance corpus, with the labels that its annotation scheme knows."""

    name: str
    split: str
    rows: tuple[LabelledExample, ...]
    labels: tuple[Label, ...] = LABELS


@dataclass(frozen=True, slots=True)
class AttributionCorpus:
    """Articles and the attributions annotated in them, keyed by article id."""

    name: str
    split: str
    articles: tuple[Article, ...]
    attributions: dict[str, tuple[Attribution, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StatementCorpus:
    """A gold corpus in the project's own layout: articles and their gold statements."""

    name: str
    split: str
    articles: tuple[Article, ...]
    statements: tuple[GoldStatement, ...]
