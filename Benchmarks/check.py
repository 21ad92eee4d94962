"""Compares a rival's figures with the sample's truth. Usage: check.py FOLDER NAME; status 1 where they differ."""

import json
import sys
from pathlib import Path


def differences(ours, truth, path=""):
    if isinstance(ours, dict):
        for key, value in ours.items():
            yield from differences(value, truth.get(key), f"{path}/{key}")
    elif ours != truth:
        yield f"{path}: {ours} is not {truth}"


folder = Path(sys.argv[1])
truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
figures = json.loads((folder / f"figures-{sys.argv[2]}.json").read_text(encoding="utf-8"))
found = list(differences(figures, truth))
print("\n".join(found[:20]) if found else f"{sys.argv[2]}: equal to the truth")
sys.exit(1 if found else 0)
