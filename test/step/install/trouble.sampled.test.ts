import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import { LOCKS } from "../../support/esptool/esptool.ts";
import { endOrphans, startInstall, type InstallEnd } from "../../support/esptool/install-process.ts";
import { listing } from "../../support/runner/runner.ts";
import { serve, tarGz, type Answer } from "../../support/esptool/release-server.ts";
import { copyEsptool } from "../../support/esptool/tool-cache-copy.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const FOLDER = "esptool-linux-amd64";
/** Some files, one of them larger than all the limits below. */
const ARCHIVE = tarGz([
  { name: `${FOLDER}/esptool`, text: "#!/bin/sh\necho 5.6.0\n", mode: 0o755 },
  { name: `${FOLDER}/LICENSE`, text: "GPL" },
  { name: `${FOLDER}/data`, text: "x".repeat(3_000_000) },
]);
const send: Answer = (_, response) => void response.end(ARCHIVE);

const KIB = 1024;

let root: string;
let toolCache: string;
let temp: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "install-trouble-"));
  toolCache = join(root, "cache");
  temp = join(root, "temp");
});

afterEach(async () => {
  await rm(root, { recursive: true, maxRetries: 3 });
});

/** A shell script for every system that runs it, in an archive with the name of a fixed one. */
const release = (baseUrl: string, cache = toolCache) =>
  ({
    request: { source: "release", version: "5.6.0", sha256: sha256(ARCHIVE), baseUrl, allowUnpinned: false },
    context: { toolCache: cache, temp, locks: LOCKS, platform: "linux", arch: "x64" },
  }) as const;

const pip = () =>
  ({
    request: { source: "pip", version: "5.6.0", allowUnpinned: false },
    context: { toolCache, temp, locks: LOCKS },
  }) as const;

/** What is in the tool cache for the version, with the letters of each directory left out. */
function cached(cache = toolCache): string[] {
  const folder = join(cache, "esptool", "5.6.0");
  return existsSync(folder)
    ? readdirSync(folder).map((name) => name.replace(/-[0-9a-f]{12}(?=$|\.(?!complete))/, "-*"))
    : [];
}

const KEY = `linux-x64-release-${sha256(ARCHIVE).slice(0, 12)}`;
const WHOLE = [`${KEY}-*`, `${KEY}-*.manifest.json`, `${KEY}-*.proof.json`, `${KEY}.complete`].toSorted();

function expectInstalled(end: InstallEnd): void {
  expect(end.program, JSON.stringify(end)).toMatchObject({ version: "5.6.0" });
  expect(existsSync(end.program?.command ?? "")).toBe(true);
}

describe.skipIf(process.platform === "win32")("installations in trouble", () => {
  const sampled = oneIn(3);
  sampled("race for a cold tool cache, eight at once, and all get the one that is published", async () => {
    await using server = await serve(send);
    const ends = await Promise.all(Array.from({ length: 8 }, () => startInstall(release(server.url)).end));
    for (const end of ends) expectInstalled(end);
    expect(new Set(ends.map(({ program }) => program?.command)).size).toBe(1);
    expect(cached().toSorted()).toEqual(WHOLE);
    expect(listing(temp)).toEqual([]);
  });

  sampled("race while an altered one is there, and all get the one new one", async () => {
    await using server = await serve(send);
    const first = await startInstall(release(server.url)).end;
    const altered = first.program?.command ?? "";
    appendFileSync(altered, "echo pwned\n");
    const ends = await Promise.all(Array.from({ length: 8 }, () => startInstall(release(server.url)).end));
    for (const end of ends) expectInstalled(end);
    expect(new Set(ends.map(({ program }) => program?.command)).size).toBe(1);
    expect(ends[0]?.program?.command).not.toBe(altered);
    expect(ends.flatMap(({ warnings }) => warnings).length).toBeGreaterThan(0);
    expect(cached().filter((name) => !name.includes("-*.") && !name.endsWith(".complete"))).toHaveLength(2);
    expect(cached()).toContain(`${KEY}-*.altered`);
  });

  sampled("are killed at any stage, and the next one succeeds", async () => {
    const stages: [string, Answer][] = [
      ["before the first byte", () => undefined],
      ["in the middle of the archive", (_, response) => void response.write(ARCHIVE.subarray(0, 1000))],
    ];
    for (const [stage, stall] of stages) {
      await using server = await serve(stall);
      const install = startInstall(release(server.url));
      await expect.poll(() => server.requests.length, { timeout: 120_000 }).toBe(1);
      install.child.kill("SIGKILL");
      await install.end;
      expect(cached(), stage).not.toContain(`${KEY}.complete`);
      await endOrphans(install);
    }
    await using server = await serve(send);
    expectInstalled(await startInstall(release(server.url)).end);
    // What the killed ones left is unpublished, and is swept in a week.
    expect(cached().filter((name) => name === `${KEY}-*`)).toHaveLength(3);
  });

  sampled("of pip are killed in the middle, and the next one succeeds", async () => {
    const killed = startInstall(pip());
    const folder = join(toolCache, "esptool", "5.6.0");
    await expect
      .poll(() => listing(toolCache).some((name) => name.includes("/scaffolding/packages/")), {
        timeout: 120_000,
      })
      .toBe(true);
    killed.child.kill("SIGKILL");
    await killed.end;
    await endOrphans(killed);
    expect(readdirSync(folder).filter((name) => name.endsWith(".complete"))).toEqual([]);
    const ends = await Promise.all([startInstall(pip()).end, startInstall(pip()).end]);
    for (const end of ends) expectInstalled(end);
    expect(ends[0].program?.command).toBe(ends[1].program?.command);
    expect(readdirSync(folder).filter((name) => name.endsWith(".complete"))).toHaveLength(1);
  });

  // `ulimit -f`: no file may grow beyond that many bytes. It needs no rights, and hits what a full disk hits.
  const limits: [string, number][] = [
    ["the download", 2 * KIB],
    ["the unpacking", 1024 * KIB],
  ];
  const stages = sample("stages", limits, () => ["a stage"]);
  it.each(stages.cases)("fail, typed and without a trace, when there is no room for %s", async (_, limit) => {
    await using server = await serve(send);
    const end = await startInstall(release(server.url), process.env, limit).end;
    expect(end.code, JSON.stringify(end)).toBe("esptool-install-failed");
    expect(cached()).toEqual([]);
    expect(listing(temp)).toEqual([]);
    expectInstalled(await startInstall(release(server.url)).end);
    expect(cached().toSorted()).toEqual(WHOLE);
  });

  sampled("of pip fail, typed and without a trace, when there is no room", async () => {
    const end = await startInstall(pip(), process.env, 128 * KIB).end;
    expect(end.code, JSON.stringify(end)).toBe("esptool-install-failed");
    expect(cached()).toEqual([]);
    expect(listing(temp)).toEqual([]);
  });
});

