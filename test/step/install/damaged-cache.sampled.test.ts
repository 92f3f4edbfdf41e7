import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ActionRun, REPOSITORY, runAction } from "../../support/runner/action.ts";
import { localRelease, UNREACHABLE } from "../../support/esptool/local-release.ts";
import { isClosedToUnprivileged, unprivilegedEntry } from "../../support/runner/unprivileged.ts";
import { IS_FULL, sample } from "../../support/sample.ts";

let toolCache: string;
let release: Awaited<ReturnType<typeof localRelease>>;

beforeEach(async () => {
  toolCache = mkdtempSync(join(tmpdir(), "damaged-cache-"));
  release = await localRelease();
});
afterEach(async () => {
  await release[Symbol.asyncDispose]();
  // Node.js cannot remove paths that are too long.
  execFileSync("chmod", ["-R", "u+rwX", toolCache]);
  execFileSync("rm", ["-rf", toolCache]);
});

function step(entry?: string): Promise<ActionRun> {
  const inputs = { ...UNREACHABLE, ...release.inputs };
  return runAction(inputs, { toolCache, deadlineMs: 60_000, ...(entry === undefined ? {} : { entry }) });
}

/** The parts of the one installation. */
function parts() {
  const folder = join(toolCache, "esptool", "5.6.0");
  const marker = join(folder, readdirSync(folder).find((name) => name.endsWith(".complete")) ?? "");
  const { directory: name } = JSON.parse(readFileSync(marker, "utf8")) as { directory: string };
  const directory = join(folder, name);
  const [inner = ""] = readdirSync(directory);
  return {
    marker,
    directory,
    manifest: `${directory}.manifest.json`,
    proof: `${directory}.proof.json`,
    program: join(directory, inner, "esptool"),
    library: join(directory, inner, "lib"),
  };
}

const fifo = (path: string): void => void execFileSync("mkfifo", [path]);
const folder = (path: string): void => {
  mkdirSync(path);
  writeFileSync(join(path, "x"), "");
};
/** A file that never ends. */
const endless = (path: string): void => symlinkSync("/dev/zero", path);

function instead(path: string, make: (path: string) => void): void {
  rmSync(path, { recursive: true });
  make(path);
}

type Parts = ReturnType<typeof parts>;

describe.skipIf(process.platform === "win32")("an installation in the tool cache that is damaged", () => {
  const damages: [string, (at: Parts) => void, "altered" | "unfinished"][] = [
    ["a pipe as its marker", ({ marker }) => instead(marker, fifo), "unfinished"],
    ["a folder as its marker", ({ marker }) => instead(marker, folder), "unfinished"],
    ["a link to an endless file as its marker", ({ marker }) => instead(marker, endless), "unfinished"],
    ["a huge marker", ({ marker }) => writeFileSync(marker, " ".repeat(100_000_000)), "unfinished"],
    ["a pipe as its manifest", ({ manifest }) => instead(manifest, fifo), "altered"],
    ["a folder as its manifest", ({ manifest }) => instead(manifest, folder), "altered"],
    ["a link to an endless file as its manifest", ({ manifest }) => instead(manifest, endless), "altered"],
    [
      "a proof of one row, and another program",
      ({ proof, program }) => {
        const all = JSON.parse(readFileSync(proof, "utf8")) as { prints: [string, unknown][] };
        const prints = all.prints.filter(([name]) => name.endsWith("LICENSE"));
        expect(prints).toHaveLength(1);
        writeFileSync(program, "#!/bin/sh\necho 5.6.0 # evil\n");
        writeFileSync(proof, JSON.stringify({ ...all, prints }));
      },
      "altered",
    ],
    [
      "a name that is no UTF-8",
      ({ library }) => execFileSync("sh", ["-c", ': > "$0/$(printf "\\377")"', library]),
      "altered",
    ],
    [
      "a path that is too long",
      ({ library }) => {
        // Each half can be created by its path, both together cannot.
        const half = join(...Array.from({ length: 12 }, () => "d".repeat(200)));
        for (const name of ["first", "second"]) mkdirSync(join(library, name, half), { recursive: true });
        renameSync(join(library, "second"), join(library, "first", half, "second"));
      },
      "altered",
    ],
    ["a pipe as its program", ({ program }) => instead(program, fifo), "altered"],
    ["a folder as its program", ({ program }) => instead(program, folder), "altered"],
    ["a pipe in it", ({ library }) => fifo(join(library, "pipe")), "altered"],
    [
      "a file in place of a folder",
      ({ library }) => instead(library, (path) => writeFileSync(path, "")),
      "altered",
    ],
    ["a pipe in its own place", ({ directory }) => instead(directory, fifo), "unfinished"],
    [
      "a link in its own place",
      ({ directory }) => {
        renameSync(directory, `${toolCache}/elsewhere`);
        symlinkSync(`${toolCache}/elsewhere`, directory);
      },
      "unfinished",
    ],
  ];
  // A pipe, a folder or another thing; of which part.
  const damaged = sample(
    "by %s is installed again, once, and nothing is waited for",
    damages,
    ([text, , kind]) => [
      kind,
      /pipe|folder|link|endless/.exec(text)?.[0] ?? "other",
      /marker|manifest|proof|program|place/.exec(text)?.[0] ?? "files",
    ],
  );
  it.each(damaged.cases)(damaged.title, async (_, damage, kind) => {
    expect((await step()).log).toContain("esptool 5.6.0 (release)");
    damage(parts());
    const run = await step();
    expect(run.outputs["failure"], run.log).toBe("esptool-failed");
    expect(run.log).toContain("esptool 5.6.0 (release)");
    const warned = run.annotations.filter(({ level }) => level === "warning").length;
    expect(warned, run.log).toBe(kind === "altered" ? 1 : 0);
    expect((await step()).log).toContain("esptool 5.6.0 (tool-cache)");
    expect(release.requests).toHaveLength(2);
  });

  const proofs: [string, (at: Parts) => void][] = [
    ["a pipe", ({ proof }) => instead(proof, fifo)],
    ["a folder", ({ proof }) => instead(proof, folder)],
    ["an endless file", ({ proof }) => instead(proof, endless)],
  ];
  const keptGood = sample("in nothing but its proof, which is %s, stays good", proofs, () => ["a proof"]);
  it.each(keptGood.cases)(keptGood.title, async (_, damage) => {
    await step();
    damage(parts());
    for (let count = 0; count < 2; count++)
      expect((await step()).log).toContain("esptool 5.6.0 (tool-cache)");
    expect(release.requests).toHaveLength(1);
  });

  it.skipIf(IS_FULL || isClosedToUnprivileged)(
    "by a folder that may not be read is installed again",
    async () => {
      const entry = unprivilegedEntry(join(REPOSITORY, "dist", "index.js"));
      await step(entry);
      chmodSync(parts().library, 0o000);
      const run = await step(entry);
      expect(run.outputs["failure"], run.log).toBe("esptool-failed");
      expect(run.log).toContain("esptool 5.6.0 (release)");
      expect((await step(entry)).log).toContain("esptool 5.6.0 (tool-cache)");
    },
  );
});
