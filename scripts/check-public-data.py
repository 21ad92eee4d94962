#!/usr/bin/env python3
"""Runs wotu on public data sets whose answers are known, and compares. Their files are not part of the repository.

Usage: check-public-data.py WOTU DIRECTORY      DIRECTORY holds nhanes2/ and tsa-complaints/; a set that is missing is skipped
"""

import collections
import csv
import json
import os
import subprocess
import sys

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


def main():
    wotu, directory = sys.argv[1:3]
    for check, name in ((nhanes2, "nhanes2"), (tsa_complaints, "tsa-complaints")):
        folder = os.path.join(directory, name)
        if os.path.isdir(folder):
            print(name)
            check(wotu, folder)
    if FAILURES:
        sys.exit("differs: " + ", ".join(FAILURES))


if __name__ == "__main__":
    main()
