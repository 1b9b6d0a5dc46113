"""Ten thousand rows onto paper and into a spreadsheet: python -m tests.bench reports"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

from reports import paper, sheet
from reports.run import arrange
from tests.bench.table import Row, Section
from tests.unit.report_samples import REGISTER, TODAY, facts, register_rows

ROWS = 10_000
PAPER_GOAL = 5.0


def seconds(act: Callable[[], object]) -> float:
    """Median processor time of three runs: other work on the machine does not count."""
    found = []
    for _ in range(3):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return statistics.median(found)


def section() -> Section:
    """A grouped register of 10,000 clients with names in three scripts, a chart and subtotals."""
    result = arrange(REGISTER, register_rows(ROWS), {}, TODAY)
    pdf = seconds(lambda: paper.write(result, facts(), io.BytesIO()))
    xlsx = seconds(lambda: sheet.write_xlsx(result, facts(), io.BytesIO()))
    text = seconds(lambda: sheet.write_csv(result, facts(), io.BytesIO()))
    pages = paper.write(result, facts(), io.BytesIO()).pages
    return Section(
        "Reports",
        "A register of 10,000 clients: 8 columns, groups with subtotals, a chart, names in Cyrillic, Latin and Thai. Processor time, median of three.",
        [
            Row("10,000 rows to PDF", "5 s", f"{pdf:.1f} s", pdf <= PAPER_GOAL, f"{pages} pages"),
            Row("10,000 rows to xlsx", "", f"{xlsx:.1f} s"),
            Row("10,000 rows to csv", "", f"{text:.2f} s"),
        ],
    )
