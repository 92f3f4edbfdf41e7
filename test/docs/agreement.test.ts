import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { updateDocs } from "../../scripts/docs.ts";
import { errorPageProblems } from "../../scripts/docs/error-page.ts";
import { fillBlocks } from "../../scripts/docs/generated-blocks.ts";
import { readManifest } from "../../scripts/docs/manifest.ts";
import { markdownPages, root } from "../../scripts/docs/pages.ts";
import { newestKnownRelease } from "../../src/esptool/install/release/releases.ts";
import { DEFAULT_VERSION } from "../../src/esptool/install/version.ts";
import { manifestText } from "../../src/firmware/formats/backup-manifest.ts";
import { drawFlash } from "../../src/report/flash-map/flash-map.ts";
import type { FlashPicture } from "../../src/report/flash-map/flash-picture.ts";
import { INPUTS, SUBJECTS } from "../../src/inputs/input-table.ts";
import { OPERATION_NAMES } from "../../src/operations/table.ts";
import { OUTPUTS } from "../../src/operations/table.ts";
import { FAILURES } from "../../src/system/errors.ts";
import { VERSION } from "../../src/system/version.ts";
import { installContext } from "../support/esptool/esptool.ts";
import { updatedFlash } from "../support/firmware/known-flash.ts";
import { manifestRecord } from "../support/backups/manifest-record.ts";
import { codeBlocks, readPage } from "./workflows.ts";

const MANIFEST = readManifest("action.yml");
it("the version in the manifests of backups is that of the package", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(VERSION).toBe(version);
});

/** The code of the main action but for the files that only declare. */
function code(...declaring: readonly string[]): string {
  const files = globSync("src/**/*.ts", { cwd: root }).filter(
    (file) => !declaring.some((end) => file.endsWith(end)),
  );
  return files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
}

it("every code of a failure has a place that throws it", () => {
  const all = code("system/errors.ts");
  expect(Object.keys(FAILURES).filter((name) => !all.includes(`"${name}"`))).toEqual([]);
});

it("every input is read", () => {
  // A definition lists the inputs that its operation uses; that is not reading them.
  const all = code("inputs/input-table.ts").replaceAll(/\binputs: \[[^\]]*\]/g, "");
  expect(Object.keys(INPUTS).filter((name) => !all.includes(`"${name}"`))).toEqual([]);
});

/** The comments between the inputs of an action.yml, each with the input below it. */
function subjectsOf(file: string): string[][] {
  const [inputs = ""] = readPage(file).split(/^outputs:$/m);
  return [...inputs.matchAll(/^ {2}# (.+)\n {2}([\w-]+):$/gm)].map(([, subject = "", name = ""]) => [
    subject,
    name,
  ]);
}

describe("action.yml", () => {
  it("has the inputs that the code reads, in the same order and with the same defaults", () => {
    const declared = Object.entries(MANIFEST.inputs).map(([name, input]) => [name, input.default ?? ""]);
    expect(declared).toEqual(Object.entries(INPUTS));
  });

  it("has the outputs that the code writes", () => {
    expect(Object.keys(MANIFEST.outputs).toSorted()).toEqual(OUTPUTS.toSorted());
  });

  it("names the versions of esptool that the code gives by default", () => {
    const newest = newestKnownRelease(installContext({ platform: "linux", arch: "x64" }));
    const description = MANIFEST.inputs["esptool-version"]?.description;
    expect(description).toContain(`when empty, ${DEFAULT_VERSION}, with \`release\``);
    expect(description).toContain(`(${newest})`);
  });

  it("groups its inputs by the subjects of the code", () => {
    expect(subjectsOf("action.yml")).toEqual(Object.entries(SUBJECTS));
  });

  it.each(["action.yml", "reserve/action.yml", "virtual-board/action.yml", "qemu/action.yml"])(
    "%s has every input under a subject, described in one plain line",
    (file) => {
      const { inputs } = readManifest(file);
      expect(subjectsOf(file)[0]?.[1]).toBe(Object.keys(inputs)[0]);
      for (const [name, { description }] of Object.entries(inputs)) {
        expect(description, name).toMatch(/^(?:[A-Z]|age |esptool ).*[^.]$/);
        expect(description.length, name).toBeLessThanOrEqual(180);
      }
    },
  );

  it("names every operation", () => {
    for (const name of OPERATION_NAMES)
      expect(MANIFEST.inputs["operation"]?.description).toContain(`\`${name}\``);
  });
});

