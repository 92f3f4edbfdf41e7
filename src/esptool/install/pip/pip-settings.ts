import { runCommand } from "../../../tool-cache/command.ts";
import { pipEnvironment, PIP_SETTINGS } from "./environment.ts";
import type { InstallContext } from "../program.ts";
import { platformOf } from "../../../tool-cache/tool.ts";

const DEADLINE_MS = 60_000;

/**
 * The environment of pip for an installation. From pip's configuration files it takes only settings for sources and
 * downloads: `[install] target`, `prefix`, `root` and the like would put esptool somewhere else.
 * @param pip the command that runs pip.
 */
export async function installEnvironment(
  [command, ...prefix]: readonly [string, ...string[]],
  context: InstallContext,
): Promise<Record<string, string>> {
  const own = pipEnvironment(context);
  const args = [...prefix, "config", "list"];
  const lines: string[] = [];
  const onLine = (line: string): void => void lines.push(line);
  const outcome = await runCommand({ command, args, deadlineMs: DEADLINE_MS, env: own, onLine }, context);
  const nothing = platformOf(context) === "win32" ? "nul" : "/dev/null";
  // The installation itself will report what pip cannot read.
  if (!outcome.ok) return own;
  return { ...settingsIn(lines), ...own, PIP_CONFIG_FILE: nothing };
}

/** Variables for the output of `pip config list`, `section.name='value'`; `install` overrides `global`. */
export function settingsIn(lines: readonly string[]): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const section of ["global", "install"])
    for (const line of lines) {
      const [, from, name = "", value = ""] = /^([\w:-]+)\.([\w-]+)=(['"].*['"])$/.exec(line) ?? [];
      const variable = `PIP_${name.replaceAll("-", "_").toUpperCase()}`;
      if (from === section && PIP_SETTINGS.has(variable)) settings[variable] = unquoted(value);
    }
  return settings;
}

/** The text of a Python `repr`. */
function unquoted(text: string): string {
  const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
  return text
    .slice(1, -1)
    .replaceAll(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/g, (_, x?: string, u?: string, one = "") => {
      const code = x ?? u;
      return code === undefined
        ? (named[String(one)] ?? String(one))
        : String.fromCharCode(Number.parseInt(code, 16));
    });
}
