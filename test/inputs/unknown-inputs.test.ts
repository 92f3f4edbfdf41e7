import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { INPUTS } from "../../src/inputs/input-table.ts";
import { emptyInputs, HOLDING_BACK, unknownInputs } from "../../src/inputs/unknown-inputs.ts";
import { editDistance } from "../../src/system/text/nearest.ts";
import { RESERVE_INPUTS } from "../../src/reserve/inputs.ts";
import { readManifest } from "../support/runner/action-manifest.ts";
import { REPOSITORY } from "../support/runner/action.ts";

const KNOWN = Object.keys(INPUTS);

/** The inputs that are named for a misspelt one, or `warned`, or `taken`. */
function judged(name: string, known: readonly string[] = KNOWN): string {
  const { misspelt, others } = unknownInputs(
    { [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`]: "x" },
    known,
  );
  const [problem] = misspelt;
  if (problem !== undefined)
    return [...(problem.split("mean ")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, at]) => at).join();
  return others.length > 0 ? "warned" : "taken";
}

describe("the name of an input", () => {
  it.each(KNOWN.map((name) => [name]))("is known as action.yml writes it, in any case: %s", (name) => {
    expect(judged(name)).toBe("taken");
    expect(judged(name.toUpperCase())).toBe("taken");
  });

  it.each([
    ["dryrun", "dry-run"],
    ["dry_run", "dry-run"],
    ["dry run", "dry-run"],
    ["Dry-Runs", "dry-run"],
    ["dry", "dry-run"],
    ["expected-mac", "require-mac"],
    ["expectMac", "require-mac"],
    ["mac", "require-mac"],
    ["expect-mac", "require-mac"],
    ["expected-chip", "require-chip"],
    ["adress", "address"],
    ["addres", "address"],
    ["addresses", "address"],
    ["offset", "address"],
    ["length", "size"],
    ["sise", "size"],
    ["flie", "file"],
    ["fils", "file,files"],
    ["prot", "port"],
    ["chp", "chip"],
    ["encryptto", "encrypt-to"],
    ["encrypt", "encrypt-to"],
    ["eraseall", "erase-all"],
    ["allow-dataloss", "allow-data-loss"],
    ["overwrit", "overwrite"],
    ["time-out", "timeout"],
    ["locktimeout", "lock-timeout"],
  ])("that is nearly one is refused with the one that was meant: %s → %s", (name, meant) => {
    expect(judged(name)).toBe(meant);
  });

  it.each([["colour"], ["time"], ["path"], ["firmware-version"], ["method"], ["n"]])(
    "that is near no other is only worth a warning: %s",
    (name) => {
      expect(judged(name)).toBe("warned");
    },
  );

  it("is looked at also where its value is empty, for it is misspelt anyway", () => {
    expect(unknownInputs({ INPUT_DRYRUN: "" }, KNOWN).misspelt).toEqual([
      "there is no input `dryrun` (variable INPUT_DRYRUN); did you mean `dry-run`?",
    ]);
  });

  it("is one only in a variable INPUT_…", () => {
    const env = {
      DRYRUN: "true",
      INPUTS_DRYRUN: "true",
      INPUT_: "true",
      MY_INPUT_DRYRUN: "true",
      PATH: "/bin",
    };
    expect(unknownInputs(env, KNOWN)).toEqual({ misspelt: [], others: [] });
  });

  it("cannot put more into a message than one short line, nor make more annotations than GitHub shows", () => {
    const names = Array.from(
      { length: 40 },
      (_, index) => `INPUT_NOISE\n::error::${"X".repeat(500)}${index}`,
    );
    const { misspelt, others } = unknownInputs(Object.fromEntries(names.map((name) => [name, "1"])), KNOWN);
    expect(misspelt).toEqual([]);
    expect(others).toHaveLength(10);
    expect(others.at(-1)).toBe("31 more INPUT_… variables have no matching input.");
    for (const text of others) {
      expect(text.length).toBeLessThan(400);
      expect(text).not.toContain("\n");
    }
  });
});

describe("the sub-actions", () => {
  it("know the inputs that the reservation's action.yml declares", () => {
    expect([...readManifest(join(REPOSITORY, "reserve/action.yml")).inputs.keys()]).toEqual([
      ...RESERVE_INPUTS,
    ]);
  });

  it("judge names by their own inputs", () => {
    expect(judged("lock_timeout", RESERVE_INPUTS)).toBe("lock-timeout");
    expect(judged("lockfolder", RESERVE_INPUTS)).toBe("lock-folder");
    expect(judged("dryrun", RESERVE_INPUTS)).toBe("warned");
    expect(judged("mac", ["chip", "mac"])).toBe("taken");
  });
});

describe("the distance of two names", () => {
  it.each([
    ["", "", 0],
    ["file", "flie", 1],
    ["adress", "address", 1],
    ["expectedmac", "expectmac", 2],
    ["abc", "", 3],
    ["kitten", "sitting", 3],
  ])("of %j and %j is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe("an input that is refused when it is empty", () => {
  it("has a default, by which one that is left out is told from it", () => {
    for (const name of Object.keys(HOLDING_BACK) as (keyof typeof HOLDING_BACK)[])
      expect(INPUTS[name], name).not.toBe("");
  });

  it("is named with what to write instead, and only where the action has it", () => {
    const env = { "INPUT_REQUIRE-MAC": "", "INPUT_LOCK-FOLDER": " \n", INPUT_CHIP: "auto" };
    expect(emptyInputs(env, Object.keys(INPUTS))).toEqual([
      "input `require-mac` is empty, as by an expression without a value; write the MAC address, or any, or leave it out",
      "input `lock-folder` is empty, as by an expression without a value; write the folder, or auto, or leave it out",
    ]);
    expect(emptyInputs(env, RESERVE_INPUTS)).toHaveLength(1);
  });
});
