"""The only Hydra file: pick the command, compose and validate its settings, call it.

`python -m pipeline score input=news/` composes `configs/score.yaml`, turns it into a
`ScoreSettings` and calls `pipeline.commands.score.score`. A mistake of the user's ends in one line
and exit code 2; `debug=true` shows the traceback.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import hydra
from hydra.core.config_store import ConfigStore
from hydra.core.hydra_config import HydraConfig
from hydra.errors import HydraException
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from pipeline.config import ROOT, SCHEMAS, RunSettings, TrainSettings
from pipeline.config_files import check_config_files, list_config_folders
from pipeline.records import CheckError, InputError

USAGE = """\
Who says what in the news, and whether they are for or against the negotiations.

Usage: python -m pipeline COMMAND [KEY=VALUE ...]

  score   segment new articles into statements and classify the stance of each
  eval    score a checkpoint, or the segmenter, against gold
  train   fine-tune a pretrained transformer on any mix of corpora
  corpus  check a labelled corpus, measure its annotators' agreement, convert it

`python -m pipeline COMMAND --help` lists a command's settings, `--cfg job` prints them composed.
With no settings each command does the useful thing on what the repository ships.
"""

USER_ERRORS = (InputError, CheckError, HydraException, OmegaConfBaseException)

Job = tuple[list[str], str, float | None]
"""One run of a multirun: its overrides, its folder, and the figure that its command returns."""


def main() -> None:
    """Run the command named by the first argument; exit 2 on a mistake of the user's."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        sys.stdout.write(USAGE)
        return
    command, *overrides = arguments
    debug = any(re.fullmatch(r"\+*debug=(true|yes|on|1)", word, re.I) for word in overrides)
    _set_up_logging()
    try:
        if command not in SCHEMAS:
            raise InputError(f"{command}: no such command; there are {', '.join(SCHEMAS)}")
        _run_command(command, overrides)
    except USER_ERRORS as error:
        if debug:
            raise
        _exit_with(error, command)
    except BrokenPipeError:  # the reader of the output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        if debug:
            raise
        _exit_with(error, command)
    except KeyboardInterrupt:
        sys.exit(130)


def _run_command(command: str, overrides: list[str]) -> None:
    """Compose the settings by Hydra and call the command, once or once a job of a multirun.

    In a multirun a job that fails does not keep the others from running, nor from the summary.
    """
    store = ConfigStore.instance()
    for name, schema in SCHEMAS.items():
        store.store(name=f"{name}_schema", node=schema)
    sys.argv = [f"{sys.argv[0]} {command}", *overrides]
    os.environ["HYDRA_FULL_ERROR"] = "1"  # errors reach `main`, which prints them in one line
    jobs: list[Job] = []

    def run(config: DictConfig) -> float | None:
        hydra_config = HydraConfig.get()
        multirun = hydra_config.mode == RunMode.MULTIRUN
        try:
            settings = _read_settings(config, multirun=multirun)
            score = _command_function(command)(settings)
        except (InputError, CheckError) as error:
            if multirun or config.debug:
                raise
            _exit_with(error, command)  # before Hydra adds lines of its own
        if multirun:
            jobs.append((list(hydra_config.overrides.task), settings.output, score))
        return score

    configs = ROOT / "configs"
    check_config_files(list_config_folders(overrides, shipped=configs))
    try:
        hydra.main(version_base="1.3", config_path=str(configs), config_name=command)(run)()
    finally:
        if jobs:
            _print_summary(jobs, "dev macro-F1" if command == "train" else "figure")


def _read_settings(config: DictConfig, *, multirun: bool) -> RunSettings:
    """Turn the composed config into plain dataclasses; the run folder is the job's own."""
    try:
        settings = OmegaConf.to_object(config)
    except ValueError as error:
        raise InputError(str(error)) from error
    assert isinstance(settings, RunSettings)
    settings.output = os.path.relpath(HydraConfig.get().runtime.output_dir)
    if multirun and isinstance(settings, TrainSettings) and settings.test:
        raise InputError("test=true: a multirun may not look at test sets; choose on dev first")
    return settings


def _command_function(command: str) -> Callable[[Any], float | None]:
    """Import the command's module only now, so that `--help` and `--cfg` stay fast."""
    if command == "train":
        from pipeline.commands.train import train

        return train
    if command == "eval":
        from pipeline.commands.evaluate import evaluate

        return evaluate
    if command == "corpus":
        from pipeline.commands.corpus import work_on_corpus

        return work_on_corpus
    from pipeline.commands.score import score

    return score


def _print_summary(jobs: list[Job], figure: str) -> None:
    """Print the runs side by side, each by the overrides that not all of them share."""
    from pipeline.reporting.console import make_console
    from pipeline.reporting.summary import multirun_table

    shared = set.intersection(*(set(words) for words, _, _ in jobs)) if len(jobs) > 1 else set()
    rows = [
        (" ".join(word for word in words if word not in shared), folder, score)
        for words, folder, score in jobs
    ]
    make_console().print(multirun_table(rows, figure=figure))


def _set_up_logging() -> None:
    """Send what the pipeline logs to standard error, and of the libraries only what went wrong."""
    logging.basicConfig(level=logging.ERROR, format="%(message)s", stream=sys.stderr)
    logging.getLogger("pipeline").setLevel(logging.INFO)


def _exit_with(error: Exception, command: str) -> NoReturn:
    """Print the error in one line and exit with code 2, or 1 where only a check failed."""
    sys.stderr.write(f"error: {_explain(error, command)}\n")
    sys.exit(1 if isinstance(error, CheckError) else 2)


def _explain(error: Exception, command: str) -> str:
    """Return an error in one line; Hydra's for unknown keys and values in the project's words."""
    text = str(error)
    if error.__cause__ is not None and str(error.__cause__) not in text:
        text = f"{text}: {error.__cause__}"
    if unknown := re.match(r"Could not override '([^']+)'", text):
        return (
            f"{unknown[1]}: no such setting of {command}; "
            f"`python -m pipeline {command} --cfg job` lists them"
        )
    if "Ambiguous value" in text or "mismatched input" in text:
        return f"{text.splitlines()[0]}; quote a value with such signs twice: 'input=\"a (1).txt\"'"
    text = text.partition(" full_key:")[0].partition("\n    full_key:")[0]
    text = text.partition("Config search path")[0].removeprefix("Error merging override ")
    return " ".join(text.split())


if __name__ == "__main__":
    main()
