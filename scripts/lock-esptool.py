"""Writes and verifies the hash-locked requirements in locks/.

    python scripts/lock-esptool.py                 write every lock again (needs `uv` on PATH)
    python scripts/lock-esptool.py 5.6.0           write one
    python scripts/lock-esptool.py --check [5.6.0] verify that each platform and Python finds all its wheels

A lock holds versions, environment markers and SHA-256 digests, and no address of an index: the runner's own
pip settings decide where the files come from, the digests decide which files are taken.
Run it with any Python >= 3.10 that has pip. docs/contributing/extending.md says when.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

LOCKS = Path(__file__).resolve().parent.parent / "locks"
ESPTOOL = ["5.6.0", "5.5.0", "5.4.0", "5.3.1"]
PYTHONS = ["3.10", "3.11", "3.12", "3.13", "3.14"]

# pip's platform tags for the oldest system that is promised (glibc 2.28, macOS 11), and what the
# environment markers see there.
LINUX = ["manylinux_2_28", "manylinux_2_17", "manylinux2014", "manylinux_2_12", "manylinux_2_5"]
PLATFORMS = {
    "linux-x64": ([f"{tag}_x86_64" for tag in LINUX], "linux", "Linux", "x86_64"),
    "linux-arm64": ([f"{tag}_aarch64" for tag in LINUX[:3]], "linux", "Linux", "aarch64"),
    "macos-x64": (["macosx_11_0_x86_64"], "darwin", "Darwin", "x86_64"),
    "macos-arm64": (["macosx_11_0_arm64"], "darwin", "Darwin", "arm64"),
    "windows-x64": (["win_amd64"], "win32", "Windows", "AMD64"),
}

# cryptography has no wheel for Macs with an Intel processor after 48.0.1 (and esptool sets no upper bound).
INTEL_MAC = "sys_platform == 'darwin' and platform_machine == 'x86_64'"
OTHERS = "sys_platform != 'darwin' or platform_machine != 'x86_64'"
ESPTOOL_INPUT = f"""esptool=={{version}}
cryptography<49 ; {INTEL_MAC}
cryptography>=50 ; {OTHERS}
"""
# esptool up to 5.5 asks for any bitstring; 4 is the line it was released with.
BITSTRING = "bitstring<5\n"

HEADER = """# Made by scripts/lock-esptool.py; do not edit.
# {what}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("versions", nargs="*", default=ESPTOOL)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        for version in options.versions:
            check(LOCKS / f"esptool-{version}.txt")
        return
    LOCKS.mkdir(exist_ok=True)
    for version in options.versions:
        old = tuple(map(int, version.split("."))) < (5, 6)
        lock(
            f"esptool-{version}.txt",
            ESPTOOL_INPUT.format(version=version) + (BITSTRING if old else ""),
            f"esptool {version} for CPython 3.10 to 3.14 on Linux, macOS and Windows.",
        )
    lock("build-backend.txt", "setuptools\n", "Builds esptool, which is published as source only.")
    lock("pip.txt", "pip\n", "Used where the Python of the runner has a pip older than 22.3 and no ensurepip.")


def lock(name: str, requirements: str, what: str) -> None:
    """Resolves `requirements` for all platforms and Pythons at once and writes `locks/<name>`."""
    command = "uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet".split()
    with tempfile.NamedTemporaryFile("w", suffix=".in") as source:
        source.write(requirements)
        source.flush()
        resolved = subprocess.run(
            [*command, "--python-version", PYTHONS[0], source.name], check=True, capture_output=True, text=True
        )
    (LOCKS / name).write_text(HEADER.format(what=what) + resolved.stdout, encoding="utf-8", newline="\n")
    print(f"wrote locks/{name}")


def check(path: Path) -> None:
    """Downloads, for each platform and Python, exactly the locked wheels: a missing wheel or digest ends it."""
    entries = re.findall(r"^(\S.*?)((?: *\\\n +--hash=\S+)+)", path.read_text("utf-8"), re.MULTILINE)
    for platform, (tags, sys_platform, system, machine) in PLATFORMS.items():
        for python in PYTHONS:
            environment = {
                "sys_platform": sys_platform,
                "platform_system": system,
                "platform_machine": machine,
                "python_version": python,
                "python_full_version": f"{python}.1",
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
            }
            wanted = [entry for entry in entries if applies(entry[0], environment)]
            download([(Requirement(line), hashes) for line, hashes in wanted], tags, python)
            print(f"{path.name}: {platform} Python {python}: {len(wanted)} wheels", flush=True)


def applies(line: str, environment: dict[str, str]) -> bool:
    requirement = Requirement(line)
    if requirement.name == "esptool":  # source only
        return False
    return requirement.marker is None or requirement.marker.evaluate(environment)


def download(wanted: list[tuple[Requirement, str]], tags: list[str], python: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"{requirement.name}{requirement.specifier}{hashes}" for requirement, hashes in wanted]
        requirements = Path(folder, "requirements.txt")
        requirements.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-I", "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        command += ["--only-binary=:all:", "--implementation", "cp", "--python-version", python]
        command += [part for tag in tags for part in ("--platform", tag)]
        subprocess.run([*command, "--dest", folder, "-r", str(requirements)], check=True)


if __name__ == "__main__":
    main()
