/** The variable in which `qemu/` publishes the ports of its boards for later steps of the job. */
export const EMULATED_PORTS = "ESPTOOL_ACTION_EMULATED_PORTS";

/**
 * Adds the ports of another board to {@link EMULATED_PORTS}.
 * @param known its current value.
 */
export function withEmulatedPorts(known: string | undefined, urls: readonly string[]): string {
  return [...new Set([...(known ?? "").split(" "), ...urls])].filter((url) => url !== "").join(" ");
}

/**
 * Whether a port belongs to an emulated board, however its address is written.
 * @param known the value of {@link EMULATED_PORTS}.
 */
export function isEmulatedPort(name: string, known: string | undefined): boolean {
  const place = placeOf(name);
  return place !== undefined && (known ?? "").split(" ").some((url) => placeOf(url) === place);
}

/** Host and port of a network port; an emulated board listens on this machine only. */
function placeOf(name: string): string | undefined {
  if (!URL.canParse(name)) return undefined;
  const { protocol, hostname, port } = new URL(name);
  if (!["socket:", "rfc2217:"].includes(protocol)) return undefined;
  return `${["localhost", "[::1]"].includes(hostname.toLowerCase()) ? "127.0.0.1" : hostname}:${port}`;
}
