"""Typed settings: the schema of every config, and where the shipped files lie.

Hydra composes YAML onto these dataclasses, so a wrong key or type fails before anything loads.
Past `pipeline.__main__` they are plain dataclasses. Values out of range raise `ValueError` here,
naming the key:

    >>> TrainingSettings(epochs=0)
    Traceback (most recent call last):
    ...
    ValueError: training.epochs=0: must be positive
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"
ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent
"""The folder that holds `configs`, `models`, `seeds` and `data`: the checkout, or the wheel."""


@dataclass
class LabelDefinitions:
    """What each label means, in the annotator's words."""

    favor: str = ""
    neutral: str = ""
    against: str = ""


@dataclass
class KnownSpeaker:
    """A person or body that the codebook names: its side, and its other names."""

    side: str = "other"
    aliases: list[str] = field(default_factory=list)


@dataclass
class Codebook:
    """What an analysis is about: the target, the labels, the sides and the known speakers.

    `sides` maps a side to the words that mark somebody as speaking for it (names, demonyms,
    capitals, bodies). `speakers` maps an entity's fullest name to its side and aliases. `terms`
    are words of which at least one occurs in an article that is about the target.
    """

    name: str = "generic"
    target: str = "the negotiations"
    description: str = ""
    labels: LabelDefinitions = field(default_factory=LabelDefinitions)
    sides: dict[str, list[str]] = field(default_factory=dict)
    speakers: dict[str, KnownSpeaker] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        _require(bool(self.target.strip()), "codebook.target", self.target, "is empty")


class Segmenter(Enum):
    """How articles are segmented."""

    rules = "rules"


class Precision(Enum):
    """Number format of the matrix products: bf16 is autocast, the weights stay fp32."""

    fp32 = "fp32"
    bf16 = "bf16"


class ClassWeights(Enum):
    """How the loss weighs the labels: all alike, or inversely to their frequency."""

    none = "none"
    balanced = "balanced"


class TrainTask(Enum):
    """What `train` fine-tunes."""

    stance = "stance"


class EvalTask(Enum):
    """What `eval` scores."""

    stance = "stance"
    attribution = "attribution"
    end_to_end = "end_to_end"


class CorpusAction(Enum):
    """What `corpus` does: check its promises, measure agreement, write it in the own layout."""

    check = "check"
    agreement = "agreement"
    convert = "convert"


@dataclass
class CorpusSettings:
    """Which corpus is read, from where, and which part of it.

    `name` is a reader of the catalogue, `folder` for the project's own layout, or `real_layer` for
    labels over articles that lie in the folder `root`, one folder a corpus. `part` is for readers
    that know parts of a split (`vast`: `all` or `zero_shot`; `real_layer`: one of its corpora).
    `share` (above 0, up to 1) is the part of its documents that is drawn.
    """

    name: str = "folder"
    path: str | None = None
    root: str | None = None
    split: str | None = None
    part: str | None = None
    share: float = 1.0

    def __post_init__(self) -> None:
        _require(0 < self.share <= 1, "data.share", self.share, "is not above 0 and up to 1")


@dataclass
class MixtureSettings:
    """The corpora that a training run learns from, chooses by, and must not have seen.

    Relative paths start at `root`, or else at what the repository ships. `limit` keeps that many
    rows of each training corpus, drawn with the run's seed, for screening. Training rows that
    nearly repeat a row of `dev` or `measured`, or are from a document of theirs, are dropped.
    """

    root: str | None = None
    limit: int | None = None
    train: dict[str, CorpusSettings] = field(default_factory=dict)
    dev: dict[str, CorpusSettings] = field(default_factory=dict)
    measured: dict[str, CorpusSettings] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _require(self.limit is None or self.limit > 0, "data.limit", self.limit, "must be positive")


@dataclass
class ModelSettings:
    """The pretrained encoder: `embedded`, a folder, or a hub name with its revision."""

    name: str = "embedded"
    revision: str | None = None


