r"""What each part of the labelled data adds: a base fine-tuned on ever more of it, three seeds.

    python benchmarks/learning_curve.py --base outputs/public/best --root corpora --real real \
        --set training.learning_rate=2e-4

`--base` is a stance checkpoint trained on the public mixture alone (`train data/mixture=public`),
`--root` the folder that holds the corpora, `--real` a corpus of real articles in the project's own
layout. Points: 0, 10, 30 and 100 % of the articles of data/negotiations, then contrast sets, then
real sentences (the real layer and statements on other matters). Prints macro-F1 on the own dev
split, on the real layer's held-out documents and on the real articles, mean and range over seeds,
and writes them to `--output`/curve.json. A run that is already there is not repeated.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

SEEDS = (1, 2, 3)

NO_CONTRAST = "~data.train.contrast"
NO_REAL = ["~data.train.real_layer", "~data.train.off_target"]
ARTICLES = [NO_CONTRAST, *NO_REAL]
POINTS: dict[str, list[str] | None] = {
    "0 %": None,
    "10 %": [*ARTICLES, "data.train.negotiations.share=0.1", "training.epochs=20"],
    "30 %": [*ARTICLES, "data.train.negotiations.share=0.3", "training.epochs=10"],
    "100 %": [*ARTICLES, "training.epochs=6"],
    "+ contrast": [*NO_REAL, "training.epochs=3"],
    "+ real": ["training.epochs=3"],
}
"""Each point with the settings that make it; None is the base as it is.

Fewer rows are read more often: in three epochs without the contrast sets a model does not yet say
against.
"""

Scores = dict[str, float]


def run_pipeline(*words: str) -> None:
    """Run a command of the pipeline; stop with its message if it fails."""
    subprocess.run(
        [sys.executable, "-m", "pipeline", *words], check=True, stdout=subprocess.DEVNULL
    )


def evaluate(checkpoint: Path, folder: Path, options: argparse.Namespace) -> Scores:
    """Return macro-F1 by corpus, evaluating where that has not been done."""
    corpora = {
        "own dev": ["data=negotiations", "data.split=dev"],
        "real layer": ["data=real_layer", f"data.root={options.root}"],
        "real articles": ["data=folder", f"data.path={options.real}"],
    }
    scores: Scores = {}
    for name, words in corpora.items():
        output = folder / name.replace(" ", "_")
        if not (output / "metrics.json").is_file():
            run_pipeline("eval", *words, f"stance.checkpoint={checkpoint}", f"output={output}")
        metrics = json.loads((output / "metrics.json").read_text(encoding="utf-8"))
        scores[name] = metrics["figures"]["macro_f1"]["value"]
    return scores


def run_point(name: str, settings: list[str], seed: int, options: argparse.Namespace) -> Scores:
    """Train one point with one seed and return its scores."""
    slug = "".join(letter if letter.isalnum() else "_" for letter in name)
    folder = Path(options.output) / slug / str(seed)
    if not (folder / "train" / "metrics.json").is_file():
        run_pipeline(
            "train",
            "data/mixture=own_and_real",
            f"data.root={options.root}",
            f"model.name={options.base}",
            f"seed={seed}",
            f"output={folder / 'train'}",
            *settings,
            *options.set,
        )
    return evaluate(folder / "train" / "best", folder, options)


def main() -> None:
    """Run every point with every seed and print a row a point."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("base", "root", "real"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--output", default="outputs/learning_curve")
    parser.add_argument("--set", nargs="*", default=[], help="further settings of train")
    options = parser.parse_args()
    curve: dict[str, list[Scores]] = {}
    for name, settings in POINTS.items():
        if settings is None:
            curve[name] = [evaluate(Path(options.base), Path(options.output) / "base", options)]
        else:
            curve[name] = [run_point(name, settings, seed, options) for seed in SEEDS]
        cells = []
        for corpus in curve[name][0]:
            values = [scores[corpus] for scores in curve[name]]
            spread = f"{min(values):.3f}-{max(values):.3f}"
            cells.append(f"{corpus} {statistics.mean(values):.3f} ({spread})")
        print(f"{name:13} {'  '.join(cells)}", flush=True)
        text = json.dumps(curve, indent=2) + "\n"
        (Path(options.output) / "curve.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
