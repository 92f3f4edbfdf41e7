/** The variable in which `qemu/` leaves the ports of its boards to the later steps of a job. */
export const EMULATED_PORTS = "ESPTOOL_ACTION_EMULATED_PORTS";

/**
 * The value of {@link EMULATED_PORTS} with the ports of another board.
 * @param known its value so far.
 */
export function withEmulatedPorts(known: string | undefined, urls: readonly string[]): string {
  return [...new Set([...(known ?? "").split(" "), ...urls])].filter((url) => url !== "").join(" ");
}

/**
 * Whether a port is one of an emulated board, however its address is written.
 * @param known the value of {@link EMULATED_PORTS}.
 */
export function isEmulatedPort(name: string, known: string | undefined): boolean {
  const place = placeOf(name);
  return place !== undefined && (known ?? "").split(" ").some((url) => placeOf(url) === place);
}

/** Host and port of a network port; a board in software listens on this machine only. */
function placeOf(name: string): string | undefined {
  if (!URL.canParse(name)) return undefined;
  const { protocol, hostname, port } = new URL(name);
  if (!["socket:", "rfc2217:"].includes(protocol)) return undefined;
  return `${["localhost", "[::1]"].includes(hostname.toLowerCase()) ? "127.0.0.1" : hostname}:${port}`;
}
