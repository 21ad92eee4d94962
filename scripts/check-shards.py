#!/usr/bin/env python3
"""Runs a sample in which the records of every source stand in another order and in other files, by several seeds and on one and two
threads, and compares every table with that of the files as they were: the figures bit for bit, and the rows that the figures are made
of, whose own order, file and line alone may differ.

Usage: check-shards.py WOTU [SEEDS]        exit status 1 where any figure differs, 2 for wrong usage
"""

import csv
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

# What tells of the run and of the files themselves.
FILES = {"stage_run", "meta", "finding", "raw_record", "rejected_record", "source_file", "source_setting", "response_quality",
         "grdb_migrations"}
# Where a row stood.
PLACE = {"file_id", "line", "position", "file"}
# Tables of rows: they come in the order of their files.
ROWS = {"merchant", "need_response", "satisfaction_response", "complaint", "exposure", "service", "partner", "programme", "assessment",
        "need_assignment", "complaint_assignment", "complaint_merchant", "review_item", "text_example", "merchant_decision"}


def figures(wotu, folder, threads):
    output = folder / f"out-{threads}"
    done = subprocess.run([wotu, "evaluate", folder / "nanan.yaml", "--output", output, "--threads", str(threads), "--quiet"],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    database = sqlite3.connect(output / "nanan" / "workspace.sqlite")
    names = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if name not in FILES]
    return {name: rows(database, name) for name in names}


def rows(database, name):
    columns = [column[1] for column in database.execute(f"PRAGMA table_info({name})")]
    if name not in ROWS:
        return database.execute(f"SELECT * FROM {name}").fetchall()
    chosen = ", ".join(f'"{column}"' for column in columns if column not in PLACE)
    return sorted(database.execute(f"SELECT {chosen} FROM {name}").fetchall(), key=repr)


def shard(folder, seed):
    """Every record in another place, and each file in one to five."""
    chance = random.Random(seed)
    for path in sorted(folder.glob("*.csv")):
        if path.name == "nanan-aliases.csv":
            continue
        with open(path, encoding="utf-8-sig", newline="") as file:
            header, *records = csv.reader(file)
        path.unlink()
        chance.shuffle(records)
        parts = chance.randint(1, 5)
        for part in range(parts):
            with open(folder / f"{path.stem}-{part}.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header] + records[len(records) * part // parts:len(records) * (part + 1) // parts])


def main():
    if len(sys.argv) not in (2, 3) or (len(sys.argv) == 3 and not sys.argv[2].isdigit()):
        print("usage: check-shards.py WOTU [SEEDS]", file=sys.stderr)
        sys.exit(2)
    wotu, seeds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 4
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        whole = pathlib.Path(place) / "whole"
        subprocess.run([wotu, "sample", whole, "--no-mess"], check=True, capture_output=True)
        reference = figures(wotu, whole, 1)
        for seed in range(seeds):
            folder = pathlib.Path(place) / str(seed)
            shutil.copytree(whole, folder, ignore=shutil.ignore_patterns("out-*"))
            shard(folder, seed)
            for threads in (1, 2):
                found = figures(wotu, folder, threads)
                wrong = sorted(name for name in reference if reference[name] != found.get(name))
                failed += len(wrong)
                files = len(list(folder.glob("*.csv"))) - 1
                print(f"seed {seed}, {files} files, {threads} thread{'s' * (threads > 1)}: {len(reference)} tables, "
                      f"{sum(map(len, found.values()))} rows, differing: {', '.join(wrong) or 'none'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
