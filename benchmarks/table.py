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
    "decide_members/10": "decide_members/1",
    "decide_members/100": "decide_members/1",
    "decide_requests/10": "decide_requests/1",
    "decide_requests/100": "decide_requests/1",
    "decide_rules/1000": "decide_rules/100",
    "decide_rules/10000": "decide_rules/100",
    "decide_columns/8192/1": "decide_rows_singly/8192",
    "decide_columns/8192/2/real_time": "decide_columns/8192/1",
    "decide_columns/8192/4/real_time": "decide_columns/8192/1",
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
    "decide_members/1": "rules/woerden, all questions: 1 member with 1 request",
    "decide_members/10": "10 members with 1 request each",
    "decide_members/100": "100 members with 1 request each",
    "decide_requests/1": "1 member with 1 request",
    "decide_requests/10": "1 member with 10 requests",
    "decide_requests/100": "1 member with 100 requests",
    "decide_rules/100": "a generated rule set, all questions: 100 rules",
    "decide_rules/1000": "1,000 rules",
    "decide_rules/10000": "10,000 rules",
    "decide_rows_singly/8192": "8,192 cases of rules/woerden, all questions, one by one",
    "decide_columns/8192/1": "the same in columns, one thread",
    "decide_columns/8192/2/real_time": "the same, two threads (by the clock)",
    "decide_columns/8192/4/real_time": "the same, four threads (by the clock)",
    "program_memory": "image to program, to weigh it",
}


def requests_of(name: str) -> int:
    kind, count = name.split("/")[:2]
    return 1 if kind == "decide_rules" else int(count)


def main() -> None:
    data = json.load(sys.stdin)
    medians = {}
    for row in data["benchmarks"]:
        if row.get("aggregate_name") == "median":
            medians[row["run_name"]] = row
    unit = {"ms": 1e6, "us": 1e3, "ns": 1.0}
    clock = {name: "real_time" if name.endswith("/real_time") else "cpu_time" for name in medians}
    nanoseconds = {name: row[clock[name]] * unit[row["time_unit"]] for name, row in medians.items()}
    context = data["context"]
    print("# Measured\n")
    print("CPU time of one thread, median of", next(iter(medians.values()))["repetitions"], "repetitions, by `./dev bench`;")
    caches = ", ".join(f"L{c['level']} {c['type']} {c['size'] // 1024} KiB" for c in context["caches"])
    print(f"{context['num_cpus']} cores at {context['mhz_per_cpu']} MHz, {caches}; g++ release build.")
    print("Machines are noisy: ratios, taken in one run, say more than times.\n")
    print("## The engine\n")
    print("| what | time | throughput, or for one request | ratio |\n|---|--:|--:|---|")
    for name, row in medians.items():
        time = nanoseconds[name]
        shown = f"{time / 1e6:.2f} ms" if time >= 1e6 else f"{time / 1e3:.2f} µs"
        through = f"{row['bytes_per_second'] / 1e6:.0f} MB/s" if "bytes_per_second" in row else ""
        if "items_per_second" in row:  # of the main thread's CPU time, or of the clock: as the time is
            through = f"{nanoseconds[name] / requests_of(name) / 1e3:.2f} µs"
        base = BASELINE.get(name)
        ratio = f"{time / nanoseconds[base]:.3g} × {WHAT[base]}" if base else ""
        print(f"| {WHAT[name]} | {shown} | {through} | {ratio} |")
    if weighed := medians.get("program_memory"):
        held, image = weighed["held_bytes"] / 1024, weighed["image_bytes"] / 1024
        print(f"\nThe program of `rules/woerden` takes {held:.0f} KiB of memory; its image is {image:.0f} KiB.")


if __name__ == "__main__":
    main()
