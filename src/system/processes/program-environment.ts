import { posix, win32 } from "node:path";

/** The variables of the runner that a program needs. No token and no input is among them. */
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
  // The runner finds processes of a cancelled job by this variable.
  "RUNNER_TRACKING_ID",
]);

/**
 * The environment of a program that this action starts.
 * @param alsoKept further variables that this program needs, in capitals.
 */
export function programEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  alsoKept: ReadonlySet<string> = new Set(),
): Record<string, string> {
  const isKept = (name: string): boolean => KEPT.has(name) || alsoKept.has(name);
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isKept(entry[0].toUpperCase()),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name.toUpperCase() === "PATH" ? absolutePathEntries(value) : value]),
  );
}

/** A `PATH` without relative and empty entries, which depend on the working directory. */
export function absolutePathEntries(path: string, platform: NodeJS.Platform = process.platform): string {
  const windows = platform === "win32";
  const isFixed = (entry: string): boolean =>
    // Windows allows quotes. "\folder" and "C:folder" depend on the current drive and its current folder.
    windows
      ? /^"?([A-Za-z]:[\\/]|\\\\)/.test(entry) && win32.isAbsolute(entry.replaceAll('"', ""))
      : posix.isAbsolute(entry);
  const separator = windows ? ";" : ":";
  return path.split(separator).filter(isFixed).join(separator);
}

/** Network settings that the HTTP clients of this process read for each request. */
const NETWORK = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"];
/** Variables that Node.js and GitHub's toolkit read from this process's environment while the step runs. */
const OWN = /^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/;
const SECRET = /TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;

/**
 * Removes from this process's own environment whatever the process does not need itself: inputs, tokens, secrets of the
 * job. A program that a library starts, or a dump of the environment, cannot reveal them then. Empty variables count as
 * unset and are removed, too.
 * @param own `process.env`, which is changed.
 * @returns the environment as it was, without empty variables. Inputs are unchanged.
 */
export function takeEnvironment(
  own: Record<string, string | undefined>,
): Readonly<Record<string, string | undefined>> {
  const all: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(own)) {
    const capitals = name.toUpperCase();
    const isUnset = value === "" && !capitals.startsWith("INPUT_");
    if (!isUnset) all[name] = value;
    const stays = KEPT.has(capitals) || NETWORK.includes(capitals) || OWN.test(capitals);
    if (isUnset || !stays || SECRET.test(capitals)) Reflect.deleteProperty(own, name);
  }
  return all;
}

/** The text of an input without surrounding blanks; "" if it is not set. */
export function inputOf(env: Readonly<Record<string, string | undefined>>, name: string): string {
  return (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}
