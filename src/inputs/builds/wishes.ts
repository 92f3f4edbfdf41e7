import { FLASH_FREQUENCIES, FLASH_MODES, FLASH_SIZES } from "../../esptool/run/vocabulary.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { shorten } from "../../system/text/shown-text.ts";
import type { Build } from "./build.ts";
import type { ConnectionRequest } from "../board/connection.ts";
import type { Reader } from "../reader.ts";
import type { InputName } from "../input-table.ts";
import { parseChoice } from "../values.ts";

/** What esptool may change in a bootloader's header; `keep` leaves the value in the image. */
export interface FlashSettings {
  readonly mode: string;
  readonly freq: string;
  readonly size: string;
}

/** The inputs that set fields of a bootloader's header. */
export const HEADER_INPUTS = ["flash-mode", "flash-freq", "flash-size"] as const;
export type HeaderInput = (typeof HEADER_INPUTS)[number];

/** The header settings from the inputs, or otherwise from the build. */
export function readSettings(reader: Reader, build: Build | undefined): FlashSettings {
  const own = {
    mode: reader.parse("flash-mode", (text) => parseChoice(text, FLASH_MODES)) ?? "keep",
    freq: reader.parse("flash-freq", (text) => parseChoice(text, FLASH_FREQUENCIES)) ?? "keep",
    size: reader.parse("flash-size", (text) => parseChoice(text, FLASH_SIZES)) ?? "keep",
  };
  const { mode = "keep", freq = "keep", size = "keep" } = build?.settings ?? {};
  return {
    mode: reader.isSet("flash-mode") ? own.mode : mode,
    freq: reader.isSet("flash-freq") ? own.freq : freq,
    size: reader.isSet("flash-size") ? own.size : size,
  };
}

/**
 * The connection from the inputs, with the build's settings for inputs that have their default value. A raw socket has
 * no reset lines, and usually an emulator behind it: the build's resets and stub setting are then ignored.
 */
export function adoptConnection(
  reader: Reader,
  own: ConnectionRequest,
  build: Build | undefined,
): ConnectionRequest {
  if (build === undefined) return own;
  const { chip, before, after, stub } = build;
  if (chip !== undefined && own.chip !== "auto" && own.chip !== chip) {
    reader.problems.add(
      "input-invalid",
      `input \`chip\`: "${own.chip}" contradicts "${shorten(build.path)}", which was built for ${chip}`,
    );
  }
  const named = own.chip === "auto" && chip !== undefined ? { ...own, chip, chipSource: build.path } : own;
  if (own.port.kind === "socket") return named;
  return {
    ...named,
    before: reader.isSet("before") ? own.before : (before ?? own.before),
    after: reader.isSet("after") ? own.after : (after ?? own.after),
    stub: reader.isSet("no-stub") ? own.stub : (stub ?? own.stub),
  };
}

/** Log lines that show which settings come from the build and which from the inputs. */
export function describeBuild(
  build: Build,
  settings: FlashSettings,
  { chip, before, after, stub, port }: ConnectionRequest,
): string[] {
  const count = build.files.length === 1 ? "1 file" : `${build.files.length} files`;
  const choices: [InputName, string | undefined, string][] = [
    ["chip", build.chip, chip],
    ["flash-mode", build.settings.mode, settings.mode],
    ["flash-freq", build.settings.freq, settings.freq],
    ["flash-size", build.settings.size, settings.size],
  ];
  if (port.kind !== "socket") {
    choices.push(["before", build.before, before], ["after", build.after, after]);
    choices.push(["no-stub", build.stub === undefined ? undefined : String(!build.stub), String(!stub)]);
  }
  const table = build.tableAddress === undefined ? undefined : formatAddress(build.tableAddress);
  // A contradicting input was already refused.
  choices.push(["partition-table-offset", table, table ?? ""]);
  const given = choices.filter(([, wanted]) => wanted !== undefined);
  const used = given
    .filter(([, wanted, value]) => wanted === value)
    .map(([name, , value]) => `${name} ${value}`);
  return [
    `From ${shorten(build.path)}: ${[count, ...used].join(", ")}.`,
    ...build.notes,
    ...given
      .filter(([, wanted, value]) => wanted !== value)
      .map(
        ([name, wanted = "", value]) =>
          `It sets ${name} to ${wanted}; the input sets ${value}, which takes precedence.`,
      ),
  ];
}
