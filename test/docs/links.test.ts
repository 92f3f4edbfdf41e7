import { existsSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { markdownPages, root } from "../../scripts/docs/pages.ts";
import { prose, readPage } from "./workflows.ts";

/** The anchors that GitHub gives to the headings of a page. */
function anchors(page: string): Set<string> {
  const found = new Set<string>();
  for (const [, heading = ""] of prose(page).matchAll(/^#{1,6} +(.+)$/gm)) {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-");
    let unique = anchor;
    for (let count = 1; found.has(unique); count++) unique = `${anchor}-${count}`;
    found.add(unique);
  }
  return found;
}

function links(page: string): string[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
}

function problemOf(page: string, link: string): string | undefined {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), path)).replaceAll("\\", "/");
  if (target.startsWith("..") || !existsSync(join(root, target))) return `${page}: ${link} leads nowhere`;
  if (anchor === undefined) return undefined;
  if (statSync(join(root, target)).isDirectory() || !target.endsWith(".md")) return undefined;
  return anchors(target).has(anchor) ? undefined : `${page}: ${target} has no heading #${anchor}`;
}

describe("links", () => {
  it("of every page lead to files and headings that exist", () => {
    const relative = markdownPages().flatMap((page) =>
      links(page)
        .filter((link) => !/^[a-z]+:/.test(link))
        .map((link) => ({ page, link })),
    );
    expect(relative.length).toBeGreaterThan(30);
    expect(relative.flatMap(({ page, link }) => problemOf(page, link) ?? [])).toEqual([]);
  });

  it("to files of the code, which pages for contributors name, are not stale", () => {
    const pages = markdownPages().filter((page) => /^(docs\/contributing\/|CONTRIBUTING)/.test(page));
    const named = pages.flatMap((page) =>
      [...readPage(page).matchAll(/`((?:src|test|scripts)\/[\w./-]+)`/g)].map((match) => match[1] ?? ""),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("to other sites are https", () => {
    const plain = markdownPages().flatMap((page) => links(page).filter((link) => link.startsWith("http:")));
    expect(plain).toEqual([]);
  });

  it("that are wrong are found", () => {
    expect(problemOf("README.md", "docs/nowhere.md")).toContain("leads nowhere");
    expect(problemOf("docs/reference/result.md", "../../outside.md")).toContain("leads nowhere");
    expect(problemOf("README.md", "docs/reference/errors.md#no-such-code")).toContain("no heading");
    expect(problemOf("README.md", "docs/reference/errors.md#port-busy")).toBeUndefined();
  });
});
