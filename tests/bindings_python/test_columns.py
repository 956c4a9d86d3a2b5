"""Tables of other libraries in and out, by Arrow's protocol for Python. Where pyarrow is not installed only what needs none."""

import datetime
import gc
import unittest

import klap
from support import WOERDEN

try:
    import pyarrow as pa
except ImportError:
    pa = None

RULES = """regelset Tabel taal nl status concept
bron Wmo soort wet
gemeente Woerden met code 0632
bestuursorgaan College
functie Consulent bij College
budget Kas van gemeente Woerden
ladder Consulent binnen 5 werkdagen geteld vanaf peildatum tussentijds betaalt Kas
voorziening
  kosten: bedrag
  soort: Hulp, Zorg
  begin: datum, indien van toepassing
Welke wet geldt voor de voorziening?
  regel wmo dan Wmo grondslag Wmo 1
Heeft de inwoner recht op de voorziening?
  regel hulp als de soort is Hulp dan ja grondslag Wmo 1
  regel zorg als de soort is Zorg dan nee grondslag Wmo 1
Wie betaalt de voorziening?
  regel kas dan ten laste van Kas grondslag Wmo 1
"""


class Other:
    """A library of one's own."""

    def __init__(self, capsules):
        self.capsules = capsules

    def __arrow_c_array__(self, requested_schema=None):
        return self.capsules


class WithoutALibrary(unittest.TestCase):
    def setUp(self):
        self.rules = klap.loads({"tabel.klap": RULES})

    def test_what_is_no_table(self):
        for wrong in (None, 1, {"kosten": [1]}, [1]):
            with self.assertRaisesRegex(TypeError, "__arrow_c_array__"):
                self.rules.decide_table(wrong, concept=True)
        with self.assertRaises(ValueError):
            self.rules.decide_table(Other(("a", "b")), concept=True)
        with self.assertRaises(TypeError):
            self.rules.decide_table(Other(("a", "b")), concept=1)
        with self.assertRaises(TypeError):
            self.rules.decide_table(Other(("a", "b")), questions="recht", concept=True)


@unittest.skipIf(pa is None, "pyarrow is not installed")
class WithPyarrow(unittest.TestCase):
    def setUp(self):
        self.rules = klap.loads({"tabel.klap": RULES})

    def decided(self, table, **options):
        if "peildatum" not in table.schema.names:
            days = pa.array([datetime.date(2017, 3, 1)] * table.num_rows, pa.date32())
            table = table.append_column("peildatum", days)
        answers = self.rules.decide_table(table, concept=True, **options)
        return pa.Table.from_batches([pa.record_batch(one) for one in answers]).to_pydict()

    def test_a_batch(self):
        batch = pa.record_batch({"soort": ["Hulp", "Zorg", None], "kosten": pa.array([100, 250, None], pa.int64())})
        answers = self.decided(batch)
        self.assertEqual(answers["recht.antwoord"], [True, False, None])
        self.assertEqual(answers["recht.ontbreekt"], [None, None, "soort"])
        self.assertEqual(answers["betaler.uitkomst"], ["vastgesteld", "niet_van_toepassing", "ontbreekt"])
        self.assertEqual(answers["betaler.bedrag.Kas"], [100, None, None])
        self.assertEqual(list(self.decided(batch, questions=["recht"])),
                         ["recht.uitkomst", "recht.reden", "recht.ontbreekt", "recht.antwoord"])

    def test_a_stream_of_chunks_that_are_slices(self):
        kinds = pa.array(["Hulp", "Zorg"] * 50).dictionary_encode()
        table = pa.concat_tables([pa.table({"soort": kinds[:10]}), pa.table({"soort": kinds[7:90]}), pa.table({"soort": kinds[:0]})])
        expected = [kind == "Hulp" for kind in table["soort"].to_pylist()]
        for threads in (1, 4):
            self.assertEqual(self.decided(table, threads=threads)["recht.antwoord"], expected)
        self.assertEqual(self.decided(table.slice(3, 50))["recht.antwoord"], expected[3:53])

    def test_each_form_that_pyarrow_has(self):
        days = [datetime.date(2017, 3, 1), None]
        in_days = pa.array(days, pa.date32())
        for begin in (in_days, in_days.cast(pa.timestamp("ns")), pa.array(["2017-03-01", None], pa.large_string())):
            self.assertEqual(self.decided(pa.record_batch({"begin": begin}))["wet.antwoord"], ["Wmo", "Wmo"])
        amounts = pa.array(["1.00", None]).cast(pa.decimal128(10, 2))
        self.assertEqual(self.decided(pa.record_batch({"kosten": amounts, "soort": ["Hulp", "Hulp"]}))["betaler.bedrag.Kas"], [100, None])
        self.assertEqual(self.decided(pa.record_batch({"kosten": pa.nulls(2)}))["betaler.ontbreekt"], ["kosten", "kosten"])

    def test_what_is_wrong(self):
        for column, code in ((pa.array([1.5]), "K1120"), (pa.array(["1"]), "K1104"), (pa.array([1]).cast(pa.int32()), "K1120"),
                             (pa.array([[1]]), "K1120")):
            with self.assertRaises(klap.CaseError) as raised:
                self.rules.decide_table(pa.record_batch({"kosten": column}), concept=True)
            self.assertEqual(raised.exception.diagnostics[0].code, code)
        with self.assertRaises(klap.CaseError) as raised:
            self.rules.decide_table(pa.record_batch({"soort": ["Hulp", "Geheim"]}), concept=True)
        wrong = raised.exception.diagnostics[0]
        self.assertEqual((wrong.document, wrong.line, wrong.code), ("tabel", 2, "K1104"))
        self.assertNotIn("Geheim", raised.exception.text())
        with self.assertRaises(klap.RulesError):
            self.rules.decide_table(pa.record_batch({"soort": ["Hulp"]}))
        with self.assertRaises(ValueError):
            self.rules.decide_table(pa.record_batch({"soort": ["Hulp"]}), threads=0, concept=True)

    def test_nothing_is_released_twice_or_kept(self):
        before = pa.total_allocated_bytes()
        for _ in range(20):
            table = self.rules.decide_table(pa.record_batch({"soort": ["Hulp"] * 1000}), concept=True)[0]
            self.assertEqual(pa.record_batch(table).num_rows, 1000)
            with self.assertRaises(Exception):
                pa.record_batch(table)  # it has them already
            self.rules.decide_table(pa.record_batch({"soort": ["Zorg"]}), concept=True)  # and nobody takes these
        del table
        gc.collect()
        self.assertEqual(pa.total_allocated_bytes(), before)

    def test_the_pilot(self):
        answers = klap.load(WOERDEN).decide_table(
            pa.record_batch({"soort": ["Begeleiding"], "peildatum": [datetime.date(2017, 3, 1)]}), concept=True)
        self.assertIn("betaler.uitkomst", pa.record_batch(answers[0]).schema.names)
