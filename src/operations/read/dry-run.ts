import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { ReadRequest } from "./inputs.ts";
import { FLASH_ID, plural, type Script } from "../dry-run/script.ts";

/** What a read would do. */
export function readScript({ address, size, output }: ReadRequest): Script {
  const toEnd = size === undefined;
  const wanted = size ?? "ALL";
  return {
    plan: [
      `read: ${toEnd ? "the flash to its end" : plural(size, "byte")} from ${formatAddress(address)} into "${output.path}".`,
      ...(toEnd && address > 0 ? ["The size is what the board's flash leaves after that address."] : []),
    ],
    commands: [
      ...(toEnd && address > 0 ? [FLASH_ID] : []),
      { name: "read-flash", address, size: wanted, output: output.path },
    ],
    facts: { output_path: output.path, start_address: formatAddress(address), size: size ?? null },
  };
}
