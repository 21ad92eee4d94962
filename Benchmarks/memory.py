"""How wotu's peak memory grows with rows: samples of three sizes, the largest resident set of a run each.

Usage: memory.py WOTU FOLDER [--rows 100000,1000000,3000000] [--retain summaries]
"""

import argparse
import shutil
import sys
from pathlib import Path

from compare import run


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wotu", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", default="100000,1000000,3000000")
    parser.add_argument("--retain", default="summaries")
    options = parser.parse_args()
    wotu = options.wotu.resolve()
    previous = None
    for rows in map(int, options.rows.split(",")):
        sample = options.folder.resolve() / f"memory-{rows}"
        output = sample / "output"
        log = options.folder.resolve() / "memory.log"
        sample.mkdir(parents=True, exist_ok=True)
        run([wotu, "sample", sample, "--rows", str(rows), "--merchants", "5000"], log)
        shutil.rmtree(output, ignore_errors=True)
        command = [wotu, "run", sample / "nanan.yaml", "--set", f"retain={options.retain}", "--output", output, "--quiet"]
        _, peak = run(command, log)
        line = f"{rows} rows of each kind: {peak:.0f} MiB"
        if previous:
            # Both tables have that many rows.
            growth = (peak - previous[1]) * 1024 * 1024 / (2 * (rows - previous[0]))
            line += f", {growth:.1f} bytes a row more"
        print(line)
        previous = (rows, peak)
        shutil.rmtree(sample)


if __name__ == "__main__":
    sys.exit(main())
