import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findQemu, type QemuProgram, type QemuRequest } from "../../../src/qemu/source/find-qemu.ts";
import { QEMU_DIGESTS } from "../../../src/qemu/source/qemu-digests.ts";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import { type Answer, serve, tarXz } from "../../support/esptool/release-server.ts";
import {
  answeringQemu,
  DEBIAN,
  espressifRiscv32,
  espressifXtensa,
  program,
  type QemuWords,
} from "../../support/qemu/answering-qemu.ts";
import type { FindJob } from "../../support/qemu/find-driver.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const archiveOf = (words: QemuWords, name = "qemu-system-xtensa", text_ = answeringQemu(words)): Buffer =>
  tarXz([
    { name: "qemu/", type: "5" },
    { name: `qemu/bin/${name}`, text: text_, mode: 0o755 },
    { name: "qemu/share/qemu/esp32-v3-rom.bin", text: "\x55".repeat(200_000) },
  ]);
const ARCHIVE = archiveOf(espressifXtensa());
const NAME = "qemu-xtensa-softmmu-esp_develop_9.2.2_20260417-x86_64-linux-gnu.tar.xz";

let root: string;
let log: string[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "qemu-archive-"));
  log = [];
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

const send =
  (body: Buffer): Answer =>
  (_, response) =>
    response.end(body);

const places = () => ({
  toolCache: join(root, "cache"),
  temp: join(root, "temp"),
  env: { PATH: join(root, "bin"), HOME: root },
  platform: "linux" as const,
  arch: "x64",
});

function find(baseUrl: string, changes: Partial<QemuRequest> = {}, more: object = {}): Promise<QemuProgram> {
  return findQemu(
    { chip: "esp32", source: "release", sha256: sha256(ARCHIVE), baseUrl, ...changes },
    { ...places(), log: (line) => void log.push(line), ...more },
  );
}

/** What is left of failed installations. */
async function leftovers(): Promise<string[]> {
  const folders = [join(root, "temp"), join(root, "cache", "qemu", "9.2.2-20260417")];
  return (await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])))).flat();
}

