"""Measures what the product promises and writes the table: python -m tests.bench [section ...]"""

from __future__ import annotations

import importlib
import sys

SECTIONS = ("wire", "large", "bulk", "reports", "imports")


def main() -> None:
    from tests.bench.table import markdown

    chosen = sys.argv[1:] or SECTIONS
    for name in chosen:
        print(markdown([importlib.import_module(f"tests.bench.{name}").section()]))


if __name__ == "__main__":
    main()
