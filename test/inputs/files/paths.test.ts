import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { locateInput, locateOutput } from "../../../src/inputs/files/paths.ts";

const windows = process.platform === "win32";
let base: string;
let workspace: string;
let outside: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "paths-")));
  workspace = join(base, "workspace");
  outside = join(base, "outside");
  for (const folder of [workspace, outside, join(workspace, "build")]) mkdirSync(folder);
  writeFileSync(join(workspace, "build", "app.bin"), "firmware");
  writeFileSync(join(workspace, "empty.bin"), "");
  writeFileSync(join(outside, "secret.bin"), "secret");
});

/** A link to a folder; Windows lets everybody make this kind. */
function linkFolder(target: string, name: string): void {
  symlinkSync(target, join(workspace, name), "junction");
}

describe("a file to read", () => {
  it("is found below the workspace, with its real path and size", async () => {
    const value = { realPath: join(workspace, "build", "app.bin"), size: 8 };
    for (const path of ["build/app.bin", "./build/app.bin", "build/../build/app.bin", "build//app.bin"]) {
      expect(await locateInput(workspace, path)).toEqual({ value });
    }
  });

  it("is found anywhere by an absolute path", async () => {
    const realPath = join(outside, "secret.bin");
    expect(await locateInput(workspace, realPath)).toEqual({ value: { realPath, size: 6 } });
  });

  it("is found through links that stay in the workspace, and in a workspace that is a link itself", async () => {
    linkFolder(join(workspace, "build"), "latest");
    const value = { realPath: join(workspace, "build", "app.bin"), size: 8 };
    expect(await locateInput(workspace, "latest/app.bin")).toEqual({ value });
    const alias = join(base, "alias");
    symlinkSync(workspace, alias, "junction");
    expect(await locateInput(alias, "build/app.bin")).toEqual({ value });
  });

  it.each(["../outside/secret.bin", "build/../../outside/secret.bin", "..", "../workspace-2/x.bin"])(
    "does not leave the workspace by %s",
    async (path) => {
      expect(await locateInput(workspace, path)).toMatchObject({ code: "path-outside-workspace" });
    },
  );

  it.skipIf(windows).each(["build\\app.bin", "..\\outside\\secret.bin", "C:\\build\\app.bin", "a\\"])(
    "is not looked for as %s where a backslash separates nothing",
    async (path) => {
      writeFileSync(join(workspace, path), "x");
      const problem = expect.stringContaining(`did you mean "${path.replaceAll("\\", "/")}"?`) as string;
      expect(await locateInput(workspace, path)).toEqual({ code: "input-invalid", problem });
      expect(await locateOutput(workspace, path, true)).toEqual({ code: "input-invalid", problem });
    },
  );

  it("may have two dots in its name", async () => {
    writeFileSync(join(workspace, "..app.bin"), "x");
    expect(await locateInput(workspace, "..app.bin")).toHaveProperty("value");
  });

  it("does not leave the workspace by a link to a folder", async () => {
    linkFolder(outside, "elsewhere");
    expect(await locateInput(workspace, "elsewhere/secret.bin")).toMatchObject({
      code: "path-outside-workspace",
    });
    // A workspace is not its neighbour whose name begins alike.
    mkdirSync(`${workspace}-2`);
    writeFileSync(join(`${workspace}-2`, "x.bin"), "x");
    linkFolder(`${workspace}-2`, "neighbour");
    expect(await locateInput(workspace, "neighbour/x.bin")).toMatchObject({ code: "path-outside-workspace" });
  });

  it.each([
    ["gone.bin", "file-not-found", "does not exist"],
    ["gone/deeper/app.bin", "file-not-found", "does not exist"],
    ["build/app.bin/x", "file-not-found", "does not exist"],
    ["build", "input-invalid", "is a folder"],
    [".", "input-invalid", "is a folder"],
    ["empty.bin", "file-empty", "is empty"],
    ["build/app.bin\0.txt", "input-invalid", "NUL"],
  ])("%j is refused: %s", async (path, code, problem) => {
    expect(await locateInput(workspace, path)).toEqual({
      code,
      problem: expect.stringContaining(problem) as string,
    });
  });

  it("is not Intel HEX, whose addresses would take the place of ours", async () => {
    for (const [name, text] of [
      ["app.hex", ":10010000214601360121470136007EFE09D2190140\n:00000001FF\n"],
      ["end.bin", ":00000001FF"],
    ] as const) {
      writeFileSync(join(workspace, name), text);
      expect(await locateInput(workspace, name)).toMatchObject({
        code: "input-invalid",
        problem: expect.stringContaining("Intel HEX") as string,
      });
    }
    writeFileSync(join(workspace, "colon.bin"), ":not hexadecimal");
    expect(await locateInput(workspace, "colon.bin")).toHaveProperty("value");
  });

  it("is refused when its name is longer than the system takes", async () => {
    expect(await locateInput(workspace, "x".repeat(5_000))).toMatchObject({
      code: expect.stringMatching(/^file-/) as string,
    });
  });

  if (!windows) {
    it("does not leave the workspace by a link to a file", async () => {
      symlinkSync(join(outside, "secret.bin"), join(workspace, "app.bin"));
      expect(await locateInput(workspace, "app.bin")).toMatchObject({ code: "path-outside-workspace" });
    });

    it("is neither a link to nothing nor a circle of links", async () => {
      symlinkSync("gone.bin", join(workspace, "dangling.bin"));
      symlinkSync("circle.bin", join(workspace, "circle.bin"));
      expect(await locateInput(workspace, "dangling.bin")).toMatchObject({ code: "file-not-found" });
      expect(await locateInput(workspace, "circle.bin")).toMatchObject({ code: "file-unreadable" });
    });

    it("is neither a pipe nor a device, and is not opened to see that", { timeout: 10_000 }, async () => {
      execFileSync("mkfifo", [join(workspace, "pipe")]);
      expect(await locateInput(workspace, "pipe")).toMatchObject({ problem: "is not a regular file" });
      expect(await locateInput(workspace, "/dev/zero")).toMatchObject({ problem: "is not a regular file" });
    });
  }
});

