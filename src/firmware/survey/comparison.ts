/** How two byte strings differ: the offset of the first difference, and the number of differing bytes. */
export interface ByteDifference {
  readonly first: number;
  readonly count: number;
}

/** Compares byte by byte; bytes missing on one side count as different. */
export function compareBytes(expected: Buffer, actual: Buffer): ByteDifference | undefined {
  if (expected.equals(actual)) return undefined;
  const length = Math.max(expected.length, actual.length);
  let first = -1;
  let count = 0;
  for (let offset = 0; offset < length; offset++) {
    if (expected[offset] === actual[offset]) continue;
    if (first < 0) first = offset;
    count++;
  }
  return { first, count };
}
