import fc from "fast-check";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { describe, expect, it } from "vitest";
import { namePattern } from "../../../src/inputs/files/name-pattern.ts";
import { expandPattern } from "../../../src/inputs/files/pattern.ts";
import { walkPattern } from "../../../src/inputs/files/pattern-walk.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { runs } from "../../support/sample.ts";

describe("a name of a pattern", () => {
  it("fits the names that Node.js says it fits", () => {
    const text = fc.stringMatching(/^[ab.]{0,3}(?:[*?]|\[!?a-b\]|[ab.]){0,4}$/);
    const name = fc.stringMatching(/^[abc.]{1,6}$/);
    let fitted = 0;
    fc.assert(
      fc.property(text, name, (pattern, given) => {
        // Neither is a name.
        fc.pre(pattern !== "" && !/^\.{1,2}$/.test(given) && !pattern.includes("**"));
        const fits = namePattern(pattern, false)(given);
        if (fits) fitted++;
        expect(fits, `${pattern} ${given}`).toBe(matchesGlob(given, pattern));
      }),
      { numRuns: runs(20_000) },
    );
    expect(fitted).toBeGreaterThan(runs(500));
  });

  it("takes no more work than the length of the name times its own, whatever they are", () => {
    // With a search that goes back, this takes longer than the universe has been there.
    const pattern = namePattern("*a".repeat(60) + "b", false);
    expect(pattern("a".repeat(255))).toBe(false);
    expect(pattern(`${"a".repeat(254)}b`)).toBe(true);
  });
});

describe("a walk for a pattern", () => {
  /** Folders that lead into themselves: as good as endless for a pattern of many names. */
  function endless(): string {
    const folder = freshFolder("pattern");
    for (let index = 0; index < 20; index++) symlinkSync(folder, join(folder, `loop-${index}`), "junction");
    return folder;
  }
  const DEEP = `${"*/".repeat(30)}app.bin`;

  it("ends with its bound, which the message names", async () => {
    const found = await expandPattern(endless(), DEEP, { maxEntries: 5_000 });
    expect(found).toMatchObject({
      code: "input-invalid",
      problem: expect.stringContaining("more than 5,000 files and folders") as string,
    });
  });

  it("ends when the step has to end, timer or signal", async () => {
    const signal = AbortSignal.timeout(50);
    await expect(expandPattern(endless(), DEEP, { signal, maxEntries: Infinity })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  it("finds a file once, in hidden folders only by their name, and through no link below **", async () => {
    const folder = freshFolder("pattern");
    mkdirSync(join(folder, "a", "b"), { recursive: true });
    mkdirSync(join(folder, ".hidden"));
    for (const path of ["x.bin", "a/x.bin", "a/b/x.bin", ".hidden/x.bin"])
      writeFileSync(join(folder, path), "");
    symlinkSync(join(folder, "a"), join(folder, "link"), "junction");
    const found = async (pattern: string): Promise<string[]> => {
      const paths: string[] = [];
      for await (const path of walkPattern(folder, pattern)) paths.push(path.slice(folder.length + 1));
      return paths.sort();
    };
    expect(await found("**/x.bin")).toEqual([join("a", "b", "x.bin"), join("a", "x.bin"), "x.bin"]);
    expect(await found("**/**/b/**/x.bin")).toEqual([join("a", "b", "x.bin")]);
    expect(await found("*/x.bin")).toEqual([join("a", "x.bin"), join("link", "x.bin")]);
    expect(await found(".h*/x.bin")).toEqual([join(".hidden", "x.bin")]);
    expect(await found("a/**")).toEqual([join("a", "b", "x.bin"), join("a", "x.bin")]);
    expect(await found("nothing/*")).toEqual([]);
  });
});
