/** Where two byte strings of one length differ: offset of the first difference, and how many bytes do. */
export interface ByteDifference {
  readonly first: number;
  readonly count: number;
}

/** Compares byte by byte; bytes that one side lacks count as different. */
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
