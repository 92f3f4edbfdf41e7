import { posix, win32 } from "node:path";

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
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name.toUpperCase() === "PATH" ? absolutePathEntries(value) : value]),
  );
}

/** A `PATH` without its relative and empty entries, which mean whatever folder a program happens to be in. */
export function absolutePathEntries(path: string, platform: NodeJS.Platform = process.platform): string {
  const windows = platform === "win32";
  const isFixed = (entry: string): boolean =>
    // Windows allows quotes; "\folder" and "C:folder" depend on the current drive and its current folder.
    windows
      ? /^"?([A-Za-z]:[\\/]|\\\\)/.test(entry) && win32.isAbsolute(entry.replaceAll('"', ""))
      : posix.isAbsolute(entry);
  const separator = windows ? ";" : ":";
  return path.split(separator).filter(isFixed).join(separator);
}

/** Settings of the way to the network, which an HTTP client of this process reads when it makes a request. */
const NETWORK = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"];
/** What Node.js and GitHub's toolkit read of this process's environment while they work. */
const OWN = /^(GITHUB|RUNNER|ACTIONS|NODE|STATE)_|^TZ$/;
const SECRET = /TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)(PAT|KEY)$/;

/**
 * Takes out of this process's own environment whatever it does not itself need to run: inputs, tokens, secrets of
 * the job. So nothing that a library starts, and nothing that dumps the environment, gets to see them. What is empty
 * counts as unset, here as everywhere, and goes too.
 * @param own `process.env`, which is changed.
 * @returns the environment as it was, without what is empty; inputs are as they were given.
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

/** The text of an input in an environment that was taken, without blanks around it; "" when there is none. */
export function inputOf(env: Readonly<Record<string, string | undefined>>, name: string): string {
  return (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}
