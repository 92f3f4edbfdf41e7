import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { unpack } from "../../../src/tool-cache/archive.ts";
import { download } from "../../../src/tool-cache/download.ts";
import { sha256 } from "../../../src/tool-cache/survey.ts";
import { provideEsptool, type EsptoolRequest } from "../../../src/esptool/install/provide.ts";
import { failureOf, installContext } from "../../support/esptool/esptool.ts";
import { serve, tarGz, type Answer, type TarEntry } from "../../support/esptool/release-server.ts";

const FOLDER = "esptool-linux-amd64";
const PROGRAM: TarEntry = { name: `${FOLDER}/esptool`, text: "#!/bin/sh\necho 5.6.0\n", mode: 0o755 };
const ARCHIVE = tarGz([PROGRAM, { name: `${FOLDER}/LICENSE`, text: "GPL" }]);
const ASSET = "/v5.6.0/esptool-v5.6.0-linux-amd64.tar.gz";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "install-release-"));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

const send =
  (body: Buffer): Answer =>
  (_, response) =>
    response.end(body);

function provide(baseUrl: string, changes: Partial<EsptoolRequest> = {}, signal?: AbortSignal) {
  const request: EsptoolRequest = {
    source: "release",
    version: "5.6.0",
    sha256: sha256(ARCHIVE),
    baseUrl,
    allowUnpinned: false,
    ...changes,
  };
  const place = { toolCache: join(root, "cache"), temp: join(root, "temp"), signal };
  // The archive is a shell script for every system that runs it; its name is that of a fixed one.
  return provideEsptool(request, installContext({ ...place, platform: "linux", arch: "x64" }));
}

/** What is in a folder, if it is there. */
function listingOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
}

/** What is left of failed installations. */
async function leftovers(): Promise<string[]> {
  const folders = [join(root, "temp"), join(root, "cache", "esptool", "5.6.0")];
  return (await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])))).flat();
}

