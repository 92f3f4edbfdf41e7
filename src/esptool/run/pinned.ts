/** The facts that tell one board from another. */
export interface Pinned {
  readonly chip?: string | undefined;
  /** The package, or a note of Secure Download Mode, which hides the MAC. */
  readonly description?: string | undefined;
  readonly mac?: string | undefined;
  /** Bytes. */
  readonly flashSize?: number | undefined;
}

const PINNED_NAMES = ["chip", "mac", "flash-size"] as const;
export type PinnedName = (typeof PINNED_NAMES)[number];

/**
 * How a board differs from the previous one, as clauses. A fact that either does not report is no difference: a chip in
 * Secure Download Mode reports only its name, and few commands ask for the size of the flash.
 */
export function changesOf(pinned: Pinned, current: Pinned): string[] {
  return [
    ...changeOf("chip", pinned.chip, current.chip),
    ...changeOf("type", pinned.description, current.description),
    // Some chips also report a MAC of eight bytes.
    ...(pinned.mac?.length === current.mac?.length ? changeOf("MAC address", pinned.mac, current.mac) : []),
    ...changeOf("flash size", pinned.flashSize, current.flashSize),
  ];
}

/** The facts that identify a board, named like the outputs; `undefined` if there are none. */
export function namesOf({ chip, mac, flashSize }: Pinned): PinnedName[] | undefined {
  const known = { chip, mac, "flash-size": flashSize };
  const names = PINNED_NAMES.filter((name) => known[name] !== undefined);
  return names.length === 0 ? undefined : names;
}

function changeOf(
  what: string,
  before: string | number | undefined,
  now: string | number | undefined,
): string[] {
  if (before === undefined || now === undefined || before === now) return [];
  return [`its ${what} is ${now}, but was ${before}`];
}