/** A file system of one mebibyte can be created by root of a Linux that lets it. */
function smallFileSystem(folder: string): boolean {
  mkdirSync(folder);
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(IS_FULL || process.platform === "win32")("a full disk", () => {
  it("under the tool cache ends in a typed failure, leaves nothing, and does no harm to what is there", async () => {
    await using server = await serve(send);
    const small = join(root, "small");
    const mounted = smallFileSystem(small);
    try {
      // Where no file system can be created, the limit on the size of a file stands in for it.
      const starve = (): Promise<InstallEnd> =>
        startInstall(release(server.url, small), process.env, mounted ? undefined : 1024 * KIB).end;
      const end = await starve();
      expect(end.code, JSON.stringify(end)).toBe("esptool-install-failed");
      expect(end.message).toContain("cannot be unpacked into");
      expect(cached(small)).toEqual([]);
    } finally {
      if (mounted) execFileSync("umount", [small]);
    }
  });
});

describe("an esptool in the tool cache that was altered", () => {
  const sampled = oneIn(2);
  const offline = { ...process.env, PATH: "", PIP_NO_INDEX: "1" };

  sampled(
    "is found out, kept from use, and makes the step fail where it cannot be installed again",
    async () => {
      const directory = await copyEsptool(toolCache);
      const good = await startInstall(pip(), offline).end;
      expect(good.program, JSON.stringify(good)).toMatchObject({ source: "tool-cache" });
      expect(good.warnings).toEqual([]);
      const packages = dirname(
        listing(directory).find((name) => name.endsWith("/esptool/__init__.py")) ?? "",
      );
      writeFileSync(join(directory, packages, "..", "sitecustomize.py"), "print('pwned')\n");
      appendFileSync(join(directory, packages, "__init__.py"), "print('pwned')\n");
      const bad = await startInstall(pip(), offline).end;
      expect(bad.code, JSON.stringify(bad)).toBe("esptool-altered");
      expect(bad.message).toContain("site-packages/sitecustomize.py (added)");
      expect(bad.message).toContain("site-packages/esptool/__init__.py (changed)");
      expect(bad.message).toContain("No Python on this runner");
      expect(bad.warnings).toHaveLength(1);
      // It is there to be looked at, and counts no more.
      expect(existsSync(join(directory, packages, "__init__.py"))).toBe(true);
      expect(existsSync(`${directory}.altered`)).toBe(true);
      const again = await startInstall(pip(), offline).end;
      expect(again.code).toBe("python-not-found");
    },
  );

  sampled("is found out also by `auto`, and when its record is gone", async () => {
    const directory = await copyEsptool(toolCache);
    rmSync(`${directory}.manifest.json`);
    const bad = await startInstall({ ...pip(), request: { ...pip().request, source: "auto" } }, offline).end;
    expect(bad.code, JSON.stringify(bad)).toBe("esptool-altered");
    expect(bad.message).toContain("the record of its digests (missing, or not a plain file)");
  });
});
