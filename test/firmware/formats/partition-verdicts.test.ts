// Our reading of partition tables against that of ESP-IDF's gen_esp32part.py, table by table.
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatAddress } from "../../../src/firmware/flash/flash-layout.ts";
import { FormatError } from "../../../src/firmware/formats/format-error.ts";
import { subtypeName, typeName } from "../../../src/firmware/formats/partition-names.ts";
import { parsePartitionTable, type Partition } from "../../../src/firmware/formats/partition-table.ts";

const MEGABYTE = 0x10_0000;
const FIXTURE = new URL("../../fixtures/partition-tables/verdicts.jsonl", import.meta.url);

const recordedCase = z.strictObject({
  case: z.string(),
  tableAddress: z.number(),
  flash: z.number().optional(),
  table: z.base64().transform((text) => inflateRawSync(Buffer.from(text, "base64"))),
  verdict: z.enum(["accepted", "refused", "crashed", "text"]),
  says: z.string().optional(),
  rows: z.array(z.string()).optional(),
});
type RecordedCase = z.infer<typeof recordedCase>;

const [head = "", ...lines] = readFileSync(FIXTURE, "utf8").trimEnd().split("\n");
const cases = lines.map((line) => recordedCase.parse(JSON.parse(line)));

/** What each of its messages means, in the words of ours. The rules, one by one. */
const RULES: readonly (readonly [theirs: RegExp, ours: RegExp])[] = [
  [/Offset 0x\w+ is not aligned to/, /^puts ".*" at 0x\w+, which is not a multiple of 0x/],
  [/Size 0x\w+ is not aligned to/, /^gives ".*" a size of 0x\w+, which is not a multiple of 0x1000$/],
  [/is always read-write and cannot be read-only/, /^marks ".*" read-only, which is always written to/],
  [/must be flagged as 'readonly'/, /but writable NVS needs at least 0x3000$/],
  [/Partition names must be unique/, /^has two partitions named "/],
  [/^Partition offset 0x\w+ is below 0x/, /where the bootloader and the table itself are/],
  [/^Partition at 0x\w+ overlaps 0x/, /extends to 0x\w+$/],
  [/^Found multiple otadata partitions/, /^has two partitions of the kind data\/ota:/],
  [/^otadata partition must have size = 0x2000/, /where data\/ota takes 0x2000$/],
  [/^Found multiple TEE otadata partitions/, /^has two partitions of the kind data\/tee_ota:/],
  [/^TEE otadata partition must have size = 0x2000/, /where data\/tee_ota takes 0x2000$/],
  [/^Partitions tables occupies .* does not fit/, /beyond the flash of 0x\w+ bytes$/],
  [/^MD5 checksums don't match/, /^is damaged: its digest does not match its partitions$/],
  [/^Invalid magic bytes/, /^is damaged: row \d+ begins with 0x/],
  [/^Partition table length must be a multiple of 32/, /^(has no end marker in its|is only) \d+ bytes/],
  [/^Partition table is missing an end-of-table marker/, /^has no end marker in its \d+ bytes$/],
];

/** A rule of ours, looked at before theirs of overlaps: the table is there, whether it has a row or not. */
const OVER_THE_TABLE = /, over the table itself at 0x\w+$/;

/** Where we differ on purpose: what a table is of which the two say different things, and what we say. */
interface Difference {
  readonly cases: RegExp;
  readonly theirs: RecordedCase["verdict"];
  /** Our message, or `undefined` where we read the table. */
  readonly ours: RegExp | undefined;
}

const DIFFERENCES: Readonly<Record<string, Difference>> = {
  "a name that is no UTF-8 is no reason to give up: it is shown as its bytes, and the board boots with it": {
    cases: /^a name (that is no UTF-8|of UTF-8 that is cut short)$/,
    theirs: "crashed",
    ours: undefined,
  },
  "rows behind the digest row are not partitions: no digest vouches for them, and no build makes them": {
    cases: /^a digest before the last rows, \d+$/,
    theirs: "accepted",
    ours: /^has rows after its digest row, which no digest covers$/,
  },
  "two digest rows are damage, as they are for the bootloader": {
    cases: /^(a right digest behind each row|the digest twice), \d+$/,
    theirs: "accepted",
    ours: /^is damaged: it has two digest rows$/,
  },
  "a table ends within its 0xc00 bytes: the bootloader reads no further, and behind them is the signature": {
    cases: /^rows that (end|go on) behind their room$/,
    theirs: "accepted",
    ours: /^has no end marker in its 3072 bytes$/,
  },
  "a bootloader that reaches over the table is refused even where the table has no row of its own": {
    cases: /^a bootloader (over a table with no row|inside the table's sector)$/,
    theirs: "accepted",
    ours: /^puts "boot" at 0x\w+, over the table itself at 0x8000$/,
  },
  "all partitions must fit the flash, not only the one that it takes for the last": {
    cases: /^an empty one before one that is beyond the flash$/,
    theirs: "accepted",
    ours: /beyond the flash of 0x100000 bytes$/,
  },
};

describe("our reading of partition tables", () => {
  it("was held against a known gen_esp32part.py, and a few hundred tables of every kind", () => {
    expect(JSON.parse(head)).toMatchObject({ tool: "gen_esp32part.py", version: "1.5" });
    const counts = Map.groupBy(cases, ({ verdict }) => verdict);
    expect(cases.length).toBeGreaterThan(350);
    expect(counts.get("accepted")?.length).toBeGreaterThan(100);
    expect(counts.get("refused")?.length).toBeGreaterThan(100);
  });

  it.each(RULES)("has a rule and a table for %s", (theirs) => {
    expect(cases.some(({ says }) => says !== undefined && theirs.test(says))).toBe(true);
  });

  it.each(cases.map((each) => [each.case, each] as const))("agrees on %s", (_, recorded) => {
    const ours = reading(recorded);
    const difference = Object.values(DIFFERENCES).find((each) => each.cases.test(recorded.case));
    if (difference !== undefined) expectDifference(recorded, ours, difference);
    else if (recorded.verdict === "accepted") expect(ours).toEqual(recorded.rows);
    else expectRefused(recorded, ours);
  });

  it.each(Object.entries(DIFFERENCES))("differs where it is meant to: %s", (_, difference) => {
    expect(cases.some((each) => difference.cases.test(each.case))).toBe(true);
  });
});

/** The rows as gen_esp32part.py writes them in CSV, or what is wrong with the table. */
function reading({ table, tableAddress, flash }: RecordedCase): string[] | FormatError {
  const flashSize = flash === undefined ? undefined : flash * MEGABYTE;
  try {
    return parsePartitionTable(table, { address: tableAddress, flashSize }).partitions.map(csvOf);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

function expectDifference(
  recorded: RecordedCase,
  ours: string[] | FormatError,
  difference: Difference,
): void {
  expect(recorded.verdict).toBe(difference.theirs);
  if (difference.ours === undefined) expect(ours).toBeInstanceOf(Array);
  else expect(messageOf(ours)).toMatch(difference.ours);
}

function expectRefused(recorded: RecordedCase, ours: string[] | FormatError): void {
  expect(ours).toBeInstanceOf(FormatError);
  if (recorded.verdict !== "refused") return;
  const rule = RULES.find(([theirs]) => theirs.test(recorded.says ?? ""));
  expect(rule, recorded.says).toBeDefined();
  if (OVER_THE_TABLE.test(messageOf(ours))) return;
  expect(messageOf(ours)).toMatch(rule?.[1] ?? /^$/);
}

function messageOf(ours: string[] | FormatError): string {
  return ours instanceof FormatError ? ours.message : "no objection";
}

function csvOf(partition: Partition): string {
  const { name, type, subtype, address, size, encrypted, readonly } = partition;
  const flags = [...(encrypted ? ["encrypted"] : []), ...(readonly ? ["readonly"] : [])].join(":");
  const kind = [inDecimal(typeName(type), type), inDecimal(subtypeName(type, subtype), subtype)];
  return [rawName(name), ...kind, formatAddress(address), sizeText(size), flags].join(",");
}

/** It writes a number that has no name in decimal. */
function inDecimal(name: string, value: number): string {
  return name.startsWith("0x") ? String(value) : name;
}

function sizeText(size: number): string {
  if (size % MEGABYTE === 0) return `${size / MEGABYTE}M`;
  return size % 0x400 === 0 ? `${size / 0x400}K` : formatAddress(size);
}

/** A name as the table has it, of which ours is the escaped form. */
function rawName(name: string): string {
  const bytes = name.replace(/\\x(?<hex>[0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
