import { bootOrder } from "./boot-choice.ts";
import type { Bootable, BootForecast, FlashedApplication } from "./boot-forecast.ts";
import { isOtaData } from "../formats/ota-data.ts";
import type { Partition } from "../formats/partition-table.ts";
import { fileWords } from "../plan/plan-words.ts";

/** Why it is open which application boots next, as a clause. */
export function openWords(partitions: readonly Partition[]): string {
  return partitions.some(isOtaData)
    ? "OTA data on the board decides, and was not read"
    : "the board's flash decides, and was not read";
}

/** That what is flashed boots next, or an application of the same build, its `twin`. */
export function bootWords(next: Bootable, twin: Bootable | undefined): string {
  const what =
    twin === undefined ? "from this flash" : `the same build as what goes into ${twin.partition.name}`;
  return `${next.partition.name} boots next: ${titleOf(next)}, ${what}.`;
}

/** That what is flashed does not boot, and what would let it. */
export function passedOverWords(
  { next, isChosen }: Extract<BootForecast, { state: "known" }>,
  flashed: readonly FlashedApplication[],
  partitions: readonly Partition[],
): string {
  const names = flashed.map(({ partition }) => partition.name).join(", ");
  const files = [...new Set(flashed.map(({ image }) => fileWords(image)))].join(", ");
  const otadata = partitions.find(isOtaData);
  const choice = isChosen ? "selects it" : "selects none, so the bootloader starts with that";
  const why = otadata === undefined ? "" : `: OTA data (the partition ${otadata.name}) ${choice}`;
  // With blank OTA data, the bootloader begins with this one.
  const [first] = bootOrder(partitions.map((partition) => ({ partition })));
  const isFirst = flashed.some(({ partition }) => partition === first?.partition);
  const erase = isChosen && otadata !== undefined && isFirst ? `also erase ${otadata.name}, or ` : "";
  const into = next.partition.name;
  return `${files} goes to the partition ${names}, but ${into} boots next, with the application ${titleOf(next)}${why}. To boot the new application, ${erase}flash it to ${into}.`;
}

function titleOf({ application: { name, version } }: Bootable): string {
  return [name, version].filter((text) => text !== "").join(" ") || "without a name";
}
