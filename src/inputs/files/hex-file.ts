import { parseIntelHex } from "../../firmware/formats/intel-hex.ts";
import { looksLikeIntelHex } from "../../firmware/formats/intel-hex-record.ts";
import type { FileAt } from "./placed-file.ts";
import { readFound } from "../../system/files/found-file.ts";
import { type Located, type Place, readRefusal } from "./paths.ts";

/** 64 MiB of text are about 24 MiB of flash: more than any real file. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Each region of an Intel HEX file as an image with its bytes: esptool never sees the text. */
export async function readHexFile(path: string, { realPath, size }: Place): Promise<Located<FileAt[]>> {
  const text = await readFound(realPath, MAX_BYTES).catch(readRefusal);
  if (text === undefined) {
    return { code: "input-invalid", problem: `is Intel HEX of ${size} bytes; ${MAX_BYTES} is the maximum` };
  }
  if ("problem" in text) return text;
  const parsed = parseIntelHex(text);
  if ("problem" in parsed) return { code: "input-invalid", ...parsed };
  if (parsed.value.some(({ bytes }) => looksLikeIntelHex(bytes))) {
    const problem =
      "is Intel HEX whose data starts like Intel HEX again, which esptool would read as addresses";
    return { code: "input-invalid", problem };
  }
  return {
    value: parsed.value.map(({ address, bytes }) => ({ address, path, realPath, size: bytes.length, bytes })),
  };
}