describe.skipIf(process.platform === "win32")("esptool from Espressif's archive", () => {
  it("is downloaded, checked, unpacked and used, and the next time found without the network", async () => {
    await using server = await serve(send(ARCHIVE));
    const program = await provide(`${server.url}/mirror/`);
    expect(program).toMatchObject({ source: "release", version: "5.6.0", prefix: [] });
    expect(server.requests).toEqual([`/mirror${ASSET}`]);
    const again = await provide("http://127.0.0.1:9");
    expect(again).toEqual({ ...program, source: "tool-cache" });
    const directory = dirname(dirname(program.command));
    const manifest = await readFile(`${directory}.manifest.json`, "utf8");
    expect(JSON.parse(manifest)).toMatchObject({
      files: { [`${FOLDER}/esptool`]: sha256(PROGRAM.text ?? "") },
    });
    expect(await readdir(join(root, "temp"))).toEqual([]);
  });

  it("is refused unopened when its digest is another", async () => {
    await using server = await serve(send(tarGz([{ ...PROGRAM, text: "#!/bin/sh\ntouch /tmp/x" }])));
    await expect(provide(server.url)).rejects.toMatchObject({ code: "esptool-digest-mismatch" });
    expect(await leftovers()).toEqual([]);
  });

  it("is not even downloaded when no digest is known", async () => {
    await using server = await serve(send(ARCHIVE));
    const failure = await failureOf(provide(server.url, { sha256: "" }));
    expect(failure.code).toBe("esptool-digest-unknown");
    expect(failure.hint).toContain("esptool-sha256");
    expect(server.requests).toEqual([]);
  });

  it("checks against the table when the step gives no digest", async () => {
    await using server = await serve(send(ARCHIVE));
    const failure = await failureOf(provide(server.url, { version: "5.4.0", sha256: undefined }));
    expect(failure.code).toBe("esptool-digest-mismatch");
    expect(failure.message).toContain("61648fbae20735cabb342f2fbe8fc89b3046e1ed6f9c3e09528d837dc9a9b152");
  });

  it("fails at once when the server does not have it", async () => {
    await using server = await serve((_, response) => response.writeHead(404).end("no"));
    const failure = await failureOf(provide(server.url));
    expect(failure.code).toBe("esptool-download-failed");
    expect(failure.message).toContain("404");
    expect(server.requests).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
  });

  it("stops downloading when the step is cancelled", async () => {
    const cancel = new AbortController();
    await using server = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000000" }).write("x");
      cancel.abort();
    });
    await expect(provide(server.url, {}, cancel.signal)).rejects.toMatchObject({ code: "cancelled" });
    expect(await leftovers()).toEqual([]);
  });

  it.each<[string, TarEntry[], string]>([
    ["an entry that climbs out of it", [PROGRAM, { name: "../../../../evil", text: "x" }], "archive"],
    [
      "a link that leads out of it",
      [PROGRAM, { name: `${FOLDER}/x`, linkTo: "/etc/passwd" }],
      "leads outside",
    ],
    ["a link instead of the program", [{ name: `${FOLDER}/esptool`, linkTo: "/bin/echo" }], "leads outside"],
    ["no program", [{ name: `${FOLDER}/LICENSE`, text: "GPL" }], "has no esptool"],
    [
      "a program that is a hard link to one outside",
      [{ name: `${FOLDER}/esptool`, linkTo: "../../x", type: "1" }],
      "leads outside",
    ],
    ["a device", [PROGRAM, { name: `${FOLDER}/null`, type: "3" }], "not a file, folder or link"],
    ["a FIFO", [PROGRAM, { name: `${FOLDER}/pipe`, type: "6" }], "not a file, folder or link"],
    ["an absolute name", [PROGRAM, { name: "/tmp/evil", text: "x" }], "leads outside"],
    ["an entry that comes twice", [PROGRAM, PROGRAM], "cannot be unpacked"],
    [
      "a file behind a link that leads out of it",
      [PROGRAM, { name: `${FOLDER}/up`, linkTo: "../../../.." }, { name: `${FOLDER}/up/evil`, text: "x" }],
      "leads outside",
    ],
    [
      "links that lead out of it together",
      [PROGRAM, { name: "a/l", linkTo: ".." }, { name: "b", linkTo: "a/l/../.." }, { name: "c/x", text: "" }],
      "outside",
    ],
    ["a program of another version", [{ ...PROGRAM, text: "#!/bin/sh\necho 5.5.0" }], "it says 5.5.0"],
    ["a program that does not run", [{ ...PROGRAM, text: "#!/bin/sh\nexit 127" }], "exit code 127"],
  ])("is refused with %s", async (_, entries, text) => {
    const archive = tarGz(entries);
    await using server = await serve(send(archive));
    const failure = await failureOf(provide(server.url, { sha256: sha256(archive) }));
    expect(failure.code).toBe("esptool-archive-invalid");
    expect(failure.message).toContain(text);
    await expect(stat(join(root, "evil"))).rejects.toMatchObject({ code: "ENOENT" });
    expect(await leftovers()).toEqual([]);
  });

  it("may hold links that stay inside", async () => {
    const inner: TarEntry[] = [
      { name: `${FOLDER}/`, type: "5" },
      { name: `${FOLDER}/esptool.py`, linkTo: "esptool" },
      { name: `${FOLDER}/copy`, linkTo: `${FOLDER}/esptool`, type: "1" },
      PROGRAM,
    ];
    const archive = tarGz(inner);
    await using server = await serve(send(archive));
    const { command } = await provide(server.url, { sha256: sha256(archive) });
    for (const name of ["esptool.py", "copy"])
      expect(await readFile(join(dirname(command), name), "utf8")).toBe(PROGRAM.text);
  });

  it("gets no owner and no setuid bit of the archive, whatever TAR_OPTIONS says, and starts no tar", async () => {
    const archive = tarGz([
      { ...PROGRAM, mode: 0o6755, owner: 12_345 },
      { name: `${FOLDER}/other`, text: "#!/bin/sh", mode: 0o7777, owner: 12_345 },
    ]);
    const folder = join(root, "trap");
    await mkdir(folder);
    for (const name of ["tar", "gzip", "unzip", "touch"])
      await writeFile(join(folder, name), `#!/bin/sh\n: > "${folder}/sprung"\nexec /bin/${name} "$@"\n`, {
        mode: 0o755,
      });
    await using server = await serve(send(archive));
    const env = {
      PATH: `${folder}:${process.env["PATH"] ?? ""}`,
      TAR_OPTIONS: `--checkpoint=1 --checkpoint-action=exec=${folder}/touch`,
    };
    const saved = { ...process.env };
    Object.assign(process.env, env);
    onTestFinished(
      () =>
        void Object.assign(
          process.env,
          { PATH: saved["PATH"] },
          Reflect.deleteProperty(process.env, "TAR_OPTIONS"),
        ),
    );
    const { command } = await provide(server.url, { sha256: sha256(archive) });
    for (const name of ["esptool", "other"]) {
      const { mode, uid } = await stat(join(dirname(command), name));
      expect(mode & 0o7022).toBe(0);
      expect(uid).toBe(process.getuid?.());
    }
    expect(await readdir(folder)).not.toContain("sprung");
  });

  it("is refused when it unpacks to more than an esptool can have", async () => {
    const file = join(root, "bomb.tar.gz");
    await writeFile(file, tarGz([PROGRAM, { name: `${FOLDER}/zeros`, text: "\0".repeat(100_000) }]));
    const asset = { file: "bomb.tar.gz", program: `${FOLDER}/esptool` };
    const unpacked = async (limits: { entries: number; bytes: number }): Promise<string> => {
      const target = await mkdtemp(join(root, "unpacked-"));
      return failureOf(unpack(file, target, asset, installContext(), limits)).then(({ message }) => message);
    };
    expect(await unpacked({ entries: 10, bytes: 50_000 })).toContain("more than");
    expect(await unpacked({ entries: 1, bytes: 1_000_000 })).toContain("more than");
  });

  it("is refused when half of it is missing", async () => {
    const half = ARCHIVE.subarray(0, ARCHIVE.length / 2);
    await using server = await serve(send(half));
    const failure = await failureOf(provide(server.url, { sha256: sha256(half) }));
    expect(failure.code).toBe("esptool-archive-invalid");
    expect(await leftovers()).toEqual([]);
  });

  it("leaves nothing when the step is cancelled while it is unpacked", async () => {
    const cancel = new AbortController();
    const large = tarGz([PROGRAM, { name: `${FOLDER}/large`, text: "x".repeat(30_000_000) }]);
    await using server = await serve(send(large));
    const folder = join(root, "cache", "esptool", "5.6.0");
    const watch = setInterval(() => {
      if (listingOf(folder).some((name) => name.endsWith("/esptool"))) cancel.abort();
    }, 1);
    onTestFinished(() => clearInterval(watch));
    await expect(provide(server.url, { sha256: sha256(large) }, cancel.signal)).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(await leftovers()).toEqual([]);
  });

  it("is refused when it is not an archive at all", async () => {
    const page = Buffer.from("<html>captive portal</html>");
    await using server = await serve(send(page));
    await expect(provide(server.url, { sha256: sha256(page) })).rejects.toMatchObject({
      code: "esptool-archive-invalid",
    });
  });

  it.each([
    "ftp://example.org/x",
    "https://user:secret@example.org",
    "https://example.org/?q",
    "example.org",
  ])("is not sought at %s", async (baseUrl) => {
    const failure = await failureOf(provide(baseUrl));
    expect(failure.code).toBe("input-invalid");
    expect(failure.message + failure.hint).not.toContain("secret");
  });
});

