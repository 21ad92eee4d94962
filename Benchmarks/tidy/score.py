"""How much of messy files wotu tidy and its neighbours load, all on the same files in one run, told nothing.

    score.py WOTU                      our own files after Pollock's rules, and the messy exports of Tests/Tidy
    score.py WOTU --pollock FOLDER     the benchmark itself, where one has it: FOLDER/csv, FOLDER/clean, pollock_weights.json beside it

A file scores at most 10: one point for success, and precision, recall and F1 of heading, records and cells (Vitagliano et al.
2023, section 5). Records are joined cells; numbers and dates are compared as they are written.
"""

import argparse
import collections
import concurrent.futures
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import pollute

csv.field_size_limit(1 << 30)


def agreement(wanted, found):
    """Precision, recall and F1 of two bags."""
    if not wanted:
        return 3.0
    common = sum((collections.Counter(wanted) & collections.Counter(found)).values())
    if not common:
        return 0.0
    precision, recall = common / len(wanted), common / len(found)
    return precision + recall + 2 * precision * recall / (precision + recall)


def score(wanted, found):
    if found is None:
        return 0.0
    if not wanted:
        return 10.0
    folded = [[cell.lower() for cell in row] for row in wanted]
    loaded = [[cell.lower() for cell in row] for row in found]
    heading = agreement(folded[0], loaded[0] if loaded else [])
    records = agreement(["".join(row) for row in folded[1:]], ["".join(row) for row in loaded[1:]])
    cells = agreement([cell for row in wanted for cell in row], [cell for row in found for cell in row])
    return 1 + heading + records + cells


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def tidied(program):
    def load(path):
        done = subprocess.run([program, "tidy", path], capture_output=True, timeout=60)
        empty = pathlib.Path(path).stat().st_size == 0
        return rows(done.stdout.decode()) if done.returncode in (0, 65) or empty else None

    return load


def cat(path):
    return rows(pathlib.Path(path).read_bytes().decode("utf-8-sig"))


def sniffed(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        text = file.read()
    return list(csv.reader(io.StringIO(text, newline=""), csv.Sniffer().sniff(text))) if text else []


def clevercsv(path):
    import clevercsv

    return [list(map(str, row)) for row in clevercsv.read_table(path)]


def pandas(path):
    import pandas

    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, on_bad_lines="skip", encoding="utf-8-sig")
    return rows(frame.to_csv(index=False))


def polars(path):
    import polars

    frame = polars.read_csv(path, infer_schema=False, truncate_ragged_lines=True)
    return [frame.columns] + [[cell or "" for cell in row] for row in frame.rows()]


def duckdb(path):
    import duckdb

    relation = duckdb.read_csv(path, all_varchar=True, null_padding=True, strict_mode=False)
    return [relation.columns] + [[cell or "" for cell in row] for row in relation.fetchall()]


def attempt(job):
    program, name, path, wanted = job
    tools = {"cat": cat, "csv.Sniffer": sniffed, "clevercsv": clevercsv, "pandas": pandas, "polars": polars, "duckdb": duckdb}
    load = tools.get(name) or tidied(program)
    try:
        return score(wanted, load(path))
    except Exception:
        return 0.0


def own_files(folder, every):
    """Our polluted files, every so many of those that alter one row."""
    for number, (kind, name, data, wanted) in enumerate(pollute.variants()):
        if kind.startswith("row_") and number % every:
            continue
        path = folder / ("%05d.csv" % number)
        path.write_bytes(data)
        yield kind, str(path), wanted


def chinese_files(folder):
    for expected in sorted(folder.glob("*.expected.csv")):
        path = folder / (expected.name[: -len(".expected.csv")] + ".csv")
        yield "exports", str(path), rows(expected.read_text(encoding="utf-8"))


def pollock_files(folder):
    for clean in sorted((folder / "clean").glob("*.csv")):
        yield clean.name, str(folder / "csv" / clean.name), rows(clean.read_text(encoding="utf-8-sig"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="a release build of wotu")
    parser.add_argument("--pollock", type=pathlib.Path, help="a folder with the benchmark's own files")
    parser.add_argument("--every", type=int, default=1, help="take every so many of the files that alter one row")
    parser.add_argument("--tools", default="wotu,duckdb,polars,pandas,csv.Sniffer,clevercsv,cat")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.pollock:
            files = list(pollock_files(options.pollock))
        else:
            samples = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Tidy"
            files = list(own_files(pathlib.Path(folder), options.every)) + list(chinese_files(samples))
        weights = {}
        if options.pollock:
            weights = json.loads((options.pollock.parent / "pollock_weights.json").read_text())
        for tool in options.tools.split(","):
            jobs = [(options.program, tool, path, wanted) for _, path, wanted in files]
            with concurrent.futures.ProcessPoolExecutor(2) as pool:
                scores = list(pool.map(attempt, jobs, chunksize=16))
            kinds = collections.defaultdict(list)
            for (kind, _, _), value in zip(files, scores):
                kinds["pollock" if options.pollock or kind != "exports" else kind].append(value)
            line = ["%-12s" % tool]
            for kind, values in sorted(kinds.items(), reverse=True):
                line.append("%s %.4f of 10 (%d files)" % (kind, sum(values) / len(values), len(values)))
                if kind == "exports":
                    line.append("whole %.1f %%" % (100 * sum(value > 9.9999 for value in values) / len(values)))
            if weights:
                total = sum(weights.get(kind, 0) for kind, _, _ in files)
                line.append("weighted %.4f" % (sum(v * weights.get(f[0], 0) for v, f in zip(scores, files)) / total))
            print("  ".join(line))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
