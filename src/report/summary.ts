import { STATE_SENTENCES } from "../firmware/flash/board-state.ts";
import { code, escapeHtml, pairs } from "./html.ts";
import { flashMapBlocks } from "./flash-map/flash-map-blocks.ts";
import { bytes } from "./summary/quantity.ts";
import { type Rows, type Section, warningBlocks } from "./summary/section.ts";
import type { Interruption, Outcome } from "./step-result.ts";

const MAX_MESSAGE = 4_000;

/**
 * The job summary of a step, as Markdown that GitHub renders: a verdict, the board, what was done, what was verified.
 * Everything that comes from outside is escaped.
 */
export function renderSummary(outcome: Outcome): string {
  const { section } = outcome;
  return [
    `### ${verdict(outcome, section)}`,
    ...failureLines(outcome),
    pairs([
      ...boardRows(outcome),
      ...(section?.rows ?? []),
      ...startRows(outcome),
      ...artifactRows(outcome),
      ...closingRows(outcome),
    ]),
    ...warningBlocks(outcome.warnings),
    ...(section?.blocks ?? []),
    ...mapBlocks(outcome),
    "",
  ].join("\n\n");
}

function verdict({ operation, failure }: Outcome, section: Section | undefined): string {
  if (failure !== undefined) {
    const what = `${escapeHtml(operation || "esptool-action")}: ${failure.code}`;
    return `❌ ${section?.finding === true ? section.verdict : what}`;
  }
  return section === undefined ? `✅ ${escapeHtml(operation)}` : `${section.sign} ${section.verdict}`;
}

function failureLines({ failure }: Outcome): string[] {
  if (failure === undefined) return [];
  const message =
    failure.message.length > MAX_MESSAGE ? `${failure.message.slice(0, MAX_MESSAGE)}…` : failure.message;
  const lines = `${message}\n${failure.hint}`.split("\n").map(escapeHtml);
  return [`<p>${lines.join("<br>")}</p>`];
}

function boardRows({ port, identity }: Outcome): Rows {
  const { mac, flashSize, features } = identity;
  const rows: [string, string][] = port === "" ? [] : [["Port", code(port)]];
  const name = boardName(identity);
  if (name !== undefined) rows.push(["Board", code(name)]);
  if (features !== undefined) rows.push(["Features", code(features)]);
  if (mac !== undefined) rows.push(["MAC", code(mac)]);
  if (flashSize !== undefined) rows.push(["Flash", bytes(flashSize)]);
  return rows;
}

function boardName({ chip, description, revision }: Outcome["identity"]): string | undefined {
  if (chip === undefined) return undefined;
  return [description ?? chip, revision].filter((part) => part !== undefined).join(", ");
}

function mapBlocks({ section, identity }: Outcome): string[] {
  return section?.flashMap === undefined ? [] : flashMapBlocks(section.flashMap, boardName(identity));
}

/** Whether the new firmware runs is what people want to know after a flash or a restore. */
function startRows({ section, appStarted }: Outcome): Rows {
  if (section?.isNewFirmware !== true || appStarted === undefined) return [];
  const text =
    appStarted === "no"
      ? "<strong>not started</strong>: the chip is in bootloader mode"
      : "the chip was reset; startup not verified";
  return [["Application", text]];
}

/** The artifact that holds the bytes: the step's own, or the earlier one for which it made none. */
function artifactRows({ artifact, uploaded, encrypted }: Outcome): Rows {
  const link = artifact && `<a href="${escapeHtml(artifact.url)}">${escapeHtml(artifact.name)}</a>`;
  if (uploaded === false)
    return [["Artifact", `not uploaded: ${link ?? "the baseline"} contains the same bytes`]];
  if (link === undefined) return [];
  const rows: [string, string][] = [["Artifact", link]];
  const words = "<strong>no</strong>: everyone with read access to the repository can read the backup";
  if (encrypted !== undefined) rows.push(["Encrypted", encrypted ? "yes" : words]);
  if (artifact?.digest !== undefined) rows.push(["Artifact digest", code(artifact.digest)]);
  return rows;
}

function closingRows({ esptool, elapsedMs, attempts, boardState, failure, interruption }: Outcome): Rows {
  const rows: [string, string][] = [];
  if (failure !== undefined && esptool !== undefined)
    rows.push(["State", escapeHtml(STATE_SENTENCES[boardState])]);
  if (interruption !== undefined) rows.push(["Before this step", escapeHtml(interruptionText(interruption))]);
  if (attempts > 1) rows.push(["Attempts", String(attempts)]);
  if (esptool !== undefined) rows.push(["esptool", code(esptool.version)]);
  return [...rows, ["Time", `${(elapsedMs / 1000).toFixed(1)} s`]];
}

function interruptionText({ operation, state, regions, since, repository }: Interruption): string {
  const left = state === "begun" ? "" : ` and left the flash ${state}`;
  const [first, ...others] = regions ?? [];
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const where = first === undefined ? "the whole flash" : `${first.size} bytes at ${first.address}${more}`;
  return `${operation} of ${since}, by ${repository || "a run outside GitHub"}, did not finish${left}: ${where}`;
}
