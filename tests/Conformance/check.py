#!/usr/bin/env python3
"""Runs the conformance scenarios and flows against the published executable.

    check.py CONFORMANCE_FOLDER EXECUTABLE [--update]

What does not pass yet is listed in known-failures.txt beside this file. The list may only shrink: something that fails without being listed is a
failure, and so is something that passes although it is listed. --update writes the list anew.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIST = os.path.join(HERE, "known-failures.txt")


def run(script, files, executable, folder, arguments):
    """The ids of what passed and of what did not."""
    out = os.path.join(folder, os.path.basename(script) + ".json")
    serve = f"{executable} serve --dir {{dir}} --http 127.0.0.1:{{port}}"
    subprocess.run([sys.executable, script, *files, "--serve", serve, "--json", out, "--tmp", folder, "--jobs", "2", *arguments], check=False)
    with open(out, encoding="utf-8") as f:
        return json.load(f)


def scenarios(conformance, executable, folder):
    results = run(os.path.join(conformance, "run.py"), [os.path.join(conformance, "scenarios-open.json")], executable, folder, ["--keep-going", "--confirm"])
    passed = {r["id"] for r in results["results"] if r["outcome"] == "pass"}
    failed = {r["id"] for r in results["results"] if r["outcome"] == "fail"}
    return passed, failed


def flows(conformance, executable, folder):
    files = sorted(glob.glob(os.path.join(conformance, "flows", "*.json")))
    results = run(os.path.join(conformance, "flows.py"), files, executable, folder, [])
    passed = {i for i, r in results.items() if not r["problems"]}
    return passed, set(results) - passed


def by_area(ids):
    areas = {}
    for i in ids:
        areas[i.split("/")[0]] = areas.get(i.split("/")[0], 0) + 1
    return areas


def report(kind, passed, failed):
    good, all_ids = by_area(passed), by_area(passed | failed)
    print(f"\n{kind}: {len(passed)} of {len(passed | failed)} pass")
    for area in sorted(all_ids):
        print(f"  {area:<36}{good.get(area, 0):>4} of {all_ids[area]}")


def main():
    conformance, executable = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="holdall-conformance-") as folder:
        passed, failed = scenarios(conformance, executable, folder)
        flows_passed, flows_failed = flows(conformance, executable, folder)
    report("scenarios", passed, failed)
    report("flows", flows_passed, flows_failed)
    all_passed = {"scenario " + i for i in passed} | {"flow " + i for i in flows_passed}
    all_failed = {"scenario " + i for i in failed} | {"flow " + i for i in flows_failed}
    if "--update" in sys.argv:
        with open(LIST, "w", encoding="utf-8") as f:
            f.writelines(i + "\n" for i in sorted(all_failed))
        return 0
    with open(LIST, encoding="utf-8") as f:
        known = {line.strip() for line in f if line.strip()}
    new, done = sorted(all_failed - known), sorted(all_passed & known)
    for i in new:
        print("fails, but is not listed:", i)
    for i in done:
        print("passes, so it must leave the list:", i)
    return 1 if new or done else 0


if __name__ == "__main__":
    sys.exit(main())