describe("a file to make", () => {
  it("may be in folders that do not exist yet, and none is made to find out", async () => {
    const before = readdirSync(workspace, { recursive: true });
    expect(await locateOutput(workspace, "backups/2024/board7.bin", false)).toEqual({
      value: {
        path: "backups/2024/board7.bin",
        realPath: join(workspace, "backups", "2024", "board7.bin"),
        overwrite: false,
      },
    });
    expect(readdirSync(workspace, { recursive: true })).toEqual(before);
  });

  it("may be anywhere by an absolute path, also below folders that do not exist yet", async () => {
    const path = join(outside, "new", "board7.bin");
    expect(await locateOutput(workspace, path, false)).toMatchObject({ value: { path, realPath: path } });
  });

  it("goes through links to folders to where they lead, inside the workspace", async () => {
    linkFolder(join(workspace, "build"), "latest");
    expect(await locateOutput(workspace, "latest/o.bin", false)).toMatchObject({
      value: { realPath: join(workspace, "build", "o.bin") },
    });
  });

  it.each(["../o.bin", "../../o.bin", "build/../../outside/o.bin", "new/../../outside/o.bin"])(
    "does not leave the workspace by %s",
    async (path) => {
      expect(await locateOutput(workspace, path, true)).toMatchObject({ code: "path-outside-workspace" });
    },
  );

  it("does not leave the workspace by a link, even when the rest of the path does not exist yet", async () => {
    linkFolder(outside, "elsewhere");
    for (const path of ["elsewhere/o.bin", "elsewhere/new/deeper/o.bin", "elsewhere/secret.bin"]) {
      expect(await locateOutput(workspace, path, true)).toMatchObject({ code: "path-outside-workspace" });
    }
  });

  it("is refused when it exists, unless it may be overwritten", async () => {
    expect(await locateOutput(workspace, "build/app.bin", false)).toEqual({
      code: "output-exists",
      problem: "already exists; set overwrite: true to replace it",
    });
    expect(await locateOutput(workspace, "build/app.bin", true)).toMatchObject({
      value: { overwrite: true },
    });
  });

  it.each([
    ["build", "input-invalid", "is a folder"],
    [".", "input-invalid", "is a folder"],
    ["build/", "input-invalid", "is a folder name"],
    [`build${sep}`, "input-invalid", "is a folder name"],
    ["empty.bin/o.bin", "output-unwritable", "is a file, not a folder"],
    ["empty.bin/deeper/o.bin", "output-unwritable", "is a file, not a folder"],
    ["o\0.bin", "input-invalid", "control character"],
    ["o\n.bin", "input-invalid", "control character"],
    ["\u001b[31m.bin", "input-invalid", "control character"],
  ])("%j is refused even if files may be overwritten", async (path, code, problem) => {
    expect(await locateOutput(workspace, path, true)).toEqual({
      code,
      problem: expect.stringContaining(problem) as string,
    });
  });

  if (!windows) {
    it("never replaces a link or a device, and never writes through one", async () => {
      symlinkSync(join(outside, "secret.bin"), join(workspace, "link.bin"));
      symlinkSync(join(outside, "new.bin"), join(workspace, "dangling.bin"));
      execFileSync("mkfifo", [join(workspace, "pipe")]);
      for (const path of ["link.bin", "dangling.bin", "pipe", "/dev/null"]) {
        expect(await locateOutput(workspace, path, true)).toEqual({
          code: "output-unwritable",
          problem: "is a link or a special file, which is never replaced",
        });
      }
    });
  }
});
