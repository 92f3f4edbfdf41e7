import { issueText, MAX_PATH, MAX_PROBLEMS, MAX_WORD, withSlashes } from "./build-description.ts";
import { parseStrictJson } from "../../system/text/strict-json.ts";

/** ESP-IDF's description of a project, for `idf.py monitor`. */
export const PROJECT_DESCRIPTION = "project_description.json";
/** It lists the sources of every component: 0.5 to 3 MB. */
export const MAX_PROJECT_DESCRIPTION_BYTES = 0x80_0000;
/** Bits per second, within the limits of UARTs and USB bridges. */
const SLOWEST_BAUD = 300;
const FASTEST_BAUD = 12_000_000;

/** What ESP-IDF states about the console of a project; `undefined` if it does not. */
export interface ProjectDescription {
  /** Bits per second of the application's console. */
  readonly consoleBaud: number | undefined;
  /** The application with its symbols, relative to the folder of the build. */
  readonly elf: string | undefined;
  /** As in esptool's option `--chip`. */
  readonly chip: string | undefined;
}

/** Each problem completes the sentence «"project_description.json" …». */
export type ReadProject = { readonly value: ProjectDescription } | { readonly problems: readonly string[] };

/** Reads the project_description.json of ESP-IDF 4.4 to 6 (and of ESP8266_RTOS_SDK), as far as a console needs it. */
export async function readProjectDescription(text: string): Promise<ReadProject> {
  const json = parseStrictJson(text);
  if ("problem" in json) return { problems: [json.problem] };
  const parsed = (await schema()).safeParse(json.value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, MAX_PROBLEMS);
    return { problems: issues.map((issue) => issueText(PROJECT_DESCRIPTION, issue)) };
  }
  const { monitor_baud, app_elf, target } = parsed.data;
  return { value: { consoleBaud: monitor_baud, elf: app_elf && withSlashes(app_elf), chip: target } };
}

async function schema() {
  const z = await import("../../system/zod.ts");
  // ESP-IDF writes the number as a string, which is empty if the project does not set it.
  const baud = z.union([z.string().max(MAX_WORD), z.int().transform(String)]).transform((text, context) => {
    if (text === "") return undefined;
    const value = /^\d{3,8}$/.test(text) ? Number(text) : NaN;
    if (value >= SLOWEST_BAUD && value <= FASTEST_BAUD) return value;
    context.addIssue({ code: "custom", message: "not a baud rate" });
    return z.NEVER;
  });
  return z.object({
    monitor_baud: baud.optional(),
    app_elf: z.string().min(1).max(MAX_PATH).optional(),
    target: z.string().min(1).max(MAX_WORD).optional(),
  });
}