describe("a download", () => {
  const fetch = (url: string, limitBytes?: number) =>
    download(
      { url, file: join(root, "file"), retryWaitsMs: [1, 1], ...(limitBytes && { limitBytes }) },
      installContext(),
    );

  it("is tried again after trouble that may pass", async () => {
    let calls = 0;
    await using server = await serve((_, response) => {
      calls += 1;
      if (calls === 1) response.writeHead(503).end();
      else if (calls === 2)
        response.writeHead(200, { "content-length": "10" }).write("half", () => response.destroy());
      else response.end("whole");
    });
    expect(await fetch(server.url)).toBe(sha256("whole"));
    expect(await readFile(join(root, "file"), "utf8")).toBe("whole");
  });

  it("that always breaks off fails after three tries and leaves nothing", async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { "content-length": "10" }).write("half", () => response.destroy());
    });
    await expect(fetch(server.url)).rejects.toMatchObject({ code: "esptool-download-failed" });
    expect(server.requests).toHaveLength(3);
    expect(await readdir(root)).toEqual([]);
  });

  it.each([
    ["never ends", { deadlineMs: 700 }, true],
    ["stalls", { idleMs: 300 }, false],
  ])("that %s is given up, and leaves nothing", async (_, limits, trickles) => {
    await using server = await serve((_request, response) => {
      response.writeHead(200).write("x");
      const drip = trickles ? setInterval(() => response.write("x"), 20) : undefined;
      response.on("close", () => clearInterval(drip));
    });
    const file = join(root, "file");
    const failure = await failureOf(
      download({ url: server.url, file, retryWaitsMs: [], ...limits }, installContext()),
    );
    expect(failure.code).toBe("esptool-download-failed");
    expect(await readdir(root)).toEqual([]);
  });

  it("takes no password of a .netrc along", async () => {
    await writeFile(join(root, ".netrc"), "machine 127.0.0.1 login bench password hunter22\n");
    vi.stubEnv("HOME", root).stubEnv("NETRC", join(root, ".netrc"));
    onTestFinished(() => void vi.unstubAllEnvs());
    let headers = "";
    await using server = await serve((request, response) => {
      headers = JSON.stringify(request.headers);
      response.end("whole");
    });
    await fetch(server.url);
    expect(headers).not.toMatch(/authorization/i);
  });

  it("larger than the limit is stopped and not tried again", async () => {
    await using server = await serve(send(Buffer.alloc(2000)));
    const failure = await failureOf(fetch(server.url, 1000));
    expect(failure.code).toBe("esptool-download-failed");
    expect(failure.message).toContain("larger than 1000 bytes");
    expect(server.requests).toHaveLength(1);
    expect(await readdir(root)).toEqual([]);
  });
});
