/** What a program needs of the runner's environment, and nothing else: no token, no input. */
const KEPT: ReadonlySet<string> = new Set([
  "PATH",
  "HOME",
  "USERPROFILE",
  "LOCALAPPDATA",
  "SYSTEMROOT",
  "SYSTEMDRIVE",
  "WINDIR",
  "PATHEXT",
  "COMSPEC",
  "TMP",
  "TEMP",
  "TMPDIR",
  // The runner's mark, by which it finds what a cancelled job left running.
  "RUNNER_TRACKING_ID",
]);

/**
 * The environment of a program that this action starts.
 * @param alsoKept names, in capitals, of what this program needs besides.
 */
export function programEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  alsoKept: ReadonlySet<string> = new Set(),
): Record<string, string> {
  const isKept = (name: string): boolean => KEPT.has(name) || alsoKept.has(name);
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isKept(entry[0].toUpperCase()),
  );
  return Object.fromEntries(kept);
}
