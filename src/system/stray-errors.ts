/** Errors outside any call that a part of the step handles itself, so that they do not end the step. */
const claimed = new WeakSet();

export function claimStray(error: object): void {
  claimed.add(error);
}

export function isClaimed(error: unknown): boolean {
  return typeof error === "object" && error !== null && claimed.has(error);
}
