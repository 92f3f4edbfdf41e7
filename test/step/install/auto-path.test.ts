import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import { AS_MODULE, type EsptoolRequest } from "../../../src/esptool/install/program.ts";
import { checkProvidable, provideEsptool } from "../../../src/esptool/install/provide.ts";
import { esptoolPython, failureOf, installContext } from "../../support/esptool/esptool.ts";
import { runAction } from "../../support/runner/action.ts";
import { cacheRelease, UNREACHABLE } from "../../support/esptool/local-release.ts";
import { serve, tarGz } from "../../support/esptool/release-server.ts";

let root: string;
let bin: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "install-auto-"));
  bin = join(root, "bin");
  await mkdir(bin);
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function script(name: string, text: string): Promise<string> {
  const path = join(bin, name);
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

function contextOf(log: (line: string) => void = () => undefined) {
  const place = { toolCache: join(root, "cache"), temp: join(root, "temp"), env: { PATH: bin }, log };
  return installContext({ ...place, platform: "linux", arch: "x64" });
}

function provide(request: Partial<EsptoolRequest>, log?: (line: string) => void) {
  return provideEsptool(
    { source: "auto", version: "5.6.0", allowUnpinned: false, ...request },
    contextOf(log),
  );
}

// The helpers of these tests are shell scripts.
describe.skipIf(process.platform === "win32")("`auto` on a runner without a fit Python", () => {
  const text = "#!/bin/sh\necho 5.6.0\n";
  const archive = tarGz([{ name: "esptool-linux-amd64/esptool", text, mode: 0o755 }]);

  it("continues with the archive", async () => {
    await using server = await serve((_, response) => response.end(archive));
    const program = await provide({ baseUrl: server.url, sha256: sha256(archive) });
    expect(program.source).toBe("release");
    expect(await provide({ sha256: sha256(archive) })).toEqual({ ...program, source: "tool-cache" });
  });

  it("ends in one failure that says what was tried and how to fix each", async () => {
    await script("python3", "exit 1");
    await using server = await serve((_, response) => response.writeHead(404).end());
    const failure = await failureOf(provide({ baseUrl: server.url, sha256: sha256(archive) }));
    expect(failure.code).toBe("esptool-unavailable");
    expect(failure.message).toContain("tool cache: not installed");
    expect(failure.message).toContain(`pip: No Python`);
    expect(failure.message).toContain(join(bin, "python3"));
    expect(failure.message).toContain("actions/setup-python");
    expect(failure.message).toContain("release: Cannot download");
    expect(failure.message).toContain("esptool-base-url");
    expect(failure.hint).toContain("esptool-source: path");
  });

  it("does not go to the network for an archive that it could not check", async () => {
    const failure = await failureOf(provide({ baseUrl: "http://127.0.0.1:9" }));
    expect(failure.code).toBe("esptool-unavailable");
    expect(failure.message).toContain("release: No trusted SHA-256");
  });
});

describe.skipIf(process.platform === "win32")("`auto` where no version is asked for", () => {
  const TAKEN = /^esptool-version is not set, and esptool 5\.4\.0 is the newest whose SHA-256/;

  it("continues with the newest archive that it can check, and says so", async () => {
    await using server = await serve((_, response) => response.end("other bytes"));
    const lines: string[] = [];
    const failure = await failureOf(
      provide({ version: "", baseUrl: server.url }, (line) => lines.push(line)),
    );
    // The server cannot have the bytes of Espressif's archive; which ones it was asked for is what counts.
    expect(failure.code).toBe("esptool-digest-mismatch");
    expect(server.requests).toEqual(["/v5.4.0/esptool-v5.4.0-linux-amd64.tar.gz"]);
    expect(lines[0]).toMatch(/^esptool 5\.6\.0 could not be installed with pip: No Python/);
    expect(lines[1]).toMatch(TAKEN);
  });

  it("takes that archive from the tool cache, but only where pip has failed, and says so", async () => {
    await cacheRelease("5.4.0", contextOf());
    const lines: string[] = [];
    const program = await provide({ version: "" }, (line) => lines.push(line));
    expect(program).toMatchObject({ version: "5.4.0", source: "tool-cache" });
    expect(lines).toEqual([
      expect.stringContaining("could not be installed with pip"),
      expect.stringMatching(TAKEN),
    ]);
  });

  it("takes the default version where the workflow gives a digest", async () => {
    await using server = await serve((_, response) => response.writeHead(404).end());
    await failureOf(provide({ version: "", baseUrl: server.url, sha256: "0".repeat(64) }));
    expect(server.requests).toEqual(["/v5.6.0/esptool-v5.6.0-linux-amd64.tar.gz"]);
  });

  it("is a step that works without Python, and whose result has the version", async () => {
    const toolCache = join(root, "cache");
    await cacheRelease("5.4.0", installContext({ toolCache, temp: root }));
    const run = await runAction({ ...UNREACHABLE, lock: false }, { toolCache, env: { PATH: bin } });
    // That esptool only says its version: the step gets as far as starting it.
    expect(run.outputs, run.log).toMatchObject({ "esptool-version": "5.4.0", failure: "esptool-failed" });
    expect(run.log).toContain("esptool-version is not set, and esptool 5.4.0 is the newest whose SHA-256");
    expect(run.log).toContain("esptool 5.4.0 (tool-cache)");
  });

  it("is what a dry run counts on", async () => {
    const expected = (source: EsptoolRequest["source"], version = "") =>
      checkProvidable({ source, version, allowUnpinned: false }, contextOf());
    expect(await expected("auto")).toBe("5.4.0");
    expect(await expected("release")).toBe("5.4.0");
    expect(await expected("pip")).toBe("5.6.0");
    await expect(expected("release", "5.5.0")).rejects.toMatchObject({ code: "esptool-digest-unknown" });
    await script("python3", "exit 1");
    expect(await expected("auto")).toBe("5.6.0");
  });

  it("still refuses a version that is asked for and cannot be checked", async () => {
    await cacheRelease("5.4.0", contextOf());
    const failure = await failureOf(provide({ version: "5.5.0", source: "release" }));
    expect(failure.code).toBe("esptool-digest-unknown");
    expect(failure.hint).toContain("esptool-sha256");
  });
});

describe.skipIf(process.platform === "win32")("the esptool that is on the runner", () => {
  it("is found on the PATH", async () => {
    const command = await script("esptool", "echo esptool v5.5.0; echo 5.5.0");
    const expected = { command, prefix: [], version: "5.5.0", path: command, source: "path" };
    expect(await provide({ source: "path", version: "" })).toEqual(expected);
    expect(await provide({ source: "path", version: "5.5.0" })).toEqual(expected);
  });

  it("may be a Python that has it", async () => {
    const path = await esptoolPython();
    const program = await provide({ source: "path", path });
    expect(program).toEqual({
      command: path,
      prefix: AS_MODULE,
      version: "5.6.0",
      path,
      source: "path",
    });
  });

  it.each([
    ["names it", (python: string) => `#!${python}`],
    ["has a shell start it", (python: string) => `#!/bin/sh\n'''exec' "${python}" "$0" "$@"\n' '''`],
  ])("may be the script of a Python that has it, which %s", async (_, head) => {
    const python = await esptoolPython();
    const path = join(bin, "esptool");
    const text = `${head(python)}\nimport sys\nfrom esptool.__init__ import _main\nsys.exit(_main())\n`;
    await writeFile(path, text, { mode: 0o755 });
    const program = await provide({ source: "path", version: "" });
    expect(program).toEqual({ command: python, prefix: AS_MODULE, version: "5.6.0", path, source: "path" });
  });

  it("is started as it is where the Python of its script does not have it for everybody", async () => {
    const python = await script("its-python", '[ "$1" = -I ] && exit 1; echo 5.6.0');
    const path = join(bin, "esptool");
    await writeFile(path, `#!${python}\nfrom esptool import _main\n`, { mode: 0o755 });
    const program = await provide({ source: "path", version: "" });
    expect(program).toMatchObject({ command: path, prefix: [], path });
  });

  it.each([
    ["4.12.0", ""],
    ["6.0.0", ""],
    ["5.5.0", "5.6.0"],
  ])("is refused as %s when the step asks for “%s”", async (version, wanted) => {
    const path = await script("my-esptool", `echo ${version}`);
    const failure = await failureOf(provide({ source: "path", path, version: wanted }));
    expect(failure.code).toBe("esptool-version-wrong");
    expect(failure.message).toContain(`${path} is esptool ${version}`);
  });

  it.each([
    ["is missing", ""],
    ["is not on the PATH", "my-esptool"],
    ["is a relative path", "./esptool"],
    ["does not exist", "/does/not/exist"],
  ])("is refused when it %s", async (_, path) => {
    const failure = await failureOf(provide({ source: "path", path }));
    expect(failure.code).toBe("esptool-path-invalid");
    expect(failure.message).not.toMatch(/[.:] ?[:,.]/);
  });

  it("is refused, with what it said, when it does not work", async () => {
    const path = await script("esptool", "echo no module named click >&2; exit 1");
    const failure = await failureOf(provide({ source: "path", path }));
    expect(failure.code).toBe("esptool-path-invalid");
    expect(failure.message).toContain("no module named click");
  });
});
