import type { Partition } from "../formats/partition-rules.ts";

/** A partition and what is known about its application. */
export interface BootCandidate {
  readonly partition: Pick<Partition, "type" | "subtype">;
  /** `intact` is `undefined` if the image was not read to its end, and then assumed. */
  readonly application?: { readonly intact: boolean | undefined; readonly chip: string | undefined };
}

/** The bootloader's order: the factory application comes before slot 0, a test application after all others. */
const FACTORY = -1;
const TEST = Number.POSITIVE_INFINITY;

const APP_TYPE = 0;
const FACTORY_SUBTYPE = 0x00;
const FIRST_SLOT_SUBTYPE = 0x10;
const LAST_SLOT_SUBTYPE = 0x1f;
const TEST_SUBTYPE = 0x20;

/** The number of OTA slots. */
export function countSlots(contents: readonly Pick<BootCandidate, "partition">[]): number {
  return contents.map(rankOf).filter((rank) => rank !== undefined && rank !== FACTORY && rank !== TEST)
    .length;
}

/**
 * Marks which application boots next: the first in the order of ESP-IDF's bootloader that is intact and built for the
 * chip. The order runs from the chosen slot down to the factory application, then through the slots above, and ends
 * with a test application. Conditions that depend on the chip are ignored (its revision, anti-rollback, Secure Boot, a pin
 * that selects the factory application). Nothing is marked if the answer depends on a partition that was not read.
 * @param chosen the slot in otadata; `undefined` begins with the factory application.
 * @param isOpen whether an unread application could boot from a partition.
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

/** All application partitions, the factory application first and a test application last. */
export function applicationPlaces<Entry extends Pick<BootCandidate, "partition">>(
  contents: readonly Entry[],
): Entry[] {
  return ranked(contents).map(({ entry }) => entry);
}

/**
 * The partitions in the order in which the bootloader tries to boot them. It counts the slots and expects them to be
 * numbered from ota_0: in a table with only ota_0 and ota_2, it never boots ota_2.
 * @param chosen the slot in otadata; `undefined` begins with the factory application.
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

/** `undefined` for a partition that the bootloader does not boot. */
function rankOf({ partition: { type, subtype } }: Pick<BootCandidate, "partition">): number | undefined {
  if (type !== APP_TYPE) return undefined;
  if (subtype === FACTORY_SUBTYPE) return FACTORY;
  if (subtype === TEST_SUBTYPE) return TEST;
  return subtype >= FIRST_SLOT_SUBTYPE && subtype <= LAST_SLOT_SUBTYPE
    ? subtype - FIRST_SLOT_SUBTYPE
    : undefined;
}
