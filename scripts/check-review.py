#!/usr/bin/env python3
"""The round trip of the review sheet, with figures before and after: out as a workbook and as a list, filled in by LibreOffice,
by openpyxl and as a Chinese Excel saves a CSV, and taken back.

Usage: check-review.py WOTU [--keep FOLDER]     LibreOffice and openpyxl are used as far as they are there, and said so

It runs a small invented pipeline in a folder of its own, prints one line for each thing it holds to, and ends with status 1 where one
does not hold.
"""

import csv
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BASE = os.path.join(ROOT, "Tests", "Cases", "base")
SHEET = "小样-待复核"

# Invented answers; the words 那边, 这个, 麻烦 say nothing that a phrase would find.
TEXTS = ["那边有点麻烦", "这个事情说了好几回", "隔壁家弄得好", "门口那个东西要换", "春天来了", "有点想法再摆", "那边有点麻烦", "这个要管一管", "看到起办", "没得章程"]


class Trip:
    def __init__(self, wotu, folder):
        self.wotu, self.folder, self.failed = os.path.abspath(wotu), folder, 0
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        path = os.path.join(folder, "p.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("sources:\n", "sources:\n  needs: {files: [texts*.csv]}\n", 1))
        with open(os.path.join(folder, "complaints.csv"), "a", encoding="utf-8") as file:
            file.write("C05,投诉,2021-08-07,JIA-001,电话,,东西不太对,受理\n")
        merchants = ["JIA-001", "JIA-002", "YI-001", "YI-002"]
        with open(os.path.join(folder, "texts.csv"), "w", encoding="utf-8") as file:
            file.write("问卷编号,商户,调研日期,需求描述\n")
            for number, text in enumerate(TEXTS, 1):
                file.write(f"N{number:02},{merchants[number % 4]},2021-08-{number:02},{text}\n")

    def run(self, *arguments):
        return subprocess.run(
            [self.wotu, *arguments], cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False)

    def holds(self, what, is_so, seen=""):
        print(("holds  " if is_so else "FAILS  ") + what + (f"  ({seen})" if seen != "" else ""))
        self.failed += not is_so

    def path(self, output, ending):
        return os.path.join(self.folder, output, "p", SHEET + ending)

    def query(self, sql, output="out"):
        database = sqlite3.connect(os.path.join(self.folder, output, "p", "workspace.sqlite"))
        rows = database.execute(sql).fetchall()
        database.close()
        return rows

    def list(self, output="out"):
        with open(self.path(output, ".csv"), encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def write(self, name, rows, encoding):
        with open(os.path.join(self.folder, name), "w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)

    def figures(self, output="out"):
        return {
            "needs": self.query("SELECT item, count(*) FROM need_assignment GROUP BY item ORDER BY item", output),
            "A1": self.query("SELECT asked FROM need_summary WHERE grouping = 'all' AND item = 'A1'", output)[0][0],
            "classes": self.query("SELECT code, count_report, count_base FROM complaint_class WHERE scheme = 'own'", output),
        }

    def verdicts(self, output="out"):
        return self.query("SELECT count(label) FROM review_item", output)[0][0]


def filled(rows, verdicts):
    """The list with the verdicts, by source and text."""
    result = [list(row) for row in rows]
    for row in result[1:]:
        if (row[1], row[4]) in verdicts:
            row[7], row[9] = verdicts[row[1], row[4]]
            row[10], row[11], row[12] = "王某", "2022-02-01", "看过了"
    return result


def by_openpyxl(trip, source, target, verdicts):
    import openpyxl

    book = openpyxl.load_workbook(source)
    sheet = book["待复核"]
    for row in sheet.iter_rows(min_row=5):
        if (row[1].value, row[4].value) in verdicts:
            row[7].value, row[9].value = verdicts[row[1].value, row[4].value]
            row[10].value = "李某"
    book.save(target)


def by_libreoffice(trip, source, target, ending="xlsx"):
    """Opened and saved anew by LibreOffice."""
    folder = os.path.join(trip.folder, "office")
    profile = "-env:UserInstallation=file://" + os.path.join(trip.folder, "profile")
    filters = {"xlsx": "xlsx", "csv": "csv:Text - txt - csv (StarCalc):44,34,GBK,1"}
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", filters[ending], "--outdir", folder, source], check=True,
        capture_output=True, timeout=300)
    made = os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + "." + ending)
    shutil.move(made, target)


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: check-review.py WOTU [--keep FOLDER]")
    folder = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    trip = Trip(sys.argv[1], folder)
    try:
        check(trip)
    finally:
        if "--keep" not in sys.argv:
            shutil.rmtree(folder)
    print("the round trip holds" if trip.failed == 0 else f"{trip.failed} things do not hold")
    sys.exit(1 if trip.failed else 0)


def check(trip):
    first = trip.run("run", "p.yaml", "--output", "out", "--quiet")
    trip.holds("a run writes the sheet and the list", os.path.exists(trip.path("out", ".xlsx")), first.stderr[-200:])
    rows = trip.list()
    before = trip.figures()
    texts = [(row[1], row[4]) for row in rows[1:]]
    doubled = [row[4] for row in rows[1:]].index("那边有点麻烦")
    trip.holds("a text that stands twice is worth more than the others that are as doubtful", doubled == 0, doubled)
    trip.holds("its copy stands last", rows[-1][4] == "那边有点麻烦", rows[-1][4])

    need = [key for key in texts if key[0] == "需求"]
    steps = [(need[0], ("改正", "A1 检定")), (need[1], ("剔除", "")), (need[2], ("采纳", "")), (need[3], ("暂缓", ""))]
    verdicts = dict(steps)
    verdicts["投诉", "东西不太对"] = ("改正", "Q3 价格")

    # GBK, as Chinese Excel saves a CSV.
    trip.write("gbk.csv", filled(rows, verdicts), "gbk")
    taken = trip.run("review", "p.yaml", "gbk.csv", "--output", "out", "--quiet")
    trip.holds("a list in GBK is taken back", taken.returncode == 0, taken.stderr.strip()[-200:])
    after = trip.figures()
    trip.holds("the figures change", before["A1"] == 0 and after["A1"] > 0, f"A1 asked: {before['A1']} → {after['A1']}")
    trip.holds("those of complaints as well", before["classes"] != after["classes"])
    count = trip.verdicts()
    with open(os.path.join(trip.folder, "p-verdicts.csv"), encoding="utf-8-sig") as file:
        store = file.read()

    trip.holds("the batch is the same after its verdicts", trip.list()[1][-1] == rows[1][-1])
    again = trip.run("review", "p.yaml", "gbk.csv", "--output", "out", "--json", "--no-run")
    trip.holds("the same list again changes nothing", '"changed":0' in again.stdout.replace(" ", ""), again.stdout.strip()[:80])

    # From scratch, and into another folder.
    shutil.rmtree(os.path.join(trip.folder, "out"))
    trip.run("run", "p.yaml", "--output", "out", "--quiet")
    trip.holds("verdicts survive a run from scratch", trip.verdicts() == count and trip.figures() == after, trip.verdicts())
    trip.run("run", "p.yaml", "--output", "elsewhere", "--quiet")
    trip.holds("and one into a new folder", trip.verdicts("elsewhere") == count and trip.figures("elsewhere") == after)

    # Another batch: the phrases have changed since.
    with open(os.path.join(trip.folder, "needs.yaml"), encoding="utf-8") as file:
        phrases = file.read()
    with open(os.path.join(trip.folder, "needs.yaml"), "w", encoding="utf-8") as file:
        file.write(phrases.replace("秤不准]", "秤不准, 春天]"))
    trip.run("run", "p.yaml", "--output", "out", "--quiet")
    refused = trip.run("review", "p.yaml", "gbk.csv", "--output", "out", "--quiet", "--language", "en")
    with open(os.path.join(trip.folder, "p-verdicts.csv"), encoding="utf-8-sig") as file:
        kept = file.read()
    trip.holds("a list of another batch is refused", refused.returncode == 65 and "WT3030" in refused.stderr)
    trip.holds("and loses nothing", kept == store)
    trip.holds("verdicts hold under other phrases", trip.verdicts() == count, trip.verdicts())
    with open(os.path.join(trip.folder, "needs.yaml"), "w", encoding="utf-8") as file:
        file.write(phrases)
    trip.run("run", "p.yaml", "--output", "out", "--quiet")

    # The workbook, through openpyxl and through LibreOffice.
    fifth = {need[4]: ("改正", "A1 检定")}
    sixth = {need[5]: ("改正", "A1 检定"), need[4]: ("改正", "A1 检定")}
    try:
        by_openpyxl(trip, trip.path("out", ".xlsx"), os.path.join(trip.folder, "open.xlsx"), fifth)
        taken = trip.run("review", "p.yaml", "open.xlsx", "--output", "out", "--quiet")
        trip.holds("a workbook that openpyxl saved is taken back", taken.returncode == 0, taken.stderr.strip()[-200:])
        trip.holds("with its verdict", trip.verdicts() == count + 1, trip.verdicts())
        if shutil.which("soffice"):
            by_openpyxl(trip, trip.path("out", ".xlsx"), os.path.join(trip.folder, "to-save.xlsx"), sixth)
            by_libreoffice(trip, os.path.join(trip.folder, "to-save.xlsx"), os.path.join(trip.folder, "office.xlsx"))
            taken = trip.run("review", "p.yaml", "office.xlsx", "--output", "out", "--quiet")
            trip.holds("a workbook that LibreOffice saved is taken back", taken.returncode == 0, taken.stderr.strip()[-200:])
            trip.holds("with its verdict", trip.verdicts() == count + 2, trip.verdicts())
            by_libreoffice(
                trip, os.path.join(trip.folder, "office.xlsx"), os.path.join(trip.folder, "office.csv"), "csv")
            taken = trip.run("review", "p.yaml", "office.csv", "--output", "out", "--quiet", "--json")
            trip.holds("and the list that LibreOffice makes of it in GBK", taken.returncode == 0, taken.stderr.strip()[-200:])
        else:
            print("left out: LibreOffice is not here")
    except ImportError:
        print("left out: openpyxl is not here")

    # What people decided is learned from.
    trip.write(
        "coded.csv", [["text", "label"]] + [[f"要检定第{n}号", "A1"] for n in range(12)] + [[f"都好{n}", "Z0"] for n in range(12)],
        "utf-8")
    learned = trip.run(
        "train", "p.yaml", "coded.csv", "--text", "text", "--label", "label", "--kind", "needs", "--output", "out", "--json")
    usable = sum(row[0] == "needs" and row[4] != "" for row in csv.reader(store.splitlines()[1:]))
    told = learned.stdout.replace(" ", "").partition('"verdicts":')[2].split(",")[0]
    trip.holds("the next training uses the verdicts", told.isdigit() and int(told) >= usable > 0,
               f"{told} verdicts; {learned.stderr.strip()[-200:]}")
    trip.run("run", "p.yaml", "--output", "out", "--quiet")
    given = trip.query("SELECT item FROM need_assignment WHERE method = 'review' AND item = 'A1'")
    trip.holds("and stand where the model would say otherwise", len(given) >= 1, len(given))


if __name__ == "__main__":
    main()
