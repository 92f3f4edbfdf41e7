/** A revision, of a chip or of its eFuses, as Espressif writes it: major * 100 + minor as "v3.1". */
export function revisionWords(revision: number): string {
  return `v${Math.floor(revision / 100)}.${revision % 100}`;
}
