import type { Partition } from "../formats/partition-rules.ts";

/** A partition and what is known of its contents. */
export interface BootCandidate {
  readonly partition: Pick<Partition, "type" | "subtype">;
  /** `intact` is `undefined` where the whole image was not read: it is assumed. */
  readonly application?: { readonly intact: boolean | undefined; readonly chip: string | undefined };
}

/** How the bootloader counts: the factory application comes before slot 0, a test application after all others. */
const FACTORY = -1;
const TEST = Number.POSITIVE_INFINITY;

const APP_TYPE = 0;
const FACTORY_SUBTYPE = 0x00;
const FIRST_SLOT_SUBTYPE = 0x10;
const LAST_SLOT_SUBTYPE = 0x1f;
const TEST_SUBTYPE = 0x20;

/** How many OTA slots there are. */
export function countSlots(contents: readonly Pick<BootCandidate, "partition">[]): number {
  return contents.map(rankOf).filter((rank) => rank !== undefined && rank !== FACTORY && rank !== TEST)
    .length;
}

/**
 * Says of every application whether it boots next, by the order in which ESP-IDF's bootloader tries them: from the
 * chosen slot down to the factory application, then the slots above, then a test application; the first that is whole
 * and for the chip. What only the chip knows (its revision, anti-rollback, secure boot, a pin that calls for the
 * factory application) is left out of account. Nothing is said when it hangs on a partition that could not be read.
 * @param chosen the slot that otadata names; `undefined` begins with the factory application.
 * @param isOpen whether something that is not known could boot there.
 */
export function markBoot<Entry extends BootCandidate>(
  contents: readonly Entry[],
  chosen: number | undefined,
  chip: string | undefined,
  isOpen: (entry: Entry) => boolean,
): readonly (Entry & { readonly boots?: boolean })[] {
  const order = bootOrder(contents, chosen);
  const next = order.find((entry) => isOpen(entry) || isBootable(entry, chip));
  if (next !== undefined && isOpen(next)) return contents;
  return contents.map((entry) => (rankOf(entry) === undefined ? entry : { ...entry, boots: entry === next }));
}

/** All partitions for applications, the factory application first and a test application last. */
export function applicationPlaces<Entry extends Pick<BootCandidate, "partition">>(
  contents: readonly Entry[],
): Entry[] {
  return ranked(contents).map(({ entry }) => entry);
}

/**
 * What the bootloader tries to start, in its order. It looks for as many slots as there are, from ota_0 on: of ota_0
 * and ota_2 alone, the latter is never started.
 * @param chosen the slot that otadata names; `undefined` begins with the factory application.
 */
export function bootOrder<Entry extends Pick<BootCandidate, "partition">>(
  contents: readonly Entry[],
  chosen: number = FACTORY,
): Entry[] {
  const slots = countSlots(contents);
  const tried = ranked(contents).filter(({ rank }) => rank < slots || rank === TEST);
  const below = tried.filter(({ rank }) => rank <= chosen).reverse();
  const above = tried.filter(({ rank }) => rank > chosen);
  return [...below, ...above].map(({ entry }) => entry);
}

function ranked<Entry extends Pick<BootCandidate, "partition">>(contents: readonly Entry[]) {
  return contents
    .flatMap((entry) => {
      const rank = rankOf(entry);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
}

function isBootable({ application }: BootCandidate, chip: string | undefined): boolean {
  if (application === undefined || application.intact === false) return false;
  return chip === undefined || application.chip === undefined || application.chip === chip;
}

/** `undefined` for what the bootloader does not start. */
function rankOf({ partition: { type, subtype } }: Pick<BootCandidate, "partition">): number | undefined {
  if (type !== APP_TYPE) return undefined;
  if (subtype === FACTORY_SUBTYPE) return FACTORY;
  if (subtype === TEST_SUBTYPE) return TEST;
  return subtype >= FIRST_SLOT_SUBTYPE && subtype <= LAST_SLOT_SUBTYPE
    ? subtype - FIRST_SLOT_SUBTYPE
    : undefined;
}
