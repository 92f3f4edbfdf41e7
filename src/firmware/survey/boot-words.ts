import { bootOrder } from "./boot-choice.ts";
import type { Bootable, BootForecast, FlashedApplication } from "./boot-forecast.ts";
import { isOtaData } from "../formats/ota-data.ts";
import type { Partition } from "../formats/partition-table.ts";
import { fileWords } from "../plan/plan-words.ts";

/** A clause: why it is unknown which application boots next. */
export function openWords(partitions: readonly Partition[]): string {
  return partitions.some(isOtaData)
    ? "OTA data on the board decides, and was not read"
    : "the board's flash decides, and was not read";
}

/** A sentence: the flashed application boots next, or its `twin` from the same build. */
export function bootWords(next: Bootable, twin: Bootable | undefined): string {
  const what =
    twin === undefined ? "from this flash" : `the same build as the one flashed to ${twin.partition.name}`;
  return `${next.partition.name} boots next: ${titleOf(next)}, ${what}.`;
}

/** Sentences: the flashed application does not boot next, and how to make it boot. */
export function passedOverWords(
  { next, isChosen }: Extract<BootForecast, { state: "known" }>,
  flashed: readonly FlashedApplication[],
  partitions: readonly Partition[],
): string {
  const names = flashed.map(({ partition }) => partition.name).join(", ");
  const files = [...new Set(flashed.map(({ image }) => fileWords(image)))].join(", ");
  const otadata = partitions.find(isOtaData);
  const choice = isChosen ? "selects it" : "selects none, so the bootloader starts with that one";
  const why = otadata === undefined ? "" : `: OTA data (the partition ${otadata.name}) ${choice}`;
  // The bootloader's first choice when OTA data is blank.
  const [first] = bootOrder(partitions.map((partition) => ({ partition })));
  const isFirst = flashed.some(({ partition }) => partition === first?.partition);
  const erase = isChosen && otadata !== undefined && isFirst ? `also erase ${otadata.name}, or ` : "";
  const into = next.partition.name;
  return `${files} goes to the partition ${names}, but ${into} boots next, with the application ${titleOf(next)}${why}. To boot the new application, ${erase}flash it to ${into}.`;
}

function titleOf({ application: { name, version } }: Bootable): string {
  return [name, version].filter((text) => text !== "").join(" ") || "without a name";
}
