import type { Connection } from "../../esptool/run/arguments.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { BackupRequest } from "./inputs.ts";
import { FLASH_ID, plural, type Script } from "../dry-run/script.ts";
import { AS_IS } from "../images/proof.ts";
import { firstAddress } from "./backup.ts";

/** What a backup would do. */
export function backupScript(request: BackupRequest, { stub }: Connection): Script {
  const { output, manifest, incremental, baseline, region } = request;
  const address = firstAddress(request);
  const skipping = incremental && stub;
  const known = baseline === undefined ? "blank" : `blank, or as in "${baseline.path}"`;
  return {
    plan: [
      `backup: ${region === undefined ? `the flash from ${formatAddress(address)} to its end` : `${plural(region.size, "byte")} from ${formatAddress(address)}`} into "${output.path}", with its manifest "${manifest.path}".`,
      skipping
        ? `Blocks whose digests match ${known} would not be read (verify-flash, then read-flash of the others); one digest would verify the image.`
        : "Everything would be read, and one digest would verify it (verify-flash).",
      "A dry run uploads nothing.",
    ],
    commands: [
      FLASH_ID,
      ...(skipping
        ? []
        : [{ name: "read-flash", address, size: region?.size ?? "ALL", output: output.path } as const]),
      { name: "verify-flash", images: [{ address, path: output.path }], header: AS_IS, diff: false },
    ],
    facts: { output_path: output.path, start_address: formatAddress(address), size: region?.size ?? null },
  };
}
