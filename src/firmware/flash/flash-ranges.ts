/** A piece of flash. Bytes. */
export interface Range {
  readonly address: number;
  readonly size: number;
}

/** Whether two pieces have a byte in common. */
export function overlaps(one: Range, other: Range): boolean {
  return sharedBytes(one, other) > 0;
}

/** How many bytes two pieces have in common. */
export function sharedBytes(one: Range, other: Range): number {
  const start = Math.max(one.address, other.address);
  return Math.max(0, Math.min(endOf(one), endOf(other)) - start);
}

/** How many bytes of a piece are in other pieces, which must not overlap. */
export function sharedWith(range: Range, pieces: readonly Range[]): number {
  return pieces.reduce((sum, piece) => sum + sharedBytes(piece, range), 0);
}

/** The parts of the pieces that are in a range. */
export function inside(range: Range, pieces: readonly Range[]): Range[] {
  return pieces
    .filter((piece) => overlaps(piece, range))
    .map((piece) => {
      const address = Math.max(piece.address, range.address);
      return { address, size: sharedBytes(piece, range) };
    });
}

/** The parts of a range that are in none of the pieces, in order of address. */
export function outside(range: Range, pieces: readonly Range[]): Range[] {
  const rest: Range[] = [];
  let from = range.address;
  for (const piece of inside(range, pieces).sort((a, b) => a.address - b.address)) {
    if (piece.address > from) rest.push({ address: from, size: piece.address - from });
    from = Math.max(from, endOf(piece));
  }
  if (from < endOf(range)) rest.push({ address: from, size: endOf(range) - from });
  return rest;
}

/** Ranges in order of address, with neighbours and overlaps merged. */
export function rangesOf(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.address - b.address);
  const apart: Range[] = [];
  let end = 0;
  for (const range of sorted) {
    const from = Math.max(range.address, end);
    const to = range.address + range.size;
    if (to > from) apart.push({ address: from, size: to - from });
    end = Math.max(end, to);
  }
  return joinNeighbours(apart);
}

/** The address after the last byte. */
export function endOf({ address, size }: Range): number {
  return address + size;
}

/** Merges neighbours. */
export function joinNeighbours(ranges: readonly Range[]): Range[] {
  const joined: { address: number; size: number }[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && endOf(last) === range.address) last.size += range.size;
    else joined.push({ ...range });
  }
  return joined;
}

export function totalOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { size }) => sum + size, 0);
}
