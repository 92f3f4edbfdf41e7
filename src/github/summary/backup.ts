import type { BackupResult } from "../../operations/result.ts";
import { code } from "../html.ts";
import { bytes } from "./quantity.ts";
import { madeFileRows } from "./read.ts";
import { regions } from "./regions.ts";
import type { Rows, Section } from "./section.ts";

export function backupSection(result: BackupResult): Section {
  const { bytes_read, bytes_transferred, proven } = result;
  return {
    sign: "✅",
    verdict: `backup: ${bytes(bytes_read)}`,
    rows: [
      ...madeFileRows(result),
      ["Transferred", bytes(bytes_transferred)],
      [
        "Proven",
        proven ? "yes: the chip's digest of the whole region is right" : "no: the chip gives no digest",
      ],
      ...contentRows(result),
      ...changeRows(result),
    ],
    blocks: [],
  };
}

/** What is in the partitions, never a value that is stored there. */
function contentRows({ partitions }: BackupResult): Rows {
  const applications = partitions.flatMap(({ name, application }) =>
    application === null ? [] : [`${code(`${application.name} ${application.version}`)} in ${code(name)}`],
  );
  const stores = partitions.flatMap(({ name, nvs }) => (nvs === null ? [] : [{ name, ...nvs }]));
  const credentials = stores.map(({ name, credentials, encrypted }) =>
    encrypted
      ? `${code(name)} is encrypted`
      : `${credentials ? "<strong>yes</strong>" : "none"} in ${code(name)}`,
  );
  return [...filled("Applications", applications), ...filled("Wi-Fi credentials", credentials)];
}

function filled(name: string, lines: readonly string[]): Rows {
  return lines.length === 0 ? [] : [[name, lines.join("<br>")]];
}

function changeRows({ changed, changed_regions = [] }: BackupResult): Rows {
  if (changed === undefined) return [];
  return [["Since the baseline", changed ? `changed: ${regions(changed_regions)}` : "nothing changed"]];
}