describe.skipIf(process.platform === "win32")("Espressif's archive of QEMU", () => {
  sampled(
    "is downloaded from a mirror, checked, unpacked whole, and the next time found without the network",
    async () => {
      await using server = await serve(send(ARCHIVE));
      const found = await find(`${server.url}/mirror/`);
      expect(found).toMatchObject({ version: "9.2.2-20260417", source: "release" });
      expect(server.requests).toEqual([`/mirror/esp-develop-9.2.2-20260417/${NAME}`]);
      expect((await stat(join(found.program, "../../share/qemu/esp32-v3-rom.bin"))).size).toBe(200_000);
      expect(await find("http://127.0.0.1:9")).toEqual(found);
      expect(await readdir(join(root, "temp"))).toEqual([]);
    },
  );

  sampled("is another one for the ESP32-C3", async () => {
    const archive = archiveOf(espressifRiscv32(), "qemu-system-riscv32");
    await using server = await serve(send(archive));
    const { program } = await find(server.url, { chip: "esp32c3", sha256: sha256(archive) });
    expect(program.endsWith("/qemu/bin/qemu-system-riscv32")).toBe(true);
    expect(server.requests[0]).toContain("/qemu-riscv32-softmmu-esp_develop_9.2.2_20260417-");
  });

  sampled("is refused unopened when its digest is another than the table's", async () => {
    await using server = await serve(send(ARCHIVE));
    const failure = await failureOf(find(server.url, { sha256: "" }));
    expect(failure).toMatchObject({ code: "qemu-digest-mismatch" });
    expect(failure.message).toContain("0eecb2a34a5586c0e59110f77b9343b7b336e82fdb0e1a30e1dc1bab8a547e35");
    expect(await leftovers()).toEqual([]);
  });

  sampled("is the one that this machine runs", async () => {
    await using server = await serve((_, response) => response.writeHead(404).end());
    const hosts = [
      ["linux", "x64", "x86_64-linux-gnu"],
      ["linux", "arm64", "aarch64-linux-gnu"],
      ["darwin", "x64", "x86_64-apple-darwin"],
      ["darwin", "arm64", "aarch64-apple-darwin"],
      ["win32", "x64", "x86_64-w64-mingw32"],
      ["win32", "arm64", "x86_64-w64-mingw32"],
    ] as const;
    for (const [platform, arch, host] of hosts) {
      for (const chip of ["esp32", "esp32c3"] as const) {
        const failure = await failureOf(find(server.url, { chip, sha256: "" }, { platform, arch }));
        expect(failure).toMatchObject({ code: "qemu-missing" });
        expect(failure.message).toContain("404");
        expect(server.requests.at(-1)?.endsWith(`-${host}.tar.xz`)).toBe(true);
      }
    }
    for (const { sha256: known } of Object.values(QEMU_DIGESTS))
      for (const digests of Object.values(known))
        expect(Object.keys(digests).sort()).toEqual([...new Set(hosts.map(([, , host]) => host))].sort());
  });

  it.each(
    sample(
      "does not exist for %s on %s, which is reported before anything is downloaded",
      [
        ["linux", "arm"],
        ["freebsd", "x64"],
      ] as const,
      () => ["a case"],
    ).cases,
  )(
    "does not exist for %s on %s, which is reported before anything is downloaded",
    async (platform, arch) => {
      await using server = await serve(send(ARCHIVE));
      const failure = await failureOf(find(server.url, {}, { platform, arch }));
      expect(failure).toMatchObject({ code: "qemu-missing" });
      expect(failure.message).toContain(`publishes no QEMU for ${platform} on ${arch}`);
      expect(server.requests).toEqual([]);
    },
  );

  it.each(
    sample(
      "that %s is refused and leaves nothing",
      [
        ["is cut off", ARCHIVE.subarray(0, ARCHIVE.length / 2), "cannot be unpacked"],
        ["is a web page", Buffer.from("<html>captive portal</html>"), "not compressed with xz"],
        ["is empty", Buffer.alloc(0), "cannot be unpacked"],
        [
          "has no QEMU for the chip",
          archiveOf(espressifRiscv32(), "qemu-system-riscv32"),
          "qemu-system-xtensa",
        ],
        ["leads outside", tarXz([{ name: "../evil", text: "x" }]), "leads outside"],
      ],
      () => ["a case"],
    ).cases,
  )("that %s is refused and leaves nothing", async (_, archive, words) => {
    await using server = await serve(send(archive));
    const failure = await failureOf(find(server.url, { sha256: sha256(archive) }));
    expect(failure).toMatchObject({ code: "qemu-missing" });
    expect(failure.message).toContain(words);
    expect(failure.hint).toContain("qemu-base-url");
    expect(await leftovers()).toEqual([]);
  });

  sampled("that was altered in the tool cache is reported, not used, and installed again", async () => {
    await using server = await serve(send(ARCHIVE));
    const first = await find(server.url);
    await appendFile(join(first.program, "../../share/qemu/esp32-v3-rom.bin"), "x");
    const second = await find(server.url);
    expect(second.program).not.toBe(first.program);
    expect(log.join("\n")).toContain(
      "The QEMU in the tool cache was altered after installation and is not used",
    );
    expect(log.join("\n")).toContain("qemu/share/qemu/esp32-v3-rom.bin (changed)");
    await writeFile(second.program, "#!/bin/sh\n");
    const failure = await failureOf(find("http://127.0.0.1:9"));
    expect(failure.message).toContain("altered");
    expect(failure.message).toContain("could not be installed again");
  });

  sampled("is installed once by several steps at the same time, which all get the same", async () => {
    await using server = await serve(send(ARCHIVE));
    const request = {
      chip: "esp32",
      source: "release",
      sha256: sha256(ARCHIVE),
      baseUrl: server.url,
    } as const;
    const job: FindJob = { request, places: places() };
    const driver = join(import.meta.dirname, "../../support/qemu/find-driver.ts");
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = spawn(process.execPath, [driver, JSON.stringify(job)], {
          stdio: ["ignore", "pipe", "inherit"],
        });
        return text(child.stdout);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    const { program } = JSON.parse(answers[0] ?? "") as QemuProgram;
    expect(await readFile(program, "utf8")).toBe(answeringQemu(espressifXtensa()));
    const folders = (await leftovers()).filter((name) => /-[0-9a-f]{12}$/.test(name));
    expect(folders).toHaveLength(1);
  });

  sampled(
    "whose libraries are missing stays in the tool cache, and works as soon as they are there",
    async () => {
      const flag = join(root, "libraries");
      const loader = `#!/bin/sh
[ -e "${flag}" ] || { echo "$0: error while loading shared libraries: libslirp.so.0: cannot open shared object file: No such file or directory" >&2; exit 127; }
`;
      const archive = archiveOf(
        DEBIAN,
        undefined,
        answeringQemu(espressifXtensa()).replace("#!/bin/sh\n", loader),
      );
      await using server = await serve(send(archive));
      const digest = { sha256: sha256(archive) };
      const failure = await failureOf(find(server.url, digest));
      expect(failure).toMatchObject({ code: "qemu-missing" });
      expect(failure.message).toContain("libslirp.so.0");
      expect(failure.hint).toContain("libslirp0");
      await writeFile(flag, "");
      expect(await find(server.url, digest)).toMatchObject({ source: "release" });
      expect(server.requests).toHaveLength(1);
    },
  );

  sampled("that is not Espressif's is refused, whatever its digest says", async () => {
    const archive = archiveOf(DEBIAN);
    await using server = await serve(send(archive));
    const failure = await failureOf(find(server.url, { sha256: sha256(archive) }));
    expect(failure.message).toContain("not Espressif's");
  });

  sampled(
    "replaces, with qemu-source: auto, a QEMU on the runner that cannot be used, and only such a one",
    async () => {
      await using server = await serve(send(ARCHIVE));
      const path = await program(join(root, "bin", "qemu-system-xtensa"), answeringQemu(DEBIAN));
      expect(await find(server.url, { source: "auto" })).toMatchObject({ source: "release" });
      expect(log.join("\n")).toContain(`Not used: ${path}: it is QEMU 7.2.22`);
      await program(path, answeringQemu(espressifXtensa()));
      expect(await find(server.url, { source: "auto" })).toMatchObject({ source: "path", program: path });
    },
  );

  sampled("fails, with qemu-source: auto, with what was wrong with the QEMU on the runner, too", async () => {
    await using server = await serve((_, response) => response.writeHead(404).end());
    const path = await program(join(root, "bin", "qemu-system-xtensa"), answeringQemu(DEBIAN));
    const { code, message } = await failureOf(find(server.url, { source: "auto" }));
    expect(code).toBe("qemu-missing");
    expect(message).toContain("404");
    expect(message).toContain(`None on this runner can be used either:\n- ${path}: it is QEMU 7.2.22`);
  });

  sampled("leaves nothing when the step is cancelled meanwhile", async () => {
    const cancel = new AbortController();
    await using server = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000000" }).write("x");
      cancel.abort();
    });
    const failure = await failureOf(find(server.url, {}, { signal: cancel.signal }));
    expect(failure).toMatchObject({ code: "cancelled" });
    expect(failure.message).toContain("QEMU");
    expect(await leftovers()).toEqual([]);
  });
});
