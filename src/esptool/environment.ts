/** What esptool needs of the runner's environment, and nothing else: no token, no input, no `ESPTOOL_*`. */
const KEPT = [
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
] as const;

/** The runner's own marks: they let it find what a cancelled job left running. */
const RUNNER_MARKS = ["RUNNER_TRACKING_ID"] as const;

/**
 * The environment of an esptool process.
 * @param inherited the environment of the step.
 * @param configFile an `esptool.cfg` of our own, so that none of the checkout's is looked for.
 */
export function esptoolEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  configFile: string,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(inherited)) {
    const known: readonly string[] = [...KEPT, ...RUNNER_MARKS];
    if (value !== undefined && known.includes(name.toUpperCase())) environment[name] = value;
  }
  return {
    ...environment,
    ESPTOOL_CFGFILE: configFile,
    // Plain text on the pipes: no colours, no boxes wrapped at 80 columns, UTF-8 whatever the locale.
    NO_COLOR: "1",
    PY_COLORS: "0",
    TTY_COMPATIBLE: "0",
    TERMINAL_WIDTH: "500",
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  };
}
