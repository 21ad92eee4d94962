#!/usr/bin/env python3
"""Runs wotu on public data sets whose answers are known, and compares. Their files are not part of the repository.

Usage: check-public-data.py WOTU DIRECTORY      DIRECTORY holds nhanes2/, tsa-complaints/, uscc/ and
food-world-cup/; a set that is missing is skipped
"""

import collections
import csv
import glob
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

FAILURES = []


def measure(wotu, name, value):
    """One answer of `wotu measure`."""
    run = subprocess.run(
        [wotu, "measure", name], input=json.dumps(value) + "\n", capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def expect(what, found, wanted, tolerance):
    difference = abs(found - wanted) / abs(wanted)
    if difference > tolerance:
        FAILURES.append(what)
    print(f"  {what:42} {found:.9g}  published {wanted:.9g}  difference {difference:.1e}")


def nhanes2(wotu, folder):
    """Weighted means with 31 strata and two sampling units in each: published with seven digits."""
    published = {
        "zinc": (9189, 87.1820671, 0.4944827), "diabetes": (10335, 0.0342853, 0.0018197),
        "highbp": (10337, 0.3687433, 0.0143201), "highlead": (4942, 0.0617646, 0.0056843),
    }
    with open(os.path.join(folder, "nhanes2.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    for name, (n, mean, error) in published.items():
        answer = measure(wotu, "survey.design_mean", {
            "y": [float(row[name]) if row[name] else None for row in rows],
            "weights": [float(row["finalwgt"]) for row in rows],
            "stratum": [row["stratid"] for row in rows], "cluster": [row["psuid"] for row in rows],
        })
        expect(name + " n", answer["n"], n, 0)
        expect(name + " weighted mean", answer["mean"], mean, 2e-6)
        expect(name + " standard error", answer["se"], error, 2e-5)


def tsa_complaints(wotu, folder):
    """Monthly complaints with dated breaks: limits from the quiet stretch 2017–2019, breaks outside them."""
    months = collections.Counter()
    with open(os.path.join(folder, "complaints-by-airport.csv"), newline="") as file:
        for row in csv.DictReader(file):
            months[row["year_month"]] += int(row["count"])
    names = sorted(months)
    quiet = [months[name] for name in names if "2017-01" <= name <= "2019-12"]
    spread = measure(wotu, "poisson.dispersion_test", {"counts": quiet, "exposures": [1] * len(quiet)})
    laney = measure(wotu, "spc.laney_u_chart", {"counts": quiet, "exposures": [1] * len(quiet)})
    upper, lower = laney["ucl"][0], laney["lcl"][0]
    print(f"  quiet stretch {len(quiet)} months, dispersion {spread['dispersion_index']:.0f}, σz {laney['sigma_z']:.1f}, "
          f"limits {lower:.0f} to {upper:.0f}")
    z = [(months[name] - laney["center"]) / ((upper - laney["center"]) / 3) for name in names]
    rules = measure(wotu, "spc.run_rules", {"z": z})
    signals = {names[place] for rule in ("beyond_3_sigma", "nine_same_side") for place in rules[rule]}
    beyond = {names[place] for place in rules["beyond_3_sigma"]}
    for what, wanted in (
        ("from March 2020 below", {"2020-03", "2020-04", "2020-05"}),
        ("from March 2022 above", {"2022-03", "2022-04", "2022-06"}),
    ):
        found = wanted <= beyond
        print(f"  {what:42} {'found' if found else 'NOT FOUND'}")
        if not found:
            FAILURES.append(what)
    print(f"  first signals after the quiet stretch: {', '.join(sorted(s for s in signals if s >= '2020-01')[:6])}")
    effect = measure(wotu, "its.poisson", {
        "y": [months[name] for name in names if "2020-06" <= name <= "2021-09"],
        "exposure": None, "start": 11, "period": 12, "harmonics": 0, "conf": 0.95, "hac_lag": 2,
    })
    low, high = effect["rr_level_quasi_t"]
    # The months were recovering anyway: with their own slope taken out the level is not told apart from chance.
    print(f"  web form of May 2021: level × {effect['rate_ratio_level']:.2f} ({low:.2f}–{high:.2f}) beside the slope")


ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def check(what, holds, detail=""):
    print(f"  {what:42} {'yes' if holds else 'NO'} {detail}")
    if not holds:
        FAILURES.append(what)


def messy_pipeline(folder):
    """The small pipeline of the messy samples, with its data files."""
    for path in glob.glob(os.path.join(ROOT, "Tests", "Cases", "mess", "base", "*")):
        shutil.copy(path, folder)
    for name in ("headings", "scales", "cleaning", "platforms", "calendar", "deadlines", "complaint-words"):
        shutil.copy(os.path.join(ROOT, "pipelines", name + ".yaml"), folder)
    shutil.copytree(os.path.join(ROOT, "pipelines", "taxonomy"), os.path.join(folder, "taxonomy"))


def refused_codes(wotu, codes):
    """The codes that wotu calls wrong, where each is a merchant's."""
    with tempfile.TemporaryDirectory() as folder:
        messy_pipeline(folder)
        with open(os.path.join(folder, "merchants.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["商户编号", "商户名称", "街区", "业态", "统一社会信用代码"])
            writer.writerows([f"M{n}", f"样例{n}", "弹子石老街", "餐饮", code] for n, code in enumerate(codes))
        subprocess.run([wotu, "clean", "mess.yaml", "--output", "out", "--quiet"], cwd=folder, capture_output=True)
        run = subprocess.run([wotu, "findings", "mess.yaml", "--output", "out", "--csv", "--code", "WT2110"], cwd=folder,
                             capture_output=True, text=True)
        return {codes[int(row["line"]) - 2] for row in csv.DictReader(run.stdout.splitlines())}


def uscc(wotu, folder):
    """Codes that are valid, and every substitution of one character and swap of neighbours, none of which is."""
    with open(os.path.join(folder, "uscc-valid.txt")) as file:
        valid = file.read().split()
    check("valid codes are taken", not refused_codes(wotu, valid), f"{len(valid)} codes")
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    mutated = set()
    for code in valid:
        mutated |= {code[:at] + other + code[at + 1:] for at in range(18) for other in alphabet}
        mutated |= {code[:at] + code[at + 1] + code[at] + code[at + 2:] for at in range(17)}
    # What is digits alone and ends in noughts may be a number that a spreadsheet rounded: it is told by another code.
    mutated = sorted(code for code in mutated - set(valid) if not re.fullmatch(r"\d{15}0+", code))
    refused = refused_codes(wotu, mutated)
    check("mutated codes are refused", len(refused) == len(mutated), f"{len(refused)} of {len(mutated)}")


def food_world_cup(wotu, folder):
    """An encoding that is none of the contract's: refused without a word from the user, read with one."""
    path = os.path.abspath(os.path.join(folder, "food-world-cup-data.csv"))
    run = subprocess.run([wotu, "tidy", path], capture_output=True)
    check("refused as it comes", run.returncode == 65 and b"WT1023" in run.stderr and not run.stdout)
    with open(path, encoding="mac_roman", newline="") as file:
        wanted = list(csv.reader(file))
    run = subprocess.run([wotu, "tidy", "--encoding", "macintosh", path], capture_output=True, text=True)
    check("read when the encoding is declared", list(csv.reader(run.stdout.splitlines(True))) == wanted,
          f"{len(wanted) - 1} answers × {len(wanted[0])}")
    questions = wanted[0][3:43]
    with tempfile.TemporaryDirectory() as scratch:
        messy_pipeline(scratch)
        with open(os.path.join(scratch, "mess.yaml"), encoding="utf-8") as file:
            settings = file.read()
        source = ["satisfaction:", f"    files: [{path}]", "    encoding: macintosh",
                  '    defaults: {submitted_at: "2022-03-01", merchant: LMH-001, overall: "3"}',
                  "    headings:", "      response_id: RespondentID"]
        source += [f'      q{n}: "{question}"' for n, question in enumerate(questions)]
        settings = settings.replace("satisfaction: {files: [satisfaction*.csv], optional: true}", "\n".join(source))
        items = ["satisfaction:", "  items:"] + [f"    - {{id: q{n}, name: 菜系{n}}}" for n in range(len(questions))]
        items += ["  overall: {id: overall, name: 总体}", "  recommend: false", "  scales: [satisfaction]"]
        settings = re.sub(r"^satisfaction:\n(?:  .*\n)+", "\n".join(items) + "\n", settings, flags=re.M)
        with open(os.path.join(scratch, "mess.yaml"), "w", encoding="utf-8") as file:
            file.write(settings)
        quiet = ["--set", "response_quality.straight_line=ignore", "--set", "response_quality.mostly_missing=ignore"]
        run = subprocess.run([wotu, "satisfaction", "mess.yaml", "--output", "out", "--quiet", *quiet], cwd=scratch,
                             capture_output=True, text=True)
        check("the pipeline runs", run.returncode == 0, run.stderr[:300])
        base = sqlite3.connect(os.path.join(scratch, "out", "mess", "workspace.sqlite"))
        account = base.execute(
            "SELECT read, kept, rejected, duplicates FROM source_file WHERE source = 'satisfaction'").fetchone()
        check("the row account closes", account[0] == len(wanted) - 1 == sum(account[1:]), str(account))
        for n in (0, 20, 39):
            answers = [int(row[3 + n]) for row in wanted[1:] if row[3 + n] in "12345" and row[3 + n]]
            found = base.execute(
                "SELECT n, mean FROM satisfaction_index WHERE grouping = 'all' AND period = 'report' AND item = ?",
                (f"q{n}",)).fetchone()
            expect(f"question {n + 1} answers", found[0], len(answers), 0)
            expect(f"question {n + 1} mean", found[1], sum(answers) / len(answers), 1e-12)


def main():
    if len(sys.argv) != 3:
        print("usage: check-public-data.py WOTU DIRECTORY", file=sys.stderr)
        sys.exit(2)
    wotu, directory = os.path.abspath(sys.argv[1]), sys.argv[2]
    sets = ((nhanes2, "nhanes2"), (tsa_complaints, "tsa-complaints"), (uscc, "uscc"), (food_world_cup, "food-world-cup"))
    for compare, name in sets:
        folder = os.path.join(directory, name)
        if os.path.isdir(folder):
            print(name)
            compare(wotu, folder)
    if FAILURES:
        sys.exit("differs: " + ", ".join(FAILURES))


if __name__ == "__main__":
    main()
