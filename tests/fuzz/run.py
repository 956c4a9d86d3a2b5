"""Builds and runs the fuzz targets of targets.def.

    run.py [--build] [--seconds N] [--seed N] [--folder build/fuzz] [--or-skip] [target …]

Runs each target for so many seconds, one after the other on one core; with no seconds it only builds. What it learns stays
in <folder>/corpus, what it finds in <folder>/findings. Ends with 1 if something was found, 130 if interrupted, and with
--or-skip with 77 where this machine has no clang++ that links a fuzzer, or the targets are not built.
"""

import argparse
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMPILERS = ("clang++", "clang++-19", "clang++-18", "clang++-16", "clang++-15", "clang++-14")  # as cmake/clang_or_gcc.cmake
SANITIZERS = "-fsanitize=fuzzer,address,undefined"
LIMITS = (
    "-max_len=65536",
    "-len_control=100",  # short inputs first
    "-rss_limit_mb=2048",
    "-timeout=60",
    "-report_slow_units=10",
    "-entropic=0",  # weighing its corpus would take longer than running it
    "-print_final_stats=1",
)
INTERRUPTED = 72  # libFuzzer ends with this
SKIPPED = 77  # what ctest takes for: not run
MOST_FINDINGS = 10  # of one target in one run


def targets():
    """Name → kind of input, in the order of the table."""
    return dict(re.findall(r"^KLAP_FUZZ_TARGET\((\w+), (\w+)\)", (HERE / "targets.def").read_text(), re.MULTILINE))


def inputs_for(target):
    """The seeds and crashes of every target of the same kind of input."""
    kinds = targets()
    same = [name for name, kind in kinds.items() if kind == kinds[target]]
    return [folder for name in same for folder in (HERE / "seeds" / name, HERE / "crashes" / name) if folder.is_dir()]


def dictionary(kind, folder):
    """<kind>.dict, and for rule text every word of both languages, in the form libFuzzer reads."""
    text = (HERE / f"{kind}.dict").read_text()
    if kind == "klap":
        table = (ROOT / "include/klap/syntax/keywords.def").read_text()
        words = {word for pair in re.findall(r'KLAP_KEYWORD\(\w+,\s*"([^"]+)",\s*"([^"]+)"', table) for word in pair}
        for word in sorted(words):
            text += '"' + "".join(c if c.isascii() else "".join(f"\\x{b:02x}" for b in c.encode()) for c in word) + ' "\n'
    path = folder / f"{kind}.dict"
    path.write_text(text)
    return path


# ---- building


def compiler():
    """A clang++ that can link a fuzzer, or None."""
    program = "extern \"C\" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }"
    for name in COMPILERS:
        with tempfile.TemporaryDirectory() as place:
            command = [name, SANITIZERS, "-x", "c++", "-", "-o", f"{place}/fuzzer"]
            if shutil.which(name) and subprocess.run(command, input=program.encode(), capture_output=True).returncode == 0:
                return name
    return None


def logged(folder, name, command):
    log = folder.parent / f"{name}-fuzz.log"
    with log.open("wb") as out:
        if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT).returncode == 0:
            return
    print(*log.read_text(errors="replace").splitlines()[-40:], sep="\n")
    sys.exit(f"failed: {' '.join(command)}; see {log}")


def cannot(why, skip):
    """Ends: skipped, where that is allowed."""
    if not skip:
        sys.exit(why)
    print(f"overgeslagen (skipped): {why}")
    sys.exit(SKIPPED)


def build(folder, skip):
    name = compiler()
    if name is None:
        cannot(f"no clang++ here links {SANITIZERS} (Debian: clang and libclang-rt-dev)", skip)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "build.lock").open("w") as lock:  # two at a time would build in one folder
        fcntl.flock(lock, fcntl.LOCK_EX)
        logged(folder, "configure", ["cmake", "--preset", "fuzz", "-B", str(folder), f"-DCMAKE_CXX_COMPILER={name}"])
        logged(folder, "build", ["cmake", "--build", str(folder), "-j", str(os.cpu_count() or 1)])


# ---- running


