/** Errors outside of any call for which a part of the step has a use, so that they do not end it. */
const claimed = new WeakSet();

export function claimStray(error: object): void {
  claimed.add(error);
}

export function isClaimed(error: unknown): boolean {
  return typeof error === "object" && error !== null && claimed.has(error);
}
