import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getProjectLicenses } from "generate-license-file";

/** Packages without a licence file: `scripts/licences/` has what is known about them. */
const WITHOUT_LICENCE = { "buffers@0.1.1": "buffers.txt", "xz-decompress@0.2.3": "xz-decompress.txt" };

/** Writes the licence of every package that the bundles can contain: all dependencies that run, and theirs. */
export async function writeLicences(root: string, file: string): Promise<void> {
  const replace = Object.fromEntries(
    Object.entries(WITHOUT_LICENCE).map(([name, text]) => [name, join(root, "scripts", "licences", text)]),
  );
  const licences = await getProjectLicenses(join(root, "package.json"), { replace });
  const sections = licences.map(({ dependencies, content, notices }) => ({
    title: [...dependencies].sort().join(", "),
    text: [content, ...notices].join("\n\n").replaceAll("\r\n", "\n").trim(),
  }));
  sections.sort((a, b) => (a.title < b.title ? -1 : 1));
  const own = readFileSync(join(root, "LICENSE"), "utf8").trim();
  const rule = "-".repeat(100);
  const parts = [`esptool-action\n\n${own}`, ...sections.map(({ title, text }) => `${title}\n\n${text}`)];
  writeFileSync(file, `${parts.join(`\n\n${rule}\n\n`)}\n`);
}
