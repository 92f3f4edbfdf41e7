import { backslashProblem } from "./files/paths.ts";
import type { Reader } from "./reader.ts";
import type { InputName } from "./input-table.ts";
import { refuseWith } from "./unused-inputs.ts";
import { parseChoice } from "./values.ts";

/** Which esptool to use; see `docs/reference/esptool.md`. */
export interface EsptoolChoice {
  readonly source: "auto" | "pip" | "release" | "path";
  /** Empty if the workflow specifies none. */
  readonly version: string;
  readonly path: string | undefined;
  readonly sha256: string | undefined;
  readonly baseUrl: string | undefined;
  readonly allowUnpinned: boolean;
}

/** Inputs that have no effect with this source. */
const IDLE: Readonly<Record<EsptoolChoice["source"], readonly InputName[]>> = {
  auto: [],
  pip: ["esptool-sha256", "esptool-base-url"],
  release: ["allow-unpinned-esptool"],
  path: ["esptool-sha256", "esptool-base-url", "allow-unpinned-esptool"],
};

export function readEsptool(reader: Reader): EsptoolChoice | undefined {
  const source = reader.parse("esptool-source", (text) =>
    parseChoice(text, ["auto", "pip", "release", "path"]),
  );
  const version = reader.parse("esptool-version", (text) =>
    text === "" || /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(text)
      ? { value: text }
      : { problem: "is not a version such as 5.6.0" },
  );
  const sha256 = reader.optional("esptool-sha256", (text) =>
    /^[\da-f]{64}$/i.test(text)
      ? { value: text.toLowerCase() }
      : { problem: "is not a SHA-256 (64 hex digits)" },
  );
  const baseUrl = reader.optional("esptool-base-url", parseBaseUrl);
  const path = reader.optional("esptool-path", (text) => {
    const problem = backslashProblem(text);
    return problem === undefined ? { value: text } : { problem };
  });
  const allowUnpinned = reader.boolean("allow-unpinned-esptool");
  if (path !== undefined && source !== undefined && source !== "path") {
    reader.problems.add(
      "input-invalid",
      `input \`esptool-path\` needs \`esptool-source: path\`, not ${source}`,
    );
  }
  refuseWith(reader, IDLE[source ?? "auto"], `with \`esptool-source: ${source ?? "auto"}\``);
  return source && version !== undefined && allowUnpinned !== undefined
    ? { source, version, path, sha256, baseUrl, allowUnpinned }
    : undefined;
}

function parseBaseUrl(text: string): { readonly value: string } | { readonly problem: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:"
    ? { value: text.replace(/\/+$/, "") }
    : { problem: "is not an http:// or https:// address" };
}