@dataclass
class StanceSettings:
    """How statements are classified.

    `batch_tokens` counts the tokens of one padded batch. A prediction whose confidence lies below
    `abstain_below` (0 to 1) is marked as abstained.
    """

    checkpoint: str | None = None
    batch_tokens: int = 4096
    precision: Precision = Precision.fp32
    abstain_below: float = 0.0

    def __post_init__(self) -> None:
        _require(
            self.batch_tokens > 0, "stance.batch_tokens", self.batch_tokens, "must be positive"
        )
        _require(
            0 <= self.abstain_below <= 1,
            "stance.abstain_below",
            self.abstain_below,
            "is not in 0..1",
        )


@dataclass
class TrainingSettings:
    """How the training run goes; the defaults are those of the shipped checkpoint.

    Gradients of `batch_size` examples make a step; they are computed `micro_batch_size` at a time.
    `max_length` counts the tokens of one input.
    """

    epochs: float = 4.0
    learning_rate: float = 3e-4
    batch_size: int = 64
    micro_batch_size: int = 16
    max_length: int = 192
    weight_decay: float = 0.01
    warmup: float = 0.06
    dropout: float = 0.0
    label_smoothing: float = 0.0
    class_weights: ClassWeights = ClassWeights.none
    precision: Precision = Precision.bf16

    def __post_init__(self) -> None:
        for key in ("epochs", "learning_rate", "batch_size", "micro_batch_size"):
            _require(
                getattr(self, key) > 0, f"training.{key}", getattr(self, key), "must be positive"
            )
        _require(
            self.max_length >= 64, "training.max_length", self.max_length, "must be at least 64"
        )
        for key in ("weight_decay", "warmup", "dropout", "label_smoothing"):
            value = getattr(self, key)
            _require(0 <= value < 1, f"training.{key}", value, "is not in 0..1")
        _require(
            self.batch_size % self.micro_batch_size == 0,
            "training.batch_size",
            self.batch_size,
            f"must be a multiple of training.micro_batch_size ({self.micro_batch_size})",
        )


@dataclass
class IntervalSettings:
    """Bootstrap intervals: number of resamples, and the level in 0..1."""

    resamples: int = 2000
    level: float = 0.95

    def __post_init__(self) -> None:
        _require(self.resamples > 0, "intervals.resamples", self.resamples, "must be positive")
        _require(0 < self.level < 1, "intervals.level", self.level, "is not in 0..1")


@dataclass
class RunSettings:
    """What every command has: the run folder, the seed, and whether errors show a traceback."""

    output: str = ""
    seed: int = 1
    debug: bool = False


@dataclass
class TrainSettings(RunSettings):
    """Settings of `train`. `test=true` also evaluates on the test splits named as measured."""

    task: TrainTask = TrainTask.stance
    data: MixtureSettings = field(default_factory=MixtureSettings)
    model: ModelSettings = field(default_factory=ModelSettings)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    intervals: IntervalSettings = field(default_factory=IntervalSettings)
    test: bool = False


@dataclass
class EvalSettings(RunSettings):
    """Settings of `eval`."""

    task: EvalTask = EvalTask.stance
    data: CorpusSettings = field(default_factory=CorpusSettings)
    codebook: Codebook = field(default_factory=Codebook)
    segmenter: Segmenter = Segmenter.rules
    stance: StanceSettings = field(default_factory=StanceSettings)
    intervals: IntervalSettings = field(default_factory=IntervalSettings)


@dataclass
class ScoreSettings(RunSettings):
    """Settings of `score`. `input` is a file, a folder, a glob, or `-` for standard input."""

    input: str = "seeds"
    codebook: Codebook = field(default_factory=Codebook)
    segmenter: Segmenter = Segmenter.rules
    stance: StanceSettings = field(default_factory=StanceSettings)


@dataclass
class CorpusRunSettings(RunSettings):
    """Settings of `corpus`, which works on a corpus whole."""

    action: CorpusAction = CorpusAction.check
    data: CorpusSettings = field(default_factory=CorpusSettings)


SCHEMAS: dict[str, type[RunSettings]] = {
    "train": TrainSettings,
    "eval": EvalSettings,
    "score": ScoreSettings,
    "corpus": CorpusRunSettings,
}
"""The commands, each with the schema of its settings."""


def _require(holds: bool, key: str, value: object, reason: str) -> None:
    if not holds:
        raise ValueError(f"{key}={value}: {reason}")
