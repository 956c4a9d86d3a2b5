"""The page of measurements: a row whose answers differ is refused, and each section stays when the other is written.
Needs nothing but Python: no engine is measured here."""

import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent.parent / "benchmarks"
sys.path[:0] = [str(BENCHMARKS), str(BENCHMARKS / "peers")]
sys.dont_write_bytecode = True

import gates_plot  # noqa: E402
import plot  # noqa: E402
import report  # noqa: E402
import sections  # noqa: E402

ANSWERS = [3, 0, 9, 9, 1]


def row(**changes):
    base = {"engine": "Peer", "version": "1.2", "way": "call", "mode": "single", "rules": 10, "cases": 4, "ns": 200.0, "load_ms": 1.5}
    return {**base, "checksum": report.checksum(ANSWERS[:4]), **changes}


class Answers(unittest.TestCase):
    def test_the_same_answers_pass(self):
        self.assertEqual(report.checked(row(), ANSWERS)["ns"], 200.0)

    def test_other_answers_are_refused(self):
        for other in ([3, 0, 9, 8], [0, 3, 9, 9], [3, 0, 9], [-1, 0, 9, 9]):
            with self.assertRaises(report.Refused):
                report.checked(row(checksum=report.checksum(other)), ANSWERS)

    def test_the_right_answers_of_fewer_cases_are_refused(self):
        for cases in (0, 3, 5, 6):
            with self.assertRaises(report.Refused):
                report.checked(row(cases=cases), ANSWERS)

    def test_no_time_is_refused(self):
        with self.assertRaises(report.Refused):
            report.checked(row(ns=0), ANSWERS)

    def test_what_was_refused_is_told_and_has_no_time(self):
        refused = {key: value for key, value in row().items() if key in ("engine", "version", "way", "mode", "rules")}
        text = report.section([row(), {**refused, "rules": 100, "problem": "refused: why"}], {}, "a machine")
        self.assertIn("refused: why", text)
        self.assertEqual(report.series([{**refused, "problem": "refused: why"}], "single"), {})


class Table(unittest.TestCase):
    def test_a_time_stands_with_its_ratio_to_klap(self):
        self.assertEqual(report.cell(row(klap_ns=50.0)), "200 ns (4 ×)")
        self.assertEqual(report.cell(row(ns=1_234_567.0, klap_ns=100.0)), "1.23 ms (12,000 ×)")
        self.assertEqual(report.cell(row(ns=25.0, klap_ns=50.0)), "25 ns (0.5 ×)")

    def test_fastest_at_a_thousand_first(self):
        rows = [row(engine=name, rules=1_000, ns=ns) for name, ns in (("B", 20.0), ("A", 30.0), ("C", 10.0))]
        rows.append(row(engine="D", rules=100, ns=1.0))
        self.assertEqual([key[0] for key in report.lines_of(rows, "single")], ["C", "B", "A", "D"])

    def test_what_was_not_measured_is_told(self):
        self.assertIn("- drools: not installed: there is no mvn", report.section([], {"drools": "not installed: there is no mvn"}, "x"))


class Page(unittest.TestCase):
    PAGE = f"# Measured\n\nOne.\n\n{sections.BEGIN}\n## Old\n{sections.END}\n\n## Two\n"

    def test_the_section_is_replaced_and_all_else_stays(self):
        page = sections.with_section(self.PAGE, "## New\n")
        self.assertEqual(page, self.PAGE.replace("## Old", "## New"))
        self.assertEqual(sections.with_section(page, "## New\n"), page)

    def test_a_page_without_the_section_gets_it_at_the_end(self):
        page = sections.with_section("# Measured\n\nOne.\n", "## New\n")
        self.assertEqual(page, f"# Measured\n\nOne.\n\n{sections.BEGIN}\n## New\n{sections.END}\n")

    def test_all_else_is_replaced_and_the_section_stays(self):
        page = sections.with_rest(self.PAGE, "# Measured again\n")
        self.assertEqual(page, f"# Measured again\n\n{sections.BEGIN}\n## Old\n{sections.END}\n")
        self.assertEqual(sections.with_rest("# Measured\n", "# Again\n"), "# Again\n")

    def test_a_broken_mark_loses_nothing(self):
        for broken in (f"{sections.BEGIN}\nx", f"x\n{sections.END}", f"{sections.END}\n{sections.BEGIN}", self.PAGE + self.PAGE):
            with self.assertRaises(ValueError):
                sections.with_section(broken, "y")

    def test_the_page_in_the_repository_can_be_written(self):
        page = (BENCHMARKS / "results.md").read_text()
        before, section, behind = sections.split(page)
        self.assertEqual(before + section + behind, page)


class Plot(unittest.TestCase):
    SERIES = {"Klap & co": {10: 50.0, 10_000: 300.0}, "Peer <1>": {10: 5e3, 100: 6e4, 10_000: 7e8}, "One": {100: 55.0}}

    def test_is_svg_with_a_line_and_a_name_for_each(self):
        root = ElementTree.fromstring(plot.growth("Time per case", self.SERIES, ["Klap & co"]))
        texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
        for name in (*self.SERIES, "10", "10,000", "1 s", "10 ns", "rules in the table"):
            self.assertIn(name, texts)
        self.assertEqual(len(list(root.iter("{http://www.w3.org/2000/svg}circle"))), 6)

    def test_a_slower_engine_is_drawn_higher(self):
        root = ElementTree.fromstring(plot.growth("x", {"slow": {10: 1e6, 100: 1e7}, "fast": {10: 10.0, 100: 20.0}}))
        heights = [float(circle.get("cy")) for circle in root.iter("{http://www.w3.org/2000/svg}circle")]
        self.assertLess(max(heights[:2]), min(heights[2:]))
        self.assertLess(heights[1], heights[0])

    def test_names_do_not_stand_on_each_other(self):
        placed = plot.spread([100.0] * 20 + [300.0, 301.0], 48, 468)
        for low, high in zip(sorted(placed), sorted(placed)[1:]):
            self.assertGreaterEqual(high - low, plot.APART - 1e-9)
        self.assertLessEqual(max(placed), 468)

    def test_nothing_to_plot_is_told(self):
        with self.assertRaises(ValueError):
            plot.growth("x", {})

    def test_the_gates_are_read_from_their_table(self):
        page = (
            "| rules | mean row | if-chain | Klap | all rules | loading |\n|--:|--:|--:|--:|--:|--:|\n"
            "| 10 | 9 | 30 ns | 55 ns | 1.5 µs | 0.7 ms |\n| 1000 | 400 | 1700 ns | 130 ns | 9.0 µs | 40.0 ms |\n"
        )
        lines = gates_plot.read(page)
        self.assertEqual(lines["Klap"], {10: 55.0, 1000: 130.0})
        self.assertEqual(lines["all rules"], {10: 1500.0, 1000: 9000.0})
        self.assertEqual(lines["loading"], {10: 0.7e6, 1000: 40e6})
        self.assertNotIn("mean row", lines)


if __name__ == "__main__":
    unittest.main()
