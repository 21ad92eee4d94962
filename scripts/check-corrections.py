#!/usr/bin/env python3
"""Corrects every cell that the correction lists of the messy samples name, runs again, and looks for findings of the same kind.

Usage: check-corrections.py WOTU [SAMPLE …]     without samples: all of Tests/Cases/mess that are plain CSV files
"""

import collections
import csv
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = os.path.join(ROOT, "Tests", "Cases")

# What a clerk would write where the column itself has no good value to copy, by a word of the heading; the first that fits.
RIGHT = [
    ("办结", "2022-03-20"), ("完成", "2022-03-20"), ("停业", "2030-03-20"), ("受理", "2022-03-16"), ("响应", "2022-03-16"),
    ("期限", "2022-03-30"), ("开业", "2020-01-01"), ("月份", "2022-03"), ("日期", "2022-03-15"), ("时间", "2022-03-15"),
    ("信用代码", "92500108WTU000011R"), ("电话", "13800138000"), ("金额", "10"), ("客流", "10"), ("取值", "1"), ("权重", "1"),
    ("街区", "龙门浩老街"), ("商户", "LMH-001"), ("店", "LMH-001"), ("满意", "满意"), ("推荐", "9"), ("评分", "3"),
]

# Codes that say of a record that it stands there already, and of dates that they stand in the wrong order.
REPEATED = {"WT2106", "WT2149", "WT2150"}
ORDER = {"WT2113", "WT2200"}
# Told of a heading as it was read: the sources' settings answer it, no cell does.
HEADINGS = {"WT2206"}


def prepare(sample, folder):
    """The sample as its own case begins: its files, the small pipeline and the committed data files."""
    shutil.copytree(os.path.join(CASES, "mess", sample), folder)
    subprocess.run(["bash", "-c", '. "$CASES/mess/prepare"'], cwd=folder, check=True,
                   env={**os.environ, "CASES": CASES, "ROOT": ROOT}, capture_output=True)


def run(wotu, folder):
    """Cleans, and gives the rows of all correction lists; nil where the sample cannot be cleaned at all."""
    subprocess.run([wotu, "clean", "mess.yaml", "--output", "out", "--quiet", "--set", "tolerance=1"], cwd=folder,
                   capture_output=True)
    shutil.rmtree(os.path.join(folder, "lists"), ignore_errors=True)
    made = subprocess.run([wotu, "findings", "mess.yaml", "--output", "out", "--corrections", "lists"], cwd=folder,
                          capture_output=True, text=True)
    if made.returncode != 0:
        return None
    rows = []
    for path in sorted(glob.glob(os.path.join(folder, "lists", "*.csv"))):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


def records(path):
    """Records with the line each begins on; nil where Python does not read the file as wotu does."""
    with open(path, encoding="utf-8-sig", newline="", errors="replace") as file:
        text = file.read()
    if "\ufffd" in text or "\r" in text.replace("\r\n", ""):
        return None
    reader = csv.reader(text.splitlines(keepends=True))
    result, line = [], 1
    for record in reader:
        result.append((line, record))
        line = reader.line_num + 1
    return result


def correct(path, wanted, merchant):
    """Writes the file with the listed cells put right, and without the listed records that no cell can mend."""
    found = records(path)
    if found is None:
        return False
    header = next((record for _, record in found if len([cell for cell in record if cell]) > 1), None)
    if header is None:
        return False
    listed = collections.defaultdict(set)
    for row in wanted:
        code = row["编号"].split("-")[0]
        listed[int(row["行"])].add((int(row["列"]) if row["列"] else 0, code, row["应为"]))
    good = {}
    for line, record in found:
        if line not in listed and record is not header:
            for column, cell in enumerate(record):
                good.setdefault(column, cell.strip() and cell)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for line, record in found:
            # Another table goes to a file of its own.
            if any(code == "WT1021" for _, code, _ in listed[line]):
                break
            # A record as a whole, or one that repeats another, goes.
            if any(not column or code in REPEATED for column, code, _ in listed[line]):
                continue
            for column, code, expected in listed[line] if record is not header else ():
                while len(record) < column:
                    record.append("")
                known = good.get(column - 1)
                # A case cannot end before its other steps, whatever they are.
                if code in ORDER and any(word in header[column - 1] for word in ("办结", "完成")):
                    known = None
                elif code in ORDER:
                    known = re.search(r"\d{4}-\d\d-\d\d.*", expected).group()
                elif code == "WT1022":
                    known = expected
                elif "信用代码" in header[column - 1]:
                    # Each merchant has a code of its own.
                    known = credit_code(line)
                record[column - 1] = known or right(header[column - 1], line, merchant)
            writer.writerow(record)
    return True


def credit_code(number):
    """A code that passes both check characters (GB 32100-2015, GB 11714-1997), one for each number."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"WTU{number:05d}"
    total = sum(int(place, 36) * weight for place, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2)))
    body = "92500108" + body + "0123456789X0"[11 - total % 11]
    total = sum(letters.index(place) * pow(3, index, 31) for index, place in enumerate(body))
    return body + letters[-total % 31]


def right(heading, line, merchant):
    if "编号" in heading and "商户" not in heading or "序号" in heading:
        return f"N{line}"
    value = next((value for word, value in RIGHT if word in heading), "")
    return merchant if value == "LMH-001" else value


def first_merchant(folder):
    """The number of the sample's first merchant."""
    with open(os.path.join(folder, "merchants.csv"), encoding="utf-8-sig", newline="") as file:
        return next(iter(csv.DictReader(file)))["商户编号"]


def main():
    if len(sys.argv) < 2:
        print("usage: check-corrections.py WOTU [SAMPLE…]", file=sys.stderr)
        sys.exit(2)
    wotu = os.path.abspath(sys.argv[1])
    samples = sys.argv[2:] or sorted(name for name in os.listdir(os.path.join(CASES, "mess")) if "-" in name)
    failures, cells, tried = [], 0, 0
    for sample in samples:
        with tempfile.TemporaryDirectory() as top:
            folder = os.path.join(top, "sample")
            prepare(sample, folder)
            listed = run(wotu, folder)
            if not listed:
                continue
            byfile = collections.defaultdict(list)
            for row in listed:
                byfile[row["文件"]].append(row)
            if not all(correct(os.path.join(folder, name), rows, first_merchant(folder)) for name, rows in byfile.items()):
                continue
            codes = {row["编号"].split("-")[0] for row in listed} - HEADINGS
            left = [row for row in run(wotu, folder) or [] if row["编号"].split("-")[0] in codes]
            tried += 1
            cells += len(listed)
            for row in left:
                failures.append(f"{sample}: {row['文件']}:{row['行']}:{row['列']} {row['编号']} {row['问题']}")
    for failure in failures:
        print(failure)
    print(f"{tried} samples, {cells} cells corrected, {len(failures)} findings of the same kind left")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
