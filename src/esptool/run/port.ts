/** How a board is reached. `name` is passed to esptool unchanged. */
export type Port =
  | { readonly kind: "serial"; readonly name: string }
  | { readonly kind: "socket" | "rfc2217"; readonly name: string; readonly host: string };

// Host names have no underscore, but names of service containers may.
const HOST = String.raw`(\[[\da-fA-F:.]+\]|[A-Za-z\d_](?:[A-Za-z\d_.-]*[A-Za-z\d_])?)`;
/** RFC 1035, section 2.3.4, without the root's dot. */
const LONGEST_HOST = 253;
const SOCKET = new RegExp(String.raw`^socket://${HOST}:(\d{1,5})$`);
const RFC2217 = new RegExp(String.raw`^rfc2217://${HOST}:(\d{1,5})(\?ign_set_control)?$`);

/**
 * Accepts a port by allow-list. pySerial would accept much more, including URLs that open files for writing
 * (`spy://`, `alt://`), so nothing else is passed on.
 * @returns the port, or why the text is not one (completes the sentence «"text" …»).
 */
export function parsePort(
  text: string,
  platform: NodeJS.Platform,
): { readonly value: Port } | { readonly problem: string } {
  if (platform !== "win32" && /^\/dev\/[\w./:+@,=-]+$/.test(text) && !text.split("/").includes("..")) {
    return { value: { kind: "serial", name: text } };
  }
  if (platform === "win32" && /^COM[1-9]\d{0,2}$/i.test(text)) {
    return { value: { kind: "serial", name: text.toUpperCase() } };
  }
  for (const [kind, pattern] of [
    ["socket", SOCKET],
    ["rfc2217", RFC2217],
  ] as const) {
    const match = pattern.exec(text);
    const number = Number(match?.[2]);
    const host = match?.[1] ?? "";
    if (match !== null && host.length <= LONGEST_HOST && number >= 1 && number <= 65_535) {
      return { value: { kind, name: text, host } };
    }
  }
  const serial = platform === "win32" ? "COM5" : "/dev/ttyUSB0";
  const meant = likelyPort(text, platform);
  const suggestion = meant === undefined ? "" : `; did you mean ${meant}?`;
  return {
    problem: `is not a port: write ${serial}, socket://HOST:PORT or rfc2217://HOST:PORT[?ign_set_control]${suggestion}`,
  };
}

/** Common spellings of a port, each with the one that this action accepts. */
const SPELLINGS: readonly (readonly [pattern: RegExp, port: (rest: string) => string])[] = [
  [/^(?:\/?dev\/)?((?:tty|cu\.|serial\/by-)[^]*)$/, (rest) => `/dev/${rest}`],
  // Windows device paths (`\\.\COM5`), and DOS device names (`COM5:`).
  [/^(?:[\\/]{2}[.?][\\/])?(COM\d{1,3}):?$/i, (rest) => rest.toUpperCase()],
  [/^(?:(?:tcp|telnet|socket|http):\/{0,2})?([\w.-]+:\d{1,5})\/?$/i, (rest) => `socket://${rest}`],
  [/^rfc2217:\/{0,2}([\w.-]+:\d{1,5})\/?$/i, (rest) => `rfc2217://${rest}`],
];

/** The port that an invalid text probably means. */
function likelyPort(text: string, platform: NodeJS.Platform): string | undefined {
  for (const [pattern, port] of SPELLINGS) {
    const rest = pattern.exec(text)?.[1];
    const meant = rest === undefined || rest.length > LONGEST_HOST ? text : port(rest);
    if (meant !== text && "value" in parsePort(meant, platform)) return meant;
  }
  return undefined;
}
