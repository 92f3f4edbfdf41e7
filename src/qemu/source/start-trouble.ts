import { runCommand, type Outcome } from "../../tool-cache/command.ts";
import { helperEnvironment } from "../../tool-cache/environment.ts";
import { platformOf, type ToolContext } from "../../tool-cache/tool.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import type { QemuProblem } from "./qemu-program.ts";

const TRACE_DEADLINE_MS = 30_000;

/** The packages of the libraries that Espressif's QEMU needs, by the beginning of the library's name. */
const PACKAGES: readonly { readonly library: RegExp; readonly debian: string; readonly brew: string }[] = [
  { library: /^libslirp\b/, debian: "libslirp0", brew: "libslirp" },
  { library: /^libSDL2\b/, debian: "libsdl2-2.0-0", brew: "sdl2" },
  { library: /^libgcrypt\b/, debian: "libgcrypt20", brew: "libgcrypt" },
  { library: /^libgpg-error\b/, debian: "libgpg-error0", brew: "libgpg-error" },
  { library: /^libpixman-1\b/, debian: "libpixman-1-0", brew: "pixman" },
  { library: /^lib(?:glib|gio|gobject|gmodule|gthread)-2\.0\b/, debian: "libglib2.0-0", brew: "glib" },
  { library: /^libintl\b/, debian: "libc6", brew: "gettext" },
  { library: /^libz\b/, debian: "zlib1g", brew: "zlib" },
];

/** STATUS_DLL_NOT_FOUND of Windows, as an exit code. */
const DLL_NOT_FOUND = "exit code 3221225781";

/**
 * Why a QEMU does not start, from the output of the dynamic linker: which shared libraries are missing, and the
 * packages that provide them.
 */
export async function startTrouble(
  program: string,
  { lines, end }: Outcome,
  context: ToolContext,
): Promise<QemuProblem> {
  const text = lines.map(cleanLine);
  const libc = text.flatMap((line) => /version [`']?(GLIBC(?:XX)?_[\d.]+)'? not found/.exec(line)?.[1] ?? []);
  if (libc.length > 0)
    return {
      problem: `it needs ${[...new Set(libc)].join(", ")}, which this system does not have.`,
      hint: "Use a newer distribution (a runner image or a container), or a QEMU that was built on this one.",
    };
  const named = librariesIn(text);
  if (named.length > 0) {
    const all = [...new Set([...named, ...(await furtherLibraries(program, context))])];
    return { problem: `it does not start without ${all.join(", ")}.`, hint: install(all, context) };
  }
  if (end === DLL_NOT_FOUND)
    return {
      problem: "it does not start, because a DLL is missing.",
      hint: "Unpack Espressif's archive whole: its DLLs must be next to the program.",
    };
  return {
    problem: `it does not start (${[end.replace(/\.$/, ""), text.at(-1) ?? ""].filter((part) => part !== "").join(": ")}).`,
    hint: "Start it on the runner, as the runner's user, with --version.",
  };
}

/** The libraries that glibc, musl or dyld report as missing, without their folders. */
function librariesIn(lines: readonly string[]): string[] {
  const patterns = [
    /error while loading shared libraries: ([^\s:]+): cannot open shared object file/,
    /Error loading shared library ([^\s:]+):/,
    /Library not loaded: (\S+)/,
  ];
  return lines.flatMap((line) =>
    patterns.flatMap((pattern) => pattern.exec(line)?.[1]?.split("/").at(-1) ?? []),
  );
}

/** glibc reports only the first missing library, so this lists all of them as `ldd` does. */
async function furtherLibraries(program: string, context: ToolContext): Promise<string[]> {
  if (platformOf(context) !== "linux") return [];
  const env = { ...helperEnvironment(context), LD_TRACE_LOADED_OBJECTS: "1" };
  const { lines } = await runCommand(
    { command: program, args: [], env, deadlineMs: TRACE_DEADLINE_MS },
    context,
  );
  return lines.flatMap((line) => /^\s*(\S+) => not found$/.exec(cleanLine(line))?.[1] ?? []);
}

function install(libraries: readonly string[], context: ToolContext): string {
  const mac = platformOf(context) === "darwin";
  const packages = libraries.map((library) => PACKAGES.find((each) => each.library.test(library)));
  const known = [
    ...new Set(packages.flatMap((each) => (each === undefined ? [] : mac ? each.brew : each.debian))),
  ];
  const unknown = libraries.filter((_, index) => packages[index] === undefined);
  const parts = [
    ...(known.length === 0
      ? []
      : [
          mac
            ? `brew install ${known.join(" ")}`
            : `On Debian and Ubuntu: sudo apt-get install --no-install-recommends ${known.join(" ")}`,
        ]),
    ...(unknown.length === 0 ? [] : [`Install what brings ${unknown.join(", ")}`]),
  ];
  return `${parts.join(". ")}.`;
}
