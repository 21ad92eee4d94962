"""wotu's workbooks beside plain libxlsxwriter writing the same cells: ratios of processor time and of time by the clock, how many cores each
side used, and peak memory.

Usage: workbooks.py WOTU PLAIN FOLDER [--merchants 50000] [--rows 200000] [--repeats 3]

PLAIN is Benchmarks/Workbooks/plain.c, compiled. Makes a sample in FOLDER, runs every stage once, times `wotu export` (which also reads
its figures and reads every workbook back before it gets its name), then lists the cells of the workbooks it wrote and times PLAIN on
the lists. Runs alternate; the fastest of each side counts.
"""

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

CELL = re.compile(r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>(.*?)</c>)', re.S)
FORMULA = re.compile(r"<f>(.*?)</f>", re.S)
VALUE = re.compile(r"<v>(.*?)</v>", re.S)


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def clean(text):
    return html.unescape(text).replace("\t", " ").replace("\n", " ").replace("\r", " ")


def listed(path, target):
    """Writes the list of a workbook's cells; returns how many there are."""
    count = 0
    with zipfile.ZipFile(path) as parts, open(target, "w", encoding="utf-8") as out:
        strings = []
        if "xl/sharedStrings.xml" in parts.namelist():
            table = parts.read("xl/sharedStrings.xml").decode()
            strings = [clean("".join(re.findall(r"<t[^>]*>(.*?)</t>", item, re.S))) for item in re.findall(r"<si>(.*?)</si>", table, re.S)]
        number = 1
        while f"xl/worksheets/sheet{number}.xml" in parts.namelist():
            out.write(f"S\t0\t0\t0\tSheet{number}\n")
            text = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
            for letters, row, style, kind, content in CELL.findall(text):
                count += 1
                formula, value = FORMULA.search(content), VALUE.search(content)
                place = f"{int(row) - 1}\t{column(letters)}\t{style or 0}"
                if formula:
                    sign = "G" if kind == "str" else "F"
                    out.write(f"{sign}\t{place}\t={clean(formula[1])}\t{clean(value[1]) if value else 0}\n")
                elif not value:
                    out.write(f"B\t{place}\t\n")
                elif kind == "s":
                    out.write(f"T\t{place}\t{strings[int(value[1])]}\n")
                else:
                    out.write(f"N\t{place}\t{value[1]}\n")
            number += 1
    return count


def timed(command):
    """Seconds of processor time, by the clock, and peak MiB of a process."""
    began = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 65):
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wotu", type=Path)
    parser.add_argument("plain", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--merchants", type=int, default=50_000)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    wotu, plain = str(options.wotu.resolve()), str(options.plain.resolve())
    sample, output = options.folder.resolve() / "sample", options.folder.resolve() / "output"
    if not sample.exists():
        subprocess.run([wotu, "sample", sample, "--merchants", str(options.merchants), "--rows", str(options.rows)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pipeline = sample / "nanan.yaml"
    shutil.rmtree(output, ignore_errors=True)
    timed([wotu, "run", str(pipeline), "--output", str(output), "--quiet", "--set", "tolerance=1"])
    books = sorted(path for path in output.rglob("*.xlsx") if "待复核" not in path.name)
    lists = []
    for number, book in enumerate(books):
        target = options.folder.resolve() / f"cells-{number}.tsv"
        print(f"{book.name}: {listed(book, target):,} cells")
        lists.append(target)
    ours, theirs = [], []
    target = options.folder.resolve() / "plain.xlsx"
    for _ in range(options.repeats):
        for book in books:
            book.unlink()
        ours.append(timed([wotu, "export", str(pipeline), "--output", str(output), "--quiet", "--set", "tolerance=1"]))
        seconds, clock, peak = 0.0, 0.0, 0.0
        for cells in lists:
            found = subprocess.run([plain, cells, target], check=True, capture_output=True, text=True).stdout.split()
            seconds += float(found[0])
            clock += float(found[3])
            peak = max(peak, float(found[1]))
        theirs.append((seconds, clock, peak))
    for name, place in (("processor time", 0), ("time by the clock", 1)):
        best, rival = min(run[place] for run in ours), min(run[place] for run in theirs)
        print(f"wotu export / plain libxlsxwriter, {name}: {best / rival:.2f} ({best:.2f} s and {rival:.2f} s)")
    for name, runs in (("wotu", ours), ("plain", theirs)):
        print(f"{name}: {max(run[0] / run[1] for run in runs):.1f} cores, peak memory {max(run[2] for run in runs):.0f} MiB")


if __name__ == "__main__":
    sys.exit(main())
