#!/usr/bin/env python3
"""Runs a sample in which the records stand in another order and in other files, by several seeds and on one and two threads, and
compares every table with that of the files as they were.

By every other seed the records of the surveys and of the complaints move, and every table of figures must be the same bit for bit. By
the others those of all sources do, the registers of merchants and partners too: figures must be the same, lines may come in the
register's new order. Where a row stood is never compared.

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
# Tables of rows come in the order of their files.
ROWS = {"merchant", "need_response", "satisfaction_response", "complaint", "exposure", "service", "partner", "programme", "assessment",
        "need_assignment", "complaint_assignment", "complaint_merchant", "review_item", "text_example", "merchant_decision"}
# Sums by place in the register.
TALLIES = {"need_tally", "satisfaction_tally", "complaint_tally"}
# Where a row stood.
PLACE = {"file_id", "line", "file"}
SURVEYS = ("needs", "satisfaction", "complaints")


def tables(wotu, folder, threads):
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
    # The number of a merchant in its register is a place, too.
    place = PLACE | {"position"} if name == "merchant" else PLACE
    chosen = ", ".join(f'"{column}"' for column in columns if column not in place)
    return database.execute(f"SELECT {chosen} FROM {name}").fetchall()


def differing(reference, found, is_all):
    """Names of the tables that differ."""
    def compared(name, rows):
        return sorted(rows, key=repr) if is_all or name in ROWS else rows
    names = [name for name in reference if not (is_all and name in TALLIES)]
    return [name for name in sorted(names) if compared(name, reference[name]) != compared(name, found.get(name, []))]


def shard(folder, seed, is_all):
    """Every record in another place, and each file in one to five."""
    chance = random.Random(seed)
    for path in sorted(folder.glob("*.csv")):
        if path.name == "nanan-aliases.csv" or not (is_all or path.name.startswith(SURVEYS)):
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
        reference = tables(wotu, whole, 1)
        for seed in range(seeds):
            is_all = seed % 2 == 1
            folder = pathlib.Path(place) / str(seed)
            shutil.copytree(whole, folder, ignore=shutil.ignore_patterns("out-*"))
            shard(folder, seed, is_all)
            for threads in (1, 2):
                found = tables(wotu, folder, threads)
                wrong = differing(reference, found, is_all)
                failed += len(wrong)
                files = len(list(folder.glob("*.csv"))) - 1
                print(f"seed {seed}, {'all sources' if is_all else 'surveys and complaints'}, {files} files, {threads} "
                      f"thread{'s' * (threads > 1)}: {len(reference)} tables, {sum(map(len, found.values()))} rows, "
                      f"differing: {', '.join(wrong) or 'none'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
