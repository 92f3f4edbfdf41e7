import {
  issueText,
  MAX_PATH,
  MAX_PROBLEMS,
  MAX_WORD,
  parseOffset,
  withSlashes,
} from "./build-description.ts";
import { parseStrictJson } from "../../system/text/strict-json.ts";

/** It lists every define and include folder of a project. */
export const MAX_IDEDATA_BYTES = 0x40_0000;
const MAX_IMAGES = 128;

/** The flash layout in PlatformIO's idedata.json. Paths are those on the build machine. */
export interface Idedata {
  /** The linked program, with slashes: `/…/.pio/build/esp32dev/firmware.elf`. */
  readonly program: string | undefined;
  /** The address of the application; `undefined` if it is not stated. */
  readonly applicationAddress: number | undefined;
  /** The other files to flash. */
  readonly images: readonly { readonly address: number; readonly path: string }[];
}

/** Each problem completes the sentence «"idedata.json" …». */
export type ReadIdedata = { readonly value: Idedata } | { readonly problems: readonly string[] };

/** Parses the idedata.json that PlatformIO writes into the folder of a build (`pio run --target idedata`). */
export async function readIdedata(text: string): Promise<ReadIdedata> {
  const json = parseStrictJson(text);
  if ("problem" in json) return { problems: [json.problem] };
  const parsed = (await schema()).safeParse(json.value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, MAX_PROBLEMS);
    return { problems: issues.map((issue) => issueText("idedata.json of PlatformIO", issue)) };
  }
  const { prog_path, extra } = parsed.data;
  return {
    value: {
      program: prog_path && withSlashes(prog_path),
      // For a debugger, the application is merged with the other files, and the address is that of the merged image.
      applicationAddress: extra.merged_firmware === true ? undefined : extra.application_offset,
      images: extra.flash_images.map(({ offset, path }) => ({ address: offset, path: withSlashes(path) })),
    },
  };
}

async function schema() {
  const z = await import("../../system/zod.ts");
  const path = z.string().min(1).max(MAX_PATH);
  const offset = z
    .union([z.string().max(MAX_WORD), z.int().min(0).transform(String)])
    .transform((text, context) => {
      const address = parseOffset(text);
      if (address !== undefined) return address;
      context.addIssue({ code: "custom", message: "not an address" });
      return z.NEVER;
    });
  const extra = z.object({
    flash_images: z.array(z.object({ offset, path })).max(MAX_IMAGES).default([]),
    application_offset: offset.optional(),
    merged_firmware: z.boolean().optional(),
  });
  return z.object({ prog_path: path.optional(), extra });
}
