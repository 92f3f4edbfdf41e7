import { mkdirSync, writeFileSync } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../src/doctor/diagnose.ts";
import type { Check } from "../../src/doctor/diagnosis.ts";
import type { Runner } from "../../src/doctor/runner.ts";
import { FakeBench, PYTHON } from "../support/runner/doctor-bench.ts";

const NETWORK = "socket://localhost:1";

async function look(bench: FakeBench, changes: Partial<Runner> = {}): Promise<Map<string, Check>> {
  const { checks } = await diagnose(bench.runner({ port: NETWORK, ...changes }));
  return new Map(checks.map((check) => [check.name, check]));
}

// A Python is a shell script here.
describe.skipIf(process.platform === "win32")("the doctor", () => {
  it("says which Node.js and which machine there are, and what is wrong with old ones", async () => {
    const good = await look(new FakeBench());
    expect(good.get("node")).toMatchObject({ status: "ok", message: "Node.js 24.1.0." });
    expect(good.get("runner")).toMatchObject({ status: "ok", message: "linux x64." });
    const old = await look(new FakeBench(), { nodeVersion: "20.9.0", arch: "arm" });
    expect(old.get("node")).toMatchObject({ status: "warning" });
    expect(old.get("runner")?.message).toContain("32-bit ARM");
  });

  it("says of each Python whether it will do", async () => {
    const bench = new FakeBench();
    const good = (await look(bench)).get("python");
    expect(good).toMatchObject({
      status: "ok",
      message: `${join(bench.root, "bin/python3")} is Python 3.12, usable.`,
    });
    bench.python({ ...PYTHON, minor: 8 });
    const old = (await look(bench)).get("python");
    expect(old?.status).toBe("warning");
    expect(old?.message).toContain("is Python 3.8, older than 3.10");
  });

  it("says that esptool will be installed, or why it cannot be", async () => {
    const bench = new FakeBench();
    expect((await look(bench)).get("esptool")).toMatchObject({ status: "ok", subject: "5.6.0" });
    bench.python({ ...PYTHON, venv: false });
    const unset = { source: "auto", version: "", allowUnpinned: false } as const;
    const older = (await look(bench, { esptool: unset })).get("esptool");
    expect(older).toMatchObject({ status: "ok", subject: "5.4.0" });
    expect(older?.message).toContain("the newest whose SHA-256 this action knows; 5.6.0 needs Python");
    const esptool = { source: "pip", version: "5.6.0", allowUnpinned: false } as const;
    const none = await look(bench, { esptool });
    expect(none.get("esptool")).toMatchObject({ status: "problem" });
    expect(none.get("esptool")?.message).toContain("no usable Python");
    const unpinned = await look(bench, { esptool: { ...esptool, version: "5.0.0" } });
    expect(unpinned.get("esptool")?.message).toContain("no lock for that version");
  });

  it("gives the reason when the esptool of the runner does not work", async () => {
    const bench = new FakeBench();
    const esptool = {
      source: "path",
      version: "",
      path: join(bench.root, "bin/esptool"),
      allowUnpinned: false,
    } as const;
    bench.file("bin/esptool", "#!/bin/sh\necho 4.8.1\n");
    await chmod(esptool.path, 0o755);
    const old = (await look(bench, { esptool })).get("esptool");
    expect(old).toMatchObject({ status: "problem" });
    expect(old?.message).toContain("is esptool 4.8.1");
    bench.file("bin/esptool", "#!/bin/sh\necho 5.4.0\n");
    expect((await look(bench, { esptool })).get("esptool")).toMatchObject({ status: "ok", subject: "5.4.0" });
  });

  it("counts what is in the tool cache, and what killed installations left there", async () => {
    const bench = new FakeBench();
    const folder = join(bench.root, "cache/esptool/5.6.0");
    const kept = "linux-x64-pip-00000000-cp312-aaaaaaaaaaaa";
    mkdirSync(join(folder, kept), { recursive: true });
    mkdirSync(join(folder, "linux-x64-pip-00000000-cp312-bbbbbbbbbbbb"));
    writeFileSync(join(folder, kept, "big"), Buffer.alloc(3 * 1024 * 1024));
    writeFileSync(
      join(folder, "linux-x64-pip-00000000-cp312.complete"),
      JSON.stringify({ directory: kept, manifest_sha256: "" }),
    );
    const { status, message } = (await look(bench)).get("tool-cache") ?? {};
    expect(status).toBe("ok");
    expect(message).toContain("Holds 5.6.0 linux-x64-pip-00000000-cp312 (3 MiB). 1 unfinished or replaced");
  });

  it("is content with a tool cache that is still to be made", async () => {
    const bench = new FakeBench();
    await rm(join(bench.root, "cache"), { recursive: true });
    expect((await look(bench)).get("tool-cache")).toMatchObject({ status: "ok" });
  });

  it("warns about a disk that is nearly full, of bytes or of files", async () => {
    const bench = new FakeBench();
    const bytes = await look(bench, {
      freeSpace: () => Promise.resolve({ bytes: 199 * 2 ** 20, files: undefined }),
    });
    for (const name of ["temp", "workspace", "tool-cache"]) {
      expect(bytes.get(name)).toMatchObject({ status: "warning", message: "Only 199 MiB are free." });
    }
    const files = await look(bench, { freeSpace: () => Promise.resolve({ bytes: 2 ** 40, files: 12 }) });
    expect(files.get("temp")?.message).toBe("Only 12 more files can be created.");
  });

  it("says which folder is missing, and continues", async () => {
    const bench = new FakeBench();
    const gone = await look(bench, { workspace: join(bench.root, "gone") });
    expect(gone.get("workspace")).toMatchObject({ status: "problem", subject: join(bench.root, "gone") });
    expect(gone.get("temp")?.status).toBe("ok");
  });

  it("calls unknown what it cannot look into, and looks at the rest", async () => {
    const bench = new FakeBench();
    const broken = await look(bench, {
      freeSpace: () => Promise.reject(new Error("the disk is on fire\n::error::x")),
    });
    expect(broken.get("folders")).toMatchObject({ status: "unknown" });
    expect(broken.get("folders")?.message).toContain("the disk is on fire ::error::x");
    expect(broken.get("python")?.status).toBe("ok");
  });

  it("survives a runner with nothing on it", async () => {
    const bench = new FakeBench();
    await rm(bench.root, { recursive: true });
    const { checks, healthy } = await diagnose(bench.runner());
    expect(healthy).toBe(false);
    expect(checks.find(({ name }) => name === "temp")?.message).toBe("The folder does not exist.");
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["node", "esptool", "ports", "gpsd"]),
    );
  });

  it("ends when the step is cancelled", async () => {
    const bench = new FakeBench();
    const { install } = bench.runner();
    const signal = AbortSignal.abort();
    const ended = diagnose(bench.runner({ install: { ...install, signal } }));
    await expect(ended).rejects.toMatchObject({ code: "cancelled" });
  });
});