describe("the generated parts of the pages", () => {
  it("agree with the code: `npm run docs` has nothing to do", async () => {
    expect(await updateDocs(false)).toEqual({ stale: [], problems: [] });
  });

  it("are filled from action.yml, with the operations that use an input", async () => {
    const page = "# Page\n\n<!-- begin inputs action.yml -->\n\nSTALE\n\n<!-- end -->\n";
    const filled = await fillBlocks(page, join(root, "README.md"));
    expect(filled).not.toContain("STALE");
    expect(filled).toMatch(/^\| `erase-all` +\| erase +\| `false` +\|/m);
    expect(filled).toMatch(/^\| `operation` +\| all +\| \*\*required\*\* +\|/m);
    expect(await fillBlocks(filled, join(root, "README.md"))).toBe(filled);
  });

  it("are limited to the names after the file, and refuse one that no longer exists", async () => {
    const page = "<!-- begin inputs action.yml port file -->\n<!-- end -->\n";
    const filled = await fillBlocks(page, join(root, "README.md"));
    expect([...filled.matchAll(/^\| `([\w-]+)`/gm)].map((match) => match[1])).toEqual(["port", "file"]);
    const gone = "<!-- begin outputs action.yml no-such-output -->\n<!-- end -->\n";
    await expect(fillBlocks(gone, join(root, "README.md"))).rejects.toThrow("no-such-output");
  });

  it("list every input by operation", () => {
    const page = readPage("docs/reference/inputs.md");
    expect(Object.keys(INPUTS).filter((name) => !page.includes(`\n| \`${name}\` |`))).toEqual([]);
    const erase = page.split(/^## /m).find((section) => section.startsWith("`erase`"));
    expect(erase).toContain("| `erase-all` | `false` |");
  });

  it("are refused when their kind is not known", async () => {
    const page = "<!-- begin nonsense action.yml -->\n<!-- end -->\n";
    await expect(fillBlocks(page, join(root, "README.md"))).rejects.toThrow('the kind "nonsense"');
  });
});

describe("docs/reference/errors.md", () => {
  const section = (code: string, kind: string): string =>
    `### \`${code}\`\n\n**Class** \`${kind}\`\n\n**Cause** A.\n\n**Fix** B.\n`;

  it("is found out when it lacks a code, has one too many, or one with another class", () => {
    const codes = { "port-busy": "link", "file-empty": "input" };
    const good = section("port-busy", "link") + section("file-empty", "input");
    expect(errorPageProblems(good, codes)).toEqual([]);
    expect(errorPageProblems(section("port-busy", "link"), codes)).toEqual([
      "docs/reference/errors.md has no section for file-empty.",
    ]);
    expect(errorPageProblems(good + section("old", "link"), codes)).toHaveLength(1);
    expect(errorPageProblems(good + section("port-busy", "link"), codes)).toHaveLength(1);
    expect(errorPageProblems(good.replace("`link`", "`board`"), codes)).toEqual([
      "docs/reference/errors.md: port-busy is of class link, not board.",
    ]);
    expect(errorPageProblems(good.replace("**Fix** B.", ""), codes)).toHaveLength(1);
  });
});

describe("README.md", () => {
  const readme = readPage("README.md");

  it("fits on a few screens: 12 KiB at most", () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(12 * 1024);
  });

  it("asks the doctor first, and then flashes a build folder in a job that says where it runs", () => {
    const [doctor = "", flash = ""] = codeBlocks("yaml")
      .filter(({ where }) => where.startsWith("README.md:"))
      .map(({ text }) => text);
    expect(doctor).toContain("operation: doctor");
    for (const line of ["runs-on: [self-hosted, ", "permissions:", "operation: flash", "files: build"])
      expect(flash).toContain(line);
  });

  it("has the two commands for those who try or change it", () => {
    for (const command of ["npm run demo", "npm test"]) expect(readme).toContain(command);
  });

  it("leads to every guide", () => {
    const guides = markdownPages().filter((page) => page.startsWith("docs/guides/"));
    expect(guides.length).toBeGreaterThan(10);
    expect(guides.filter((page) => !readme.includes(`(${page})`))).toEqual([]);
  });
});

describe("the pages", () => {
  it("of the reference are all in its list", () => {
    const list = readPage("docs/reference/README.md");
    const pages = markdownPages().filter((page) => /^docs\/reference\/[^R]/.test(page));
    expect(pages.filter((page) => !list.includes(`(${page.split("/").at(-1) ?? ""})`))).toEqual([]);
  });

  it("name only commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = markdownPages().flatMap((page) => [...readPage(page).matchAll(/npm run ([\w-]+)/g)]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.map((match) => match[1] ?? "").filter((name) => !(name in scripts))).toEqual([]);
  });

  it("show JSON with the fields that the result and the manifest have", () => {
    const results = codeBlocks("json").map(({ where, text }) => ({
      where,
      json: JSON.parse(text) as object,
    }));
    const known = new Set(["artifact", "failure", ...OUTPUTS.map((name) => name.replaceAll("-", "_"))]);
    const objects = results.filter(({ json }) => !Array.isArray(json) && !("schema" in json));
    expect(objects.length).toBeGreaterThan(6);
    const strange = objects.flatMap(({ where, json }) =>
      Object.keys(json)
        .filter((field) => !known.has(field))
        .map((field) => `${where}: ${field}`),
    );
    expect(strange).toEqual([]);
    const manifest = results.find(({ json }) => "schema" in json)?.json;
    const made: unknown = JSON.parse(manifestText(manifestRecord()));
    expect(Object.keys(manifest ?? {})).toEqual(Object.keys(made as object));
  });

  it("show the flash map with the fields that it has", () => {
    const example = codeBlocks("json").find(({ text }) => text.includes('"flash_map"'));
    const shown = JSON.parse(example?.text ?? "{}") as { readonly flash_map?: FlashPicture };
    const map = drawFlash(updatedFlash());
    expect(Object.keys(shown.flash_map ?? {})).toEqual(Object.keys(map));
    expect(Object.keys(shown.flash_map?.rows[0] ?? {})).toEqual(Object.keys(map.rows[0] ?? {}));
  });
});
