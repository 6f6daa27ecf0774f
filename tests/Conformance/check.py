#!/usr/bin/env python3
"""Runs the conformance scenarios and flows against the published executable.

    check.py CONFORMANCE_FOLDER EXECUTABLE [--update]

What does not pass yet is listed in known-failures.txt beside this file. The list may only shrink: something that fails without being listed is a
failure, and so is something that passes although it is listed. A flow that comes out otherwise than the list says is run once more alone, and that
result counts. --update writes the list anew.
"""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIST = os.path.join(HERE, "known-failures.txt")


class Suite:
    """The scenarios and flows of a folder, and the program that they are run against."""

    def __init__(self, folder, executable, scratch):
        self.folder = folder
        self.serve = f"{executable} serve --dir {{dir}} --http 127.0.0.1:{{port}}"
        self.scratch = scratch

    def run(self, script, files, *arguments):
        out = os.path.join(self.scratch, script + ".json")
        command = [sys.executable, os.path.join(self.folder, script), *files, "--serve", self.serve, "--json", out, "--tmp", self.scratch, *arguments]
        subprocess.run(command, check=False)
        with open(out, encoding="utf-8") as f:
            return json.load(f)

    def scenarios(self):
        """For each scenario whether it passes."""
        results = self.run("run.py", [os.path.join(self.folder, "scenarios-open.json")], "--keep-going", "--confirm", "--jobs", "2")
        return {"scenario " + r["id"]: r["outcome"] == "pass" for r in results["results"] if r["outcome"] != "skip"}

    def flows(self, ids=None):
        """For each flow whether it passes; of some flows only, one after the other."""
        files = sorted(glob.glob(os.path.join(self.folder, "flows", "*.json")))
        only = ["--jobs", "2"] if ids is None else ["--jobs", "1", "--only", "^(%s) " % "|".join(re.escape(i) for i in ids)]
        return {"flow " + i: not r["problems"] for i, r in self.run("flows.py", files, *only).items()}


def report(results):
    for kind in ("scenario", "flow"):
        areas = {}
        for name, passed in results.items():
            if name.startswith(kind + " "):
                good, total = areas.get(name.split(" ")[1].split("/")[0], (0, 0))
                areas[name.split(" ")[1].split("/")[0]] = (good + passed, total + 1)
        print(f"\n{kind}s: {sum(g for g, _ in areas.values())} of {sum(t for _, t in areas.values())} pass")
        for area, (good, total) in sorted(areas.items()):
            print(f"  {area:<36}{good:>4} of {total}")


def main():
    with open(LIST, encoding="utf-8") as f:
        known = {line.strip() for line in f if line.strip()}
    with tempfile.TemporaryDirectory(prefix="holdall-conformance-") as scratch:
        suite = Suite(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), scratch)
        results = suite.scenarios()
        results.update(suite.flows())
        doubtful = [n[len("flow "):] for n, passed in results.items() if n.startswith("flow ") and passed == (n in known)]
        if doubtful and "--update" not in sys.argv:
            results.update(suite.flows(doubtful))
    report(results)
    if "--update" in sys.argv:
        with open(LIST, "w", encoding="utf-8") as f:
            f.writelines(name + "\n" for name, passed in sorted(results.items()) if not passed)
        return 0
    new = sorted(name for name, passed in results.items() if not passed and name not in known)
    done = sorted(name for name, passed in results.items() if passed and name in known)
    for name in new:
        print("fails, but is not listed:", name)
    for name in done:
        print("passes, so it must leave the list:", name)
    print(f"{len(results) - len(new) - len(done)} passed, {len(new) + len(done)} failed")
    return 1 if new or done else 0


if __name__ == "__main__":
    sys.exit(main())
