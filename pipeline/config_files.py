"""Config files are data: a folder of YAML in, an error if a file would make Hydra run something.

Hydra acts on `hydra:` keys of a config (callbacks, launchers, logging) before the program is
called, and codebooks are files that people pass on. So each file is read as plain YAML first:

    check_config_files([Path("configs/codebook")])     # InputError: …/evil.yaml: sets hydra …
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.records import InputError

_FOLDER_OPTIONS = ("--config-dir", "-cd", "--config-path", "-cp")
_PACKAGE = re.compile(r"^\s*#\s*@package\s+(\S+)", re.MULTILINE)


def list_config_folders(arguments: Sequence[str], *, shipped: Path) -> list[Path]:
    """Return the folders whose files are not this program's own: groups, and what is named.

    `shipped` holds the primary configs; the groups in it are where users add codebooks.
    """
    folders = [path for path in shipped.iterdir() if path.is_dir()]
    words = [part for word in arguments for part in word.split("=", 1)]
    for option, value in itertools.pairwise(words):
        if option in _FOLDER_OPTIONS:
            folders.append(Path(value))
    return folders


def check_config_files(folders: Iterable[Path]) -> None:
    """Check every YAML file below `folders`.

    Raises:
        InputError: A file is no YAML, names a `_target_`, or reaches outside its own group into
            `hydra` or the whole config.
    """
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            _check_file(path)


def _check_file(path: Path) -> None:
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: is no YAML: {' '.join(str(error).split())}") from error
    for package in _PACKAGE.findall(text):
        if package.split(".")[0] in {"_global_", "hydra"}:
            raise InputError(f"{path}: @package {package}: may not reach outside its group")
    for key in _list_words(content):
        if key == "_target_":
            raise InputError(f"{path}: _target_: config files may not name code to run")
        if re.search(r"(^|[@/ ])hydra($|[./:@ ])|_global_", key):
            raise InputError(f"{path}: {key}: config files may not set hydra; type it instead")


def _list_words(content: Any) -> Iterator[str]:
    """Yield all keys, and the entries of the defaults list, which are keys in disguise."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield str(key)
            if key == "defaults" and isinstance(value, list):
                yield from (entry for entry in value if isinstance(entry, str))
            yield from _list_words(value)
    elif isinstance(content, list):
        for value in content:
            yield from _list_words(value)
