import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishedEntries } from "../../../src/tool-cache/cache.ts";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import type { EsptoolProgram, EsptoolRequest, InstallContext } from "../../../src/esptool/install/program.ts";
import { findPython } from "../../../src/esptool/install/pip/python.ts";
import { provideEsptool } from "../../../src/esptool/install/provide.ts";
import { askVersion } from "../../../src/esptool/install/version.ts";
import { failureOf, installContext, LOCKS } from "../../support/esptool/esptool.ts";
import { IS_FULL, oneIn } from "../../support/sample.ts";

const PIP: EsptoolRequest = { source: "pip", version: "5.6.0", allowUnpinned: false };
/** A runner without Python, without network, without anything. */
const NOTHING = { PATH: "", PIP_NO_INDEX: "1" };

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "install-pip-"));
});

afterAll(async () => {
  await rm(root, { recursive: true });
});

function contextIn(cache: string, changes: Partial<InstallContext> = {}): InstallContext {
  return installContext({ toolCache: join(root, cache), temp: join(root, "temp"), ...changes });
}

async function filesOf(cache: string, version = "5.6.0"): Promise<string[]> {
  return readdir(join(root, cache, "esptool", version)).catch(() => []);
}

describe.skipIf(IS_FULL)("esptool by pip", () => {
  const warm = "warm";
  let programs: EsptoolProgram[];

  beforeAll(async () => {
    programs = await Promise.all([
      provideEsptool(PIP, contextIn(warm)),
      provideEsptool(PIP, contextIn(warm)),
    ]);
  });

  it("works for both of two steps that installed it at once, and is kept once", async () => {
    for (const program of programs)
      expect(await askVersion(program, contextIn(warm))).toEqual({ version: "5.6.0" });
    expect(programs[0]?.command).toBe(programs[1]?.command);
    expect((await filesOf(warm)).filter((name) => name.endsWith(".complete"))).toHaveLength(1);
    expect(await filesOf(warm)).toHaveLength(5);
    expect(await readdir(join(root, "temp"))).toEqual([]);
  });

  it("is found the next time without Python, pip or network", async () => {
    const again = await provideEsptool(PIP, contextIn(warm, { env: NOTHING }));
    expect(again).toEqual({ ...programs[0], source: "tool-cache" });
  });

  it("is found by `auto` too", async () => {
    const request = { ...PIP, source: "auto", version: "" } as const;
    const again = await provideEsptool(request, contextIn(warm, { env: NOTHING }));
    expect(again.command).toBe(programs[0]?.command);
  });

  it("holds esptool and pySerial, and nothing of what built it", async () => {
    const folder = join(root, warm, "esptool", "5.6.0");
    const [entry] = await finishedEntries(folder);
    const text = await readFile(`${entry?.directory ?? ""}.manifest.json`, "utf8");
    expect(entry?.manifestSha256).toBe(sha256(text));
    expect(text).toMatch(/site-packages\/esptool\/__init__\.py/);
    expect(text).toMatch(/site-packages\/serial\/__init__\.py/);
    expect(text).not.toMatch(/setuptools\/|build-backend|site-packages\/pip\//);
  });

  it("is not taken from an entry that another lock made", async () => {
    const locks = await alteredLocks("newer", (text) => `${text}# changed\n`);
    const failure = await failureOf(provideEsptool(PIP, contextIn(warm, { locks, env: NOTHING })));
    expect(failure.code).toBe("python-not-found");
  });

  it("is not taken from an entry whose Python has gone", async () => {
    const marker = (await filesOf(warm)).find((name) => name.endsWith(".complete")) ?? "";
    const folder = join(root, "gone", "esptool", "5.6.0");
    const key = marker.replace(".complete", "");
    await mkdir(join(folder, `${key}-0123456789ab`), { recursive: true });
    await writeFile(join(folder, marker), JSON.stringify({ directory: `${key}-0123456789ab` }));
    const failure = await failureOf(provideEsptool(PIP, contextIn("gone", { env: NOTHING })));
    expect(failure.code).toBe("python-not-found");
  });
});

describe.skipIf(IS_FULL)("esptool by pip on a runner with ways of its own", () => {
  const cache = "Bänke 実験室";
  const isRecorded = process.platform !== "win32";
  let env: NodeJS.ProcessEnv;
  let program: EsptoolProgram;
  let folder: string;

  beforeAll(async () => {
    folder = join(root, "hostile");
    await mkdir(folder);
    const config = join(folder, "pip.conf");
    const away = join(root, "elsewhere");
    const lines = ["target", "prefix", "root"].map((name) => `${name} = ${away}`);
    const others = ["user = true", "no-deps = true", "ignore-installed = true"];
    await writeFile(
      config,
      ["[global]", "require-virtualenv = true", "[install]", ...lines, ...others, ""].join("\n"),
    );
    await writeFile(
      join(folder, "sitecustomize.py"),
      `open(${JSON.stringify(join(folder, "sprung"))}, "w")\n`,
    );
    const secrets = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"];
    env = {
      ...process.env,
      ...Object.fromEntries([...secrets, "INPUT_PASSWORD", "WIFI"].map((name) => [name, "a-secret"])),
      ...{ LC_ALL: "C", LANG: "C", LC_CTYPE: "C", PYTHONUTF8: "0" },
      ...{ PYTHONPATH: folder, PYTHONHOME: folder, PYTHONSTARTUP: folder, LD_PRELOAD: join(folder, "x.so") },
      ...{ PIP_CONFIG_FILE: config, PIP_TARGET: away, PIP_PREFIX: away, PIP_DEFAULT_TIMEOUT: "61" },
    };
    if (isRecorded) {
      const { python } = await findPython(installContext());
      if (python === undefined) throw new Error("These tests need a Python.");
      const text = `#!/bin/sh\n{ echo "= $*"; env; } >> "${join(folder, "record")}"\nexec ${python.command} "$@"\n`;
      await writeFile(join(folder, "python3"), text, { mode: 0o755 });
      env = { ...env, PATH: `${folder}:${process.env["PATH"] ?? ""}`, pythonLocation: undefined };
    }
    program = await provideEsptool(PIP, contextIn(cache, { env, temp: join(root, "Über tmp") }));
  });

  it("is in the tool cache, whatever pip's configuration, the locale and the letters of the path", async () => {
    expect(program.source).toBe("pip");
    expect(program.command.startsWith(join(root, cache))).toBe(true);
    expect(await askVersion(program, contextIn(cache, { env }))).toEqual({ version: "5.6.0" });
    expect(await readdir(root)).not.toContain("elsewhere");
    const again = await provideEsptool(PIP, contextIn(cache, { env }));
    expect(again).toEqual({ ...program, source: "tool-cache" });
  });

  it.runIf(isRecorded)(
    "gets the settings of its index, and no token, no input and nothing that steers Python",
    async () => {
      const said = await readFile(join(folder, "record"), "utf8");
      expect(said).toContain("-m pip --python");
      expect(said).toContain("PIP_DEFAULT_TIMEOUT=61");
      expect(said).not.toContain("a-secret");
      expect(said).not.toMatch(
        /^(PYTHON(PATH|HOME|STARTUP)|LD_PRELOAD|PIP_(TARGET|PREFIX)|INPUT_|ACTIONS_|GITHUB_|GH_)/m,
      );
      expect(await readdir(folder)).not.toContain("sprung");
    },
  );
});

/** Those for which pip downloads, builds or waits. */
const sampled = oneIn(4);

describe("esptool by pip that fails", () => {
  it.skipIf(IS_FULL)("leaves a half-finished installation of others alone and never uses it", async () => {
    const folder = join(root, "half", "esptool", "5.6.0");
    const half = join(folder, "linux-x64-pip-00000000-cp312-0123456789ab", "bin");
    await mkdir(half, { recursive: true });
    await writeFile(join(half, "python"), "");
    const failure = await failureOf(provideEsptool(PIP, contextIn("half", { env: NOTHING })));
    expect(failure.code).toBe("python-not-found");
    expect(await readdir(half)).toEqual(["python"]);
  });

  sampled(
    "refuses a package whose digest is not that of the lock, and does not try another source",
    async () => {
      const locks = await alteredLocks("tampered", (text) =>
        text.replace(/^mdurl==.*(\n +--hash=.*)+/m, (entry) =>
          entry.replace(/sha256:[0-9a-f]{8}/g, "sha256:00000000"),
        ),
      );
      const request = { ...PIP, source: "auto" } as const;
      const failure = await failureOf(provideEsptool(request, contextIn("tampered", { locks })));
      expect(failure.code).toBe("esptool-digest-mismatch");
      expect(failure.message).toContain("mdurl");
      expect(await filesOf("tampered")).toEqual([]);
    },
  );

  sampled("says what pip said when there is no index", async () => {
    const env = { ...process.env, PIP_NO_INDEX: "1", PIP_FIND_LINKS: undefined, PIP_CONFIG_FILE: undefined };
    const failure = await failureOf(provideEsptool(PIP, contextIn("offline", { env })));
    expect(failure.code).toBe("esptool-install-failed");
    expect(failure.message).toContain("setuptools");
    expect(await filesOf("offline")).toEqual([]);
  });

  it.skipIf(IS_FULL)("ends at once when the step is cancelled, and leaves nothing", async () => {
    const cancel = new AbortController();
    const log = (line: string): void => {
      if (line.startsWith("Installing")) cancel.abort();
    };
    const failure = await failureOf(
      provideEsptool(PIP, contextIn("cancelled", { log, signal: cancel.signal })),
    );
    expect(failure.code).toBe("cancelled");
    expect(await filesOf("cancelled")).toEqual([]);
  });
});

describe.skipIf(process.platform === "win32")("a Python without ensurepip and with an old pip", () => {
  sampled("installs esptool anyway, by a newer pip that is locked too", async () => {
    const { python } = await findPython(installContext());
    if (python === undefined) throw new Error("These tests need a Python.");
    const answer = {
      implementation: "cpython",
      major: 3,
      minor: Number(python.tag.slice(1)),
      base: python.base,
    };
    const lacking = { ...answer, pip: "22.0.2", ensurepip: false, venv: true, free_threaded: false };
    const bin = join(root, "lacking");
    await mkdir(bin);
    // Debian's Python without python3-venv, as far as the installer can see.
    const text = `#!/bin/sh\nif [ "$2" = -c ]; then echo '${JSON.stringify(lacking)}'; else exec ${python.command} "$@"; fi\n`;
    await writeFile(join(bin, "python3"), text, { mode: 0o755 });
    const env = { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}`, pythonLocation: undefined };
    const program = await provideEsptool(PIP, contextIn("lacking", { env }));
    expect(program).toMatchObject({ source: "pip", version: "5.6.0" });
    expect(await readFile(`${dirname(dirname(program.command))}.manifest.json`, "utf8")).not.toContain(
      "/pip/",
    );
  });
});

describe("a version without a lock", () => {
  it.skipIf(IS_FULL).each(["pip", "auto"] as const)("is refused by %s", async (source) => {
    const request = { ...PIP, source, version: "5.2.0" };
    const failure = await failureOf(provideEsptool(request, contextIn("unpinned")));
    expect(failure.code).toBe("esptool-version-unpinned");
    expect(failure.hint).toContain("5.6.0, 5.5.0, 5.4.0, 5.3.1");
    expect(await filesOf("unpinned", "5.2.0")).toEqual([]);
  });

  sampled("is installed when that is allowed, with a warning", async () => {
    const lines: string[] = [];
    const context = contextIn("unpinned", { log: (line) => lines.push(line) });
    const program = await provideEsptool({ ...PIP, version: "5.2.0", allowUnpinned: true }, context);
    expect(program.version).toBe("5.2.0");
    expect(lines.join("\n")).toContain("Warning: This action has no lock file for esptool 5.2.0");
    const again = await failureOf(provideEsptool({ ...PIP, version: "5.2.0" }, context));
    expect(again.code).toBe("esptool-version-unpinned");
  });
});

/** A copy of the locks in which that of 5.6.0 is another. */
async function alteredLocks(name: string, change: (text: string) => string): Promise<string> {
  const locks = join(root, `locks-${name}`);
  await cp(LOCKS, locks, { recursive: true });
  const file = join(locks, "esptool-5.6.0.txt");
  const text = await readFile(file, "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(file, changed);
  return locks;
}
