r"""Text made safe to show: every character that steers a display becomes a visible glyph.

A string enters; a string of the same length leaves, so offsets into it still hold. Escape
sequences cannot reach a terminal, bidirectional overrides cannot reorder a page, and lone
surrogates cannot break its encoding:

    >>> show_controls("a\x1b[31m\u202eb")
    'a␛[31m�b'
"""

from __future__ import annotations

_REPLACEMENT = "\ufffd"
_BIDIRECTIONAL = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SURROGATES = range(0xD800, 0xE000)
_NONCHARACTERS = (0xFFFE, 0xFFFF)
_LINE_ENDS = (0x0B, 0x0C, 0x0D, 0x85)
_KEPT = (0x09, 0x0A)

_GLYPHS: dict[int, str] = (
    dict.fromkeys(
        (*range(0x80, 0xA0), *_BIDIRECTIONAL, *_SURROGATES, *_NONCHARACTERS), _REPLACEMENT
    )
    # The Unicode block "Control Pictures" holds a glyph for each of the first 32 characters.
    | {code: chr(0x2400 + code) for code in range(0x20) if code not in _KEPT}
    | {0x7F: "\u2421"}
    | dict.fromkeys(_LINE_ENDS, "\n")
)


def show_controls(text: str) -> str:
    r"""Return `text`, of equal length, with control and bidirectional characters made visible.

    Tabs and line feeds stay; other line ends become line feeds (`\r\n` a space and a line feed).
    """
    return text.replace("\r\n", " \n").translate(_GLYPHS)


def fold_space(text: str) -> str:
    """Return `text` on one line: safe to show, each run of white space a single space."""
    return " ".join(show_controls(text).split())
