/** A revision of a chip or its eFuses as Espressif writes it: "v3.1" for 301. */
export function revisionWords(revision: number): string {
  return `v${Math.floor(revision / 100)}.${revision % 100}`;
}
