/** What tells one board from another. */
export interface Pinned {
  readonly chip?: string | undefined;
  /** The package, or that the chip is in Secure Download Mode, in which it does not tell its MAC. */
  readonly description?: string | undefined;
  readonly mac?: string | undefined;
  /** Bytes. */
  readonly flashSize?: number | undefined;
}

const PINNED_NAMES = ["chip", "mac", "flash-size"] as const;
export type PinnedName = (typeof PINNED_NAMES)[number];

/**
 * How a board differs from the one that was there before, as clauses. What either does not tell is no difference:
 * a chip in Secure Download Mode tells its name alone, and few commands ask for the size of the flash.
 */
export function changesOf(pinned: Pinned, told: Pinned): string[] {
  return [
    ...changeOf("chip", pinned.chip, told.chip),
    ...changeOf("type", pinned.description, told.description),
    // Some chips tell a MAC of eight bytes as well.
    ...(pinned.mac?.length === told.mac?.length ? changeOf("MAC address", pinned.mac, told.mac) : []),
    ...changeOf("flash size", pinned.flashSize, told.flashSize),
  ];
}

/** What a board has told by which it is known again, as the outputs are named; `undefined` for nothing. */
export function namesOf({ chip, mac, flashSize }: Pinned): PinnedName[] | undefined {
  const told = { chip, mac, "flash-size": flashSize };
  const names = PINNED_NAMES.filter((name) => told[name] !== undefined);
  return names.length === 0 ? undefined : names;
}

function changeOf(
  what: string,
  before: string | number | undefined,
  now: string | number | undefined,
): string[] {
  if (before === undefined || now === undefined || before === now) return [];
  return [`its ${what} is ${now}, and was ${before}`];
}
