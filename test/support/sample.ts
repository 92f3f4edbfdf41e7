// What a matrix or a property tries in `npm test`, and what in `npm run test:full`. Only files that are called
// `*.sampled.test.ts` may use this: `npm run test:full` finds them by that name.
import { it } from "vitest";
import { seededRandom } from "../../src/virtual-board/faults/random.ts";
import { TEST_SEED } from "./seed.ts";

/**
 * Set by `npm run test:full`: every case is tried. Tests of whole steps that belong to no sample are skipped there, since
 * `npm test` has run them.
 */
export const IS_FULL = process.env["TEST_FULL"] !== undefined;
/** Set by `.ci/run`, which has run `npm test` with the same seed: the cases of its samples are not tried again. */
const IS_REST = process.env["TEST_FULL"] === "rest";
/** A property tries this share of its runs. */
const SHARE_OF_RUNS = 0.1;

export interface Sample<Case> {
  /** For `describe`: says how many cases of how many this is. */
  readonly title: string;
  readonly cases: Case[];
}

/**
 * All cases in `npm run test:full`; else as few as hold every kind, chosen by TEST_SEED.
 * @param kindsOf what of a case must be tried at least once, such as its operation and its class of fault.
 */
export function sample<const Case>(
  title: string,
  cases: readonly Case[],
  kindsOf: (item: Case) => readonly string[],
): Sample<Case> {
  if (IS_FULL && !IS_REST) return { title, cases: [...cases] };
  const taken = coveringSample(cases, kindsOf, TEST_SEED);
  if (IS_REST) return { title, cases: cases.filter((item) => !taken.includes(item)) };
  if (taken.length === cases.length) return { title, cases: taken };
  return { title: `${title} (a sample: ${taken.length} of ${cases.length})`, cases: taken };
}

export interface SampledOptions {
  readonly skip?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * Declares tests of one subject that have no table: of each `count` that follow one another, `npm test` runs one, chosen
 * by TEST_SEED, and `npm run test:full` all. Where a subject has at least `count` of them, one runs.
 */
export function oneIn(
  count: number,
): (title: string, test: () => void | Promise<void>, options?: SampledOptions) => void {
  const turn = Math.floor(seededRandom(TEST_SEED)() * count);
  let declared = 0;
  return (title, test, { skip = false, ...options } = {}) => {
    const isTurn = declared++ % count === turn;
    const isTried = IS_REST ? !isTurn : IS_FULL || isTurn;
    it.skipIf(skip || !isTried)(title, options, test);
  };
}

/** As many runs of a property as `npm run test:full` makes, or a share of them; likewise how many must have an effect. */
export function runs(full: number): number {
  return IS_FULL ? full : Math.ceil(full * SHARE_OF_RUNS);
}

/** A few cases, in their order, in which every kind is found that one of the cases has. */
export function coveringSample<Case>(
  cases: readonly Case[],
  kindsOf: (item: Case) => readonly string[],
  seed: number,
): Case[] {
  const random = seededRandom(seed);
  const shuffled = cases
    .map((item) => ({ item, kinds: kindsOf(item), at: random() }))
    .sort((one, other) => one.at - other.at);
  const missing = new Set(shuffled.flatMap(({ kinds }) => kinds));
  const taken = new Set<Case>();
  while (missing.size > 0) {
    const gains = shuffled.map(({ kinds }) => new Set(kinds.filter((kind) => missing.has(kind))).size);
    const best = shuffled[gains.indexOf(Math.max(...gains))];
    if (best === undefined) break;
    taken.add(best.item);
    for (const kind of best.kinds) missing.delete(kind);
  }
  return cases.filter((item) => taken.has(item));
}