class Run:
    """One target, fuzzed until the time is up or enough is found."""

    def __init__(self, target, arguments, folder):
        self.target, self.arguments, self.folder = target, arguments, folder
        self.findings_folder = folder / "findings" / target
        self.findings_folder.mkdir(parents=True, exist_ok=True)
        self.before = set(self.findings_folder.iterdir())
        self.child = None
        self.interrupted = False
        self.runs = 0
        self.covered = self.kept = "0"
        self.peak = self.slowest = 0
        self.why = {}  # file: what was wrong

    def interrupt(self, *_):
        self.interrupted = True
        if self.child is not None and self.child.poll() is None:
            self.child.send_signal(signal.SIGINT)

    def fuzz(self):
        start = time.monotonic()
        seed = self.arguments.seed
        corpus = self.folder / "corpus" / self.target
        corpus.mkdir(parents=True, exist_ok=True)
        while not self.interrupted:
            left = round(self.arguments.seconds - (time.monotonic() - start))
            ended = self.once(corpus, seed, left)
            seed += 1
            if ended == 0 or len(self.why) >= MOST_FINDINGS or left < 5:
                break
        self.seconds = time.monotonic() - start
        return self

    def once(self, corpus, seed, seconds):
        program = self.folder / "bin" / f"fuzz_{self.target}"
        words = dictionary(targets()[self.target], self.folder)
        command = [program, *LIMITS, f"-max_total_time={max(seconds, 1)}", f"-seed={seed}", f"-dict={words}",
                   f"-artifact_prefix={self.findings_folder}/", corpus, *inputs_for(self.target)]
        self.child = subprocess.Popen(list(map(os.fspath, command)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE, text=True, errors="replace", cwd=ROOT)
        said = []
        for line in self.child.stderr:
            if not self.progress(line):
                said = [*said[-400:], line]
        ended = self.child.wait()
        self.statistics(said)
        if ended == INTERRUPTED:
            self.interrupted = True
        elif ended != 0 and not self.interrupted:
            self.keep(said, ended)
        return ended

    def progress(self, line):
        """Is it one of libFuzzer's lines about how far it is? One in ten seconds is shown."""
        found = re.match(r"#(\d+)\s+\w+\s+cov: (\d+) .*corp: (\d+)/.*exec/s: (\d+) rss: (\d+)Mb", line)
        if not found:
            return False
        runs, self.covered, self.kept, speed, _ = found.groups()
        now = time.monotonic()
        if now - getattr(self, "shown", 0) > 10:
            self.shown = now
            print(f"{self.target}: {int(runs):,} runs, {speed} per second, coverage {self.covered}, corpus {self.kept}", flush=True)
        return True

    def statistics(self, said):
        for line in said:
            if found := re.match(r"stat::(\w+):\s+(\d+)", line):
                name, number = found[1], int(found[2])
                self.runs += number if name == "number_of_executed_units" else 0
                self.slowest = max(self.slowest, number if name == "slowest_unit_time_sec" else 0)
                self.peak = max(self.peak, number if name == "peak_rss_mb" else 0)

    def keep(self, said, ended):
        text = "".join(said)
        file = re.search(r"Test unit written to (\S+)", text)
        reason = re.search(r"what\(\): +(.*)|SUMMARY: (.*)", text)
        name = Path(file[1]) if file else self.findings_folder / f"without-a-file-{len(self.why)}"
        log = name.with_name(name.name + ".log")
        log.write_text(text)
        self.why[name] = (reason[1] or reason[2]) if reason else f"ended with {ended}"

    def report(self):
        print(f"{self.target}: {self.runs:,} runs in {self.seconds:.0f} s, coverage {self.covered}, corpus {self.kept}, "
              f"slowest {self.slowest} s, memory {self.peak} MB, {len(self.why)} found")
        for file, reason in self.why.items():
            print(f"  {file}: {reason}")
        for file in sorted(set(self.findings_folder.glob("slow-unit-*")) - self.before):
            print(f"  {file}: slow")
        if self.why:
            print(f"  Mend it, and keep the file as tests/fuzz/crashes/{self.target}/<what it is>: test_fuzz runs it.")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--or-skip", action="store_true")
    parser.add_argument("target", nargs="*")
    arguments = parser.parse_args()
    chosen = arguments.target or list(targets())
    for name in chosen:
        if name not in targets():
            parser.error(f"there is no target '{name}'; there are: {', '.join(targets())}")
    folder = arguments.folder.resolve()
    if arguments.build:
        build(folder, arguments.or_skip)
    if not all((folder / "bin" / f"fuzz_{name}").exists() for name in chosen):
        cannot(f"the targets are not built in {folder}; --build does", arguments.or_skip)
    if arguments.seconds < 1:
        return 0
    done = []
    for name in chosen:
        run = Run(name, arguments, folder)
        signal.signal(signal.SIGINT, run.interrupt)
        signal.signal(signal.SIGTERM, run.interrupt)
        done.append(run.fuzz())
        if run.interrupted:
            break
    for run in done:
        run.report()
    if any(run.interrupted for run in done):
        return 130
    return 1 if any(run.why for run in done) else 0


if __name__ == "__main__":
    sys.exit(main())
