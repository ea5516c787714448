"""The terminal: a console for tables, and a progress bar for anything long.

Items enter and leave `track` unchanged and one at a time; the bar goes to standard error, and only
where that is a terminal, so logs and pipes stay clean:

    >>> list(track("ab", total=2, description="reading"))
    ['a', 'b']
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

FILE_WIDTH = 110
"""Characters a line where the output goes to a file or a pipe, which have no width of their own."""


def make_console(*, stderr: bool = False) -> Console:
    """Return a console on standard output, or on standard error, that prints text as it is.

    Markup, emoji codes and number highlighting are off: what is printed comes from articles.
    """
    from rich.console import Console

    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = FILE_WIDTH
    return console


def track(items: Iterable[T], *, total: int | None, description: str) -> Iterator[T]:
    """Yield `items` in order while a progress bar on standard error counts them.

    Args:
        items: What is worked through; consumed lazily.
        total: How many there are, or None where that is not known.
        description: What is being done, in a word or two.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=make_console(stderr=True)) as progress:
        task = progress.add_task(description, total=total)
        for item in items:
            yield item
            progress.advance(task)
