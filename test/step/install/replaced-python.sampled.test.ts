import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPython } from "../../../src/esptool/install/pip/python.ts";
import { provideEsptool } from "../../../src/esptool/install/provide.ts";
import { failureOf, installContext } from "../../support/esptool/esptool.ts";
import { IS_FULL } from "../../support/sample.ts";

let folder: string;
let python: string;

// A Python of its own, that can be replaced: the interpreter is copied, its library is the real one.
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "replaced-python-"));
  const { python: found } = await findPython(installContext());
  if (found === undefined) throw new Error("There is no Python.");
  python = join(folder, "own", "bin", basename(found.base));
  mkdirSync(dirname(python), { recursive: true });
  copyFileSync(found.base, python);
  symlinkSync(join(dirname(dirname(found.base)), "lib"), join(folder, "own", "lib"));
  symlinkSync(basename(python), join(dirname(python), "python3"));
});
afterEach(() => rmSync(folder, { recursive: true, maxRetries: 3 }));

/** Installs or finds esptool with a PATH of these folders alone. */
function provide(...folders: string[]) {
  const env = { ...process.env, PATH: folders.join(":"), pythonLocation: undefined };
  const log: string[] = [];
  const context = installContext({
    toolCache: join(folder, "cache"),
    temp: join(folder, "temp"),
    env,
    log: (line) => log.push(line),
    warn: (line) => log.push(`warning: ${line}`),
  });
  const request = { source: "pip", version: "", allowUnpinned: false } as const;
  return provideEsptool(request, context).then((program) => ({ program, log }));
}

/** What replaces the interpreter responds like any program, but not like that Python with esptool. */
function replace(text: string): void {
  rmSync(python);
  writeFileSync(python, text);
  chmodSync(python, 0o755);
}

describe.skipIf(process.platform === "win32")(
  "an esptool in the tool cache whose Python was replaced",
  () => {
    // Two installations by pip: a minute on a slow machine.
    it.runIf(IS_FULL)(
      "is used after an update, not after a loss, and is then installed with another Python",
      async () => {
        const own = dirname(python);
        const first = await provide(own);
        expect(first.program.source).toBe("pip");
        const found = { ...first.program, source: "tool-cache" };
        expect((await provide(own)).program).toEqual(found);
        // As an update does: another file with the same in it.
        copyFileSync(python, `${python}.new`);
        rmSync(python);
        copyFileSync(`${python}.new`, python);
        for (let count = 0; count < 2; count++) expect((await provide(own)).program).toEqual(found);
        // It runs, but has no esptool, as another minor version.
        replace("#!/bin/sh\necho 'No module named esptool' >&2\nexit 1\n");
        for (let count = 0; count < 2; count++)
          expect((await failureOf(provide(own))).code).toBe("python-not-found");
        replace("no program");
        const path = process.env["PATH"] ?? "";
        const next = await provide(own, path);
        expect(next.program.source, next.log.join("\n")).toBe("pip");
        expect(next.program.command).not.toBe(first.program.command);
        expect(next.log.filter((line) => line.startsWith("warning"))).toEqual([]);
        expect(execFileSync(next.program.command, ["-I", "-m", "esptool", "version"]).toString()).toContain(
          "5.6.0",
        );
        expect((await provide(own, path)).program).toEqual({ ...next.program, source: "tool-cache" });
      },
    );
  },
);
