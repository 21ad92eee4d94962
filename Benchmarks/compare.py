"""Runs wotu and its rivals in turn on the same sample and prints ratios: never times, which say more about a machine.

Usage: compare.py WOTU FOLDER [--runs 5] [--sqlite] [--rivals polars,duckdb]

WOTU is the release build of the command, FOLDER a sample made by `wotu sample FOLDER --rows 1000000 --merchants 5000`.
With --sqlite every side also stores its typed rows in SQLite. A ratio is wotu's wall time over the rival's; runs are
alternated so that a busy moment of the machine hits all of them. Peak memory is the largest resident set of the process.
"""

import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(command, log):
    """Wall seconds and peak resident MiB of one process."""
    with open(log, "ab") as output:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))} failed; see {log}")
    return seconds, usage.ru_maxrss / 1024


def wotu_differences(folder, workspace):
    """Figures of wotu's workspace that are not those of the truth file: accounts, complaints by site and month and by
    class, satisfaction levels by site and question."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    base = sqlite3.connect(f"file:{workspace}?mode=ro", uri=True)

    def cells(table, array):
        rows = base.execute(f"SELECT position, cells FROM {table} WHERE array = ?", (array,)).fetchall()
        return [(start + index, int(cell)) for start, run in rows for index, cell in enumerate(run.split(" "))]

    for table, name, *numbers in base.execute("SELECT source, name, read, kept, rejected, duplicates FROM source_file"):
        expected = truth["tables"][table][Path(name).name]
        if numbers != [expected[key] for key in ("read", "kept", "rejected", "duplicates")]:
            yield f"{name}: {numbers} is not {expected}"
    shape = [value for _, value in sorted(cells("need_tally", "shape"))]
    sites, merchants, months, _, _, questions, levels, classes, *_ = shape
    names = list(truth["merchants_by_site"]) + ["未确定"]
    site_of = dict(base.execute("SELECT position, site FROM merchant"))
    found = {name: [0] * months for name in names}
    for place, value in cells("complaint_tally", "by_merchant"):
        found[site_of.get(place // months, "未确定")][place % months] += value
    if found != truth["complaints"]["by_site_and_month"]:
        yield "complaints by site and month"
    start = [truth["months"].index(truth[f"{period}_period"][:7]) for period in ("report", "base")]
    for slot, period in enumerate(("report", "base")):
        count = [0] * classes
        for place, value in cells("complaint_tally", "by_class"):
            if start[slot] <= place // classes % months < start[slot] + months // 2:
                count[place % classes] += value
        if count != list(truth["complaints"][period]["by_class"].values()):
            yield f"complaints by class, {period}"
        found = {name: [[0] * levels for _ in range(questions)] for name in names}
        for place, value in cells("satisfaction_tally", "by_merchant"):
            rest, level = divmod(place, levels)
            rest, question = divmod(rest, questions)
            if rest // (merchants + 1) == slot:
                found[site_of.get(rest % (merchants + 1), "未确定")][question][level] += value
        for name in names:
            expected = truth["satisfaction"][period][name]
            if found[name] != [expected[key] for key in expected if key != "recommend"]:
                yield f"satisfaction {name}, {period}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wotu", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--rivals", default="polars,duckdb")
    options = parser.parse_args()
    folder = options.folder.resolve()
    output = folder / "bench-output"
    log = folder / "bench.log"
    log.unlink(missing_ok=True)
    rivals = options.rivals.split(",")
    retain = "typed" if options.sqlite else "summaries"
    extra = ["--sqlite"] if options.sqlite else []
    commands = {
        "wotu": [options.wotu.resolve(), "run", folder / "nanan.yaml", "--set", f"retain={retain}", "--output", output, "--quiet"]
    }
    for rival in rivals:
        commands[rival] = [sys.executable, HERE / f"rival_{rival}.py", folder, *extra]

    seconds = {name: [] for name in commands}
    memory = {name: 0.0 for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            shutil.rmtree(output, ignore_errors=True)
            wall, peak = run(command, log)
            seconds[name].append(wall)
            memory[name] = max(memory[name], peak)
            if name == "wotu":
                workspace = next(output.rglob("workspace.sqlite"))
                for line in wotu_differences(folder, workspace):
                    sys.exit("wotu differs from the truth: " + line)
            else:
                subprocess.run([sys.executable, HERE / "check.py", folder, name], check=True, stdout=subprocess.DEVNULL)
    print(f"retain: {retain}; {options.runs} alternated runs; every figure equal to the truth")
    for rival in rivals:
        pairs = [ours / theirs for ours, theirs in zip(seconds["wotu"], seconds[rival])]
        best = min(seconds["wotu"]) / min(seconds[rival])
        print(f"wotu / {rival}: {best:.2f} of the fastest runs, {statistics.median(pairs):.2f} median of pairs")
    for name, peak in memory.items():
        print(f"peak memory {name}: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
