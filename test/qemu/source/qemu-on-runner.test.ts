import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findQemu, type QemuRequest } from "../../../src/qemu/source/find-qemu.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import {
  answeringQemu,
  DEBIAN,
  espressifRiscv32,
  espressifXtensa,
  program,
  type QemuWords,
} from "../../support/qemu/answering-qemu.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "qemu-on-runner-"));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

const XTENSA = "qemu-system-xtensa";

function find(
  changes: Partial<QemuRequest> = {},
  env: Record<string, string> = {},
  platform?: NodeJS.Platform,
) {
  return findQemu(
    { chip: "esp32", source: "path", ...changes },
    {
      toolCache: join(root, "cache"),
      temp: join(root, "temp"),
      env: { PATH: join(root, "bin"), HOME: join(root, "home"), ...env },
      log: () => undefined,
      ...(platform && { platform }),
    },
  );
}

const onPath = (words: QemuWords, name = XTENSA) => program(join(root, "bin", name), answeringQemu(words));
const ofEspIdf = (version: string, words: QemuWords, tools = join(root, "home", ".espressif")) =>
  program(join(tools, "tools", "qemu-xtensa", version, "qemu", "bin", XTENSA), answeringQemu(words));

describe.skipIf(process.platform === "win32")("a QEMU on the runner", () => {
  it("is the one on PATH, with its version and date", async () => {
    const path = await onPath(espressifXtensa());
    expect(await find()).toEqual({ program: path, version: "9.2.2-20260417", source: "path" });
    expect(await find({ chip: "esp32s3" })).toMatchObject({ program: path });
  });

  it("is another program for the ESP32-C3", async () => {
    await onPath(espressifXtensa());
    const path = await onPath(espressifRiscv32(), "qemu-system-riscv32");
    expect(await find({ chip: "esp32c3" })).toMatchObject({ program: path });
  });

  it("is the newest of ESP-IDF's tools, when there is none on PATH or only the distribution's", async () => {
    await ofEspIdf("esp_develop_9.0.0_20240606", espressifXtensa("9.0.0-20240606"));
    const newest = await ofEspIdf("esp_develop_9.2.2_20250817", espressifXtensa("9.2.2-20250817"));
    expect(await find()).toMatchObject({ program: newest, version: "9.2.2-20250817" });
    await onPath(DEBIAN);
    expect(await find()).toMatchObject({ program: newest });
    const moved = await ofEspIdf("esp_develop_9.2.2_20260417", espressifXtensa(), join(root, "idf"));
    expect(await find({}, { IDF_TOOLS_PATH: join(root, "idf") })).toMatchObject({ program: moved });
  });

  it("is the one that qemu-path names, whatever else there is", async () => {
    await onPath(espressifXtensa());
    const named = await program(join(root, "own", "qemu"), answeringQemu(espressifXtensa("9.0.0-20240606")));
    for (const source of ["path", "auto"] as const)
      expect(await find({ source, path: named })).toMatchObject({ program: named, source: "path" });
    await program(named, answeringQemu(DEBIAN));
    const failure = await failureOf(find({ source: "auto", path: named }));
    expect(failure.code).toBe("qemu-missing");
    expect(failure.message).toContain(named);
  });

  it.each(["/nowhere/qemu", "./qemu", "qemu-of-nobody"])("is not sought at %s", async (path) => {
    const failure = await failureOf(find({ path }));
    expect(failure).toMatchObject({ code: "qemu-missing", class: "tool" });
    expect(failure.message).toContain(path);
  });

  it("that is the distribution's is recognised by its machines", async () => {
    await onPath(DEBIAN);
    const { code, message } = await failureOf(find());
    expect(code).toBe("qemu-missing");
    expect(message).toContain("7.2.22 (Debian");
    expect(message).toContain("not Espressif's");
    expect(message).toContain("qemu-source: release");
  });

  it.each([
    ["esp32", "8.0.0-20230522", "8.1.3"],
    ["esp32s3", "8.1.3-20231206", "9.0.0"],
  ] as const)("that is too old for the %s fails with what is needed", async (chip, version, oldest) => {
    await onPath(espressifXtensa(version));
    const { code, message } = await failureOf(find({ chip }));
    expect(code).toBe("qemu-missing");
    expect(message).toContain(`Espressif's QEMU ${version.slice(0, 5)}`);
    expect(message).toContain(`needs ${oldest} or newer`);
  });

  it("is missing when there is none anywhere", async () => {
    const { code, message, hint } = await failureOf(find());
    expect(code).toBe("qemu-missing");
    expect(message).toContain("neither on PATH nor in ESP-IDF's tools folder");
    expect(hint).toContain("qemu-source: auto");
  });

  it.each([
    ["that is another program", "#!/bin/sh\necho hello\n", "it is not QEMU"],
    ["that ends at once", "#!/bin/sh\necho 'out of luck' >&2\nexit 3\n", "exit code 3: out of luck"],
    ["that is no program at all", "\0\0\0\0", "it is not QEMU"],
  ])("%s is refused with its words", async (_, text, words) => {
    await program(join(root, "bin", XTENSA), text);
    expect((await failureOf(find())).message).toContain(words);
  });

  it.each<[string, NodeJS.Platform, string[], number, string, string]>([
    [
      "glibc",
      "linux",
      [
        "qemu-system-xtensa: error while loading shared libraries: libSDL2-2.0.so.0: cannot open shared object file: No such file or directory",
      ],
      127,
      "without libSDL2-2.0.so.0.",
      "sudo apt-get install --no-install-recommends libsdl2-2.0-0.",
    ],
    [
      "musl",
      "linux",
      [
        "Error loading shared library libslirp.so.0: No such file or directory (needed by /q/qemu-system-xtensa)",
        "Error loading shared library libodd.so.1: No such file or directory (needed by /q/qemu-system-xtensa)",
      ],
      127,
      "without libslirp.so.0, libodd.so.1.",
      "libslirp0. Install what brings libodd.so.1.",
    ],
    [
      "macOS",
      "darwin",
      [
        "dyld[811]: Library not loaded: /opt/homebrew/opt/libgcrypt/lib/libgcrypt.20.dylib",
        "  Reason: tried: '/opt/homebrew/opt/libgcrypt/lib/libgcrypt.20.dylib' (no such file)",
      ],
      134,
      "without libgcrypt.20.dylib.",
      "brew install libgcrypt.",
    ],
    [
      "an old glibc",
      "linux",
      [
        "qemu-system-xtensa: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.35' not found (required by qemu)",
      ],
      1,
      "needs GLIBC_2.35",
      "newer distribution",
    ],
  ])(
    "that lacks libraries names them and their packages: %s",
    async (_, platform, lines, code, problem, fix) => {
      const text = lines.map((line) => `echo "${line.replaceAll("`", "\\`")}" >&2`).join("\n");
      await program(join(root, "bin", XTENSA), `#!/bin/sh\n${text}\nexit ${code}\n`);
      const { code: failure, message } = await failureOf(find({}, {}, platform));
      expect(failure).toBe("qemu-missing");
      expect(message).toContain(problem);
      expect(message).toContain(fix);
    },
  );

  it("that lacks several libraries names all of them, where glibc names only the first", async (test) => {
    // A real program whose libraries are given names that no machine has, in its table of strings.
    const ls = (await readFile("/bin/ls").catch(() => Buffer.alloc(0))).toString("latin1");
    const [first, second] = ["libselinux.so.1", "libc.so.6"];
    if (!ls.includes(first) || !ls.includes(second)) test.skip("/bin/ls is not linked as on Debian");
    const renamed = ls.replace(first, "libslirp.so.9\0\0").replace(second, "libSDL2.9");
    const path = await program(join(root, "bin", XTENSA), "");
    await writeFile(path, Buffer.from(renamed, "latin1"));
    const { message } = await failureOf(find({ path }));
    expect(message).toContain("without libslirp.so.9, libSDL2.9.");
  });

  it("that is on PATH twice by a link is asked once", async () => {
    await onPath(DEBIAN);
    await symlink(join(root, "bin"), join(root, "also"));
    const { message } = await failureOf(find({}, { PATH: `${join(root, "also")}:${join(root, "bin")}` }));
    expect(message.match(/it is QEMU 7/g)).toHaveLength(1);
  });

  it.each([
    [{ source: "release", path: "/usr/bin/qemu" }, "qemu-path"],
    [{ source: "path", sha256: "0".repeat(64) }, "qemu-sha256"],
    [{ source: "auto", path: "/usr/bin/qemu", baseUrl: "http://127.0.0.1" }, "qemu-base-url"],
  ] as const)("is not sought with inputs of which one would be ignored: %j", async (request, name) => {
    const { code, message } = await failureOf(find(request));
    expect(code).toBe("input-invalid");
    expect(message).toContain(name);
  });
});
