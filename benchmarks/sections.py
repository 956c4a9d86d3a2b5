"""benchmarks/results.md is written by two programs: `./dev bench` all of it but the section between these marks, which is
of `./dev bench peers`. `sections.py NEW OLD` writes NEW over OLD, and keeps that section."""

import sys
from pathlib import Path

BEGIN = "<!-- peers: written by ./dev bench peers -->"
END = "<!-- end of peers -->"


def split(text):
    """What stands before the section, the section with its marks, and what stands behind it."""
    if (text.count(BEGIN), text.count(END)) == (0, 0):
        return text, "", ""
    if (text.count(BEGIN), text.count(END)) != (1, 1) or text.index(BEGIN) > text.index(END):
        raise ValueError(f"the marks of a section stand once, in order: {BEGIN} and {END}")
    before, rest = text.split(BEGIN)
    section, behind = rest.split(END)
    return before, BEGIN + section + END, behind


def with_section(page, section):
    """The page with this as its section of peers; all else stays."""
    before, old, behind = split(page)
    marked = f"{BEGIN}\n{section.strip()}\n{END}"
    return before + marked + behind if old else f"{page.rstrip()}\n\n{marked}\n"


def with_rest(page, rest):
    """The page with all else replaced by this, its section of peers kept, at the end."""
    _, section, _ = split(page)
    return f"{rest.rstrip()}\n\n{section}\n" if section else rest


if __name__ == "__main__":
    new, old = map(Path, sys.argv[1:])
    page = old.read_text() if old.exists() else ""
    old.write_text(with_rest(page, new.read_text()))
