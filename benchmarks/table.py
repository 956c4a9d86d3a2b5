"""Turns the JSON of klap_engine_bench into the first table of benchmarks/results.md: medians of CPU time, and ratios to a named baseline."""
import json
import sys

BASELINE = {
    "lex_10_mb": "copy_10_mb",
    "parse_10_mb": "copy_10_mb",
    "load_rules/10000": "load_rules/1000",
    "load_rules/1000": "load_rules/100",
    "load_woerden_image": "load_woerden",
    "derive_pilot": "decide_pilot",
    "explain_pilot": "decide_pilot",
    "decide_pilot_json": "decide_pilot",
}
WHAT = {
    "copy_10_mb": "copy 10 MB of rule text (baseline)",
    "lex_10_mb": "text to tokens, 10 MB",
    "parse_10_mb": "text to syntax tree, 10 MB",
    "load_rules/100": "text to program, 100 rules",
    "load_rules/1000": "text to program, 1,000 rules",
    "load_rules/10000": "text to program, 10,000 rules",
    "load_woerden": "text to program, rules/woerden",
    "load_woerden_image": "image to program, rules/woerden",
    "read_pilot_case": "the pilot's case from JSON",
    "decide_pilot": "decide the pilot's case, all questions",
    "derive_pilot": "its derivation",
    "explain_pilot": "decide, derive and explain to the resident",
    "decide_pilot_json": "JSON in, decide, JSON out",
}


def main() -> None:
    data = json.load(sys.stdin)
    medians = {}
    for row in data["benchmarks"]:
        if row.get("aggregate_name") == "median":
            medians[row["run_name"]] = row
    unit = {"ms": 1e6, "us": 1e3, "ns": 1.0}
    nanoseconds = {name: row["cpu_time"] * unit[row["time_unit"]] for name, row in medians.items()}
    context = data["context"]
    print("# Measured\n")
    print("CPU time of one thread, median of", next(iter(medians.values()))["repetitions"], "repetitions, by `./dev bench`;")
    caches = ", ".join(f"L{c['level']} {c['type']} {c['size'] // 1024} KiB" for c in context["caches"])
    print(f"{context['num_cpus']} cores at {context['mhz_per_cpu']} MHz, {caches}; g++ release build.")
    print("Machines are noisy: ratios, taken in one run, say more than times.\n")
    print("## The engine\n")
    print("| what | time | throughput | ratio |\n|---|--:|--:|---|")
    for name, row in medians.items():
        time = nanoseconds[name]
        shown = f"{time / 1e6:.2f} ms" if time >= 1e6 else f"{time / 1e3:.2f} µs"
        through = f"{row['bytes_per_second'] / 1e6:.0f} MB/s" if "bytes_per_second" in row else ""
        base = BASELINE.get(name)
        ratio = f"{time / nanoseconds[base]:.3g} × {WHAT[base]}" if base else ""
        print(f"| {WHAT[name]} | {shown} | {through} | {ratio} |")


if __name__ == "__main__":
    main()
