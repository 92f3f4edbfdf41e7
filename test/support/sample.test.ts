import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { REPOSITORY } from "./runner/runner.ts";
import { coveringSample } from "./sample.ts";

const TESTS = join(REPOSITORY, "test");

it("a sample has every kind of case, in the order of the cases, and is the same for one seed", () => {
  const letter = fc.constantFrom("a", "b", "c", "d", "e", "f");
  fc.assert(
    fc.property(fc.array(fc.tuple(letter, letter)), fc.nat(), (cases, seed) => {
      const taken = coveringSample(cases, (item) => item, seed);
      expect(new Set(taken.flat())).toEqual(new Set(cases.flat()));
      expect(cases.filter((item) => taken.includes(item))).toEqual(taken);
      expect(taken.length).toBeLessThanOrEqual(6);
      expect(coveringSample(cases, (item) => item, seed)).toEqual(taken);
    }),
  );
});

it("another seed takes another sample", () => {
  const cases = Array.from({ length: 50 }, (_, index) => index);
  const samples = [1, 2, 3, 4].map((seed) => coveringSample(cases, () => ["any"], seed));
  expect(new Set(samples.flat()).size).toBeGreaterThan(1);
});

it("what tries a sample is called *.sampled.test.ts, so that `npm run test:full` finds it", () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const users = files.filter((file) =>
    /from "(?:\.\.?\/)+(?:support\/)?sample\.ts"/.test(readFileSync(join(TESTS, file), "utf8")),
  );
  const named = files.filter((file) => file.endsWith(".sampled.test.ts"));
  const own = join("support", "sample.test.ts");
  expect(users.filter((file) => file !== own).toSorted()).toEqual(named.toSorted());
});
