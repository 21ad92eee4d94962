#!/usr/bin/env python3
"""Validates the parts of workbooks against the schemas of ISO/IEC 29500 (transitional).

    scripts/check-schema.py FOLDER_OF_XSD WORKBOOK.xlsx …

The schemas are no part of this repository: ECMA publishes them with ECMA-376 part 4. What part 3 lets a reader ignore
(mc:Ignorable) is taken out first. Exits 1 where a part is invalid.
"""
import sys
import zipfile
from pathlib import Path

from lxml import etree

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SCHEMAS = {
    "xl/workbook.xml": "sml.xsd", "xl/worksheets/sheet": "sml.xsd", "xl/styles.xml": "sml.xsd",
    "xl/sharedStrings.xml": "sml.xsd", "xl/tables/": "sml.xsd", "xl/comments": "sml.xsd", "xl/charts/": "dml-chart.xsd",
    "xl/drawings/drawing": "dml-spreadsheetDrawing.xsd", "docProps/custom": "shared-documentPropertiesCustom.xsd",
    "docProps/app": "shared-documentPropertiesExtended.xsd",
}


def without_ignorable(root):
    ignorable = [root.nsmap.get(prefix) for prefix in root.attrib.pop(COMPATIBILITY + "Ignorable", "").split()]
    for node in root.iter():
        for name in list(node.attrib):
            if etree.QName(name).namespace in ignorable:
                del node.attrib[name]
    return root


def main():
    if len(sys.argv) < 3:
        print("usage: check-schema.py SCHEMAS WORKBOOK…", file=sys.stderr)
        return 2
    folder, problems, count = Path(sys.argv[1]), [], 0
    schemas = {name: etree.XMLSchema(etree.parse(str(folder / name))) for name in sorted(set(SCHEMAS.values()))}
    for path in sys.argv[2:]:
        parts = zipfile.ZipFile(path)
        for name in parts.namelist():
            for start, schema in SCHEMAS.items():
                if name.startswith(start) and name.endswith(".xml"):
                    count += 1
                    if not schemas[schema].validate(without_ignorable(etree.fromstring(parts.read(name)))):
                        problems += [f"{path}: {name}: {error.message}" for error in schemas[schema].error_log]
    for problem in problems[:40]:
        print(problem, file=sys.stderr)
    print(f"{count} parts, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
