import { STATE_SENTENCES } from "../firmware/flash/board-state.ts";
import { fit } from "../system/text/short-text.ts";
import { code, escapeHtml, folded, pairs, prose } from "./html.ts";
import { flashMapBlocks } from "./flash-map/flash-map-blocks.ts";
import type { FlashPicture } from "./flash-map/flash-picture.ts";
import { bytes } from "./summary/quantity.ts";
import { type Rows, warningBlocks } from "./summary/section.ts";
import type { Interruption, Outcome } from "./step-result.ts";

const MAX_MESSAGE = 4_000;
const LONGEST_HEADLINE = 160;
/** The flash map lists all of them. */
const APPLICATIONS_NAMED = 8;
const NAME_LENGTH = 40;
const DESCRIPTION_LENGTH = 120;

/**
 * The job summary of a step, as Markdown that GitHub renders: first the verdict, which firmware is where on which
 * board, whether it started, and the warnings; the rest is folded. All text from outside is escaped.
 * @param errorPage the URL of the page with a section for each failure code; `undefined` if unknown.
 */
export function renderSummary(outcome: Outcome, errorPage: string | undefined): string {
  const { section } = outcome;
  return [
    `### ${headline(outcome, errorPage)}`,
    ...failureLines(outcome),
    ...rowBlocks([
      ...boardRows(outcome),
      ...firmwareRows(section?.flashMap),
      ...(section?.firmware ?? []),
      ...startRows(outcome),
      ...(section?.rows ?? []).filter(([, value]) => !isFailureMessage(value, outcome)),
      ...artifactRows(outcome),
      ...stateRows(outcome),
    ]),
    ...warningBlocks(outcome.warnings),
    ...(section?.blocks ?? []),
    ...mapBlocks(outcome),
    ...folded("Details", [
      pairs([...(section?.details ?? []), ...identityRows(outcome), ...runRows(outcome)]),
    ]),
    "",
  ].join("\n\n");
}

function headline(outcome: Outcome, errorPage: string | undefined): string {
  const { failure, operation, section } = outcome;
  if (failure === undefined) {
    return section === undefined ? `✅ ${escapeHtml(operation)}` : `${section.sign} ${section.verdict}`;
  }
  const linked = (text: string): string =>
    errorPage === undefined ? text : link(`${errorPage}#${failure.code}`, text);
  if (section?.finding === true) return `❌ ${linked(section.verdict)}`;
  const { sentence } = headlineParts(failure.message);
  const what = `${escapeHtml(operation || "esptool-action")} failed`;
  return `❌ ${linked(sentence === undefined ? what : `${what}: ${prose(sentence)}`)} ${code(failure.code)}`;
}

/** The first sentence of a message if it fits into a headline, and the rest of the message. */
function headlineParts(message: string): { readonly sentence?: string; readonly rest: string } {
  const sentence = /^[^\n]+?(?:\.(?=\s|$)|:(?=\n))/.exec(message)?.[0] ?? "";
  if (sentence === "" || sentence.length > LONGEST_HEADLINE) return { rest: message };
  return { sentence: sentence.replace(/:$/, ""), rest: message.slice(sentence.length).trimStart() };
}

function link(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}">${text}</a>`;
}

function rowBlocks(rows: Rows): string[] {
  return rows.length === 0 ? [] : [pairs(rows)];
}

/** The part of the failure that the headline does not show, and what to do about it. */
function failureLines({ failure, section }: Outcome): string[] {
  if (failure === undefined) return [];
  const text = section?.finding === true ? failure.message : headlineParts(failure.message).rest;
  const message = text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
  const lines = `${message}\n${failure.hint}`.trimStart().split("\n").map(prose);
  return [`<p>${lines.join("<br>")}</p>`];
}

/** Whether the text of a row is already shown above the rows, as the message of the failure. */
function isFailureMessage(value: string, { failure }: Outcome): boolean {
  return failure !== undefined && value === escapeHtml(failure.message);
}

function boardRows({ port, identity }: Outcome): Rows {
  const name = boardName(identity);
  if (name === undefined) return port === "" ? [] : [["Port", code(port)]];
  return [["Board", port === "" ? code(name) : `${code(name)} on ${code(port)}`]];
}

function firmwareRows(picture: FlashPicture | undefined): Rows {
  const applications = (picture?.rows ?? []).filter(({ content }) => content === "application");
  const lines = applications.slice(0, APPLICATIONS_NAMED).map((row) => {
    const place = row.name === null ? "" : `${code(fit(row.name, NAME_LENGTH))} `;
    const boots = row.boots === true ? ", <strong>boots next</strong>" : "";
    return `${code(fit(row.description, DESCRIPTION_LENGTH))} in ${place}at ${code(row.address)}${boots}`;
  });
  const more = applications.length - lines.length;
  if (more > 0) lines.push(`and ${more} more`);
  return lines.length === 0 ? [] : [["Firmware", lines.join("<br>")]];
}

function identityRows({ identity: { mac, flashSize, features } }: Outcome): Rows {
  const rows: [string, string][] = [];
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

/** After a flash or a restore, people want to know whether the new firmware runs. */
function startRows({ section, appStarted }: Outcome): Rows {
  if (section?.isNewFirmware !== true || appStarted === undefined) return [];
  const text =
    appStarted === "no"
      ? "<strong>not started</strong>: the chip is in bootloader mode"
      : "startup not verified: the chip was reset, and its serial output was not read";
  return [["Application", text]];
}

/** The artifact with the bytes: the step's own, or an earlier one with the same bytes. */
function artifactRows({ artifact, uploaded, encrypted }: Outcome): Rows {
  const stored = artifact && link(artifact.url, escapeHtml(artifact.name));
  if (uploaded === false)
    return [["Artifact", `not uploaded: ${stored ?? "the baseline"} contains the same bytes`]];
  if (stored === undefined) return [];
  const rows: [string, string][] = [["Artifact", stored]];
  const words = "<strong>no</strong>: everyone with read access to the repository can read the backup";
  if (encrypted !== undefined) rows.push(["Encrypted", encrypted ? "yes" : words]);
  return rows;
}

/** The state of the flash after a failed step, and what an earlier step left unfinished. */
function stateRows({ esptool, boardState, failure, interruption }: Outcome): Rows {
  const rows: [string, string][] = [];
  const state = STATE_SENTENCES[boardState];
  if (failure !== undefined && esptool !== undefined && !failure.message.includes(state))
    rows.push(["State", escapeHtml(state)]);
  if (interruption !== undefined) rows.push(["Before this step", escapeHtml(interruptionText(interruption))]);
  return rows;
}

function runRows({ artifact, uploaded, esptool, attempts, baud, elapsedMs }: Outcome): Rows {
  const rows: [string, string][] = [];
  if (uploaded !== false && artifact?.digest !== undefined)
    rows.push(["Artifact digest", code(artifact.digest)]);
  if (attempts > 1) rows.push(["Attempts", String(attempts)]);
  if (baud !== undefined) rows.push(["Baud rate", String(baud)]);
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
