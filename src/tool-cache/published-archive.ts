import { join } from "node:path";
import { Failure } from "../system/errors.ts";
import { type ArchiveAsset, unpack } from "./archive.ts";
import { inPrivateFolder, throwIfCancelled } from "./command.ts";
import { download } from "./download.ts";
import type { Tool, ToolContext } from "./tool.ts";

/** An archive on a server, and the digest that it must have. */
export interface PublishedArchive extends ArchiveAsset {
  readonly url: string;
  /** SHA-256, in hex. */
  readonly sha256: string;
}

/**
 * Downloads an archive, checks its digest before it is opened, and unpacks it into the directory, which must exist.
 * @returns the path of its program.
 * @throws {Failure} the tool's codes `download`, `digest`, `archive` and `install`; `cancelled`.
 */
export function fetchInto(
  directory: string,
  archive: PublishedArchive,
  context: ToolContext,
): Promise<string> {
  return inPrivateFolder(context, async (temp) => {
    const file = join(temp, archive.file);
    await fetchChecked(archive, file, context);
    return unpack(file, directory, archive, context);
  });
}

async function fetchChecked(archive: PublishedArchive, file: string, context: ToolContext): Promise<void> {
  const request = { url: archive.url, file, signal: context.signal };
  const digest = await download(request, context).catch((error: unknown) => {
    throwIfCancelled(context);
    throw error;
  });
  if (digest === archive.sha256) return;
  const { codes, folder } = context.tool;
  throw new Failure(
    codes.digest,
    `${archive.url} has the SHA-256 ${digest}, but ${archive.sha256} was expected. The file was deleted.`,
    `The file was changed, or ${folder}-sha256 belongs to another file. First compare with the digest on the release page.`,
  );
}

/**
 * The digest from an input, in lower case; `undefined` if the input is empty.
 * @throws {Failure} `input-invalid`.
 */
export function checkSha256(sha256: string | undefined, { folder }: Tool): string | undefined {
  if (sha256 === undefined || sha256 === "") return undefined;
  const digest = sha256.toLowerCase().replace(/^sha256:/, "");
  if (/^[0-9a-f]{64}$/.test(digest)) return digest;
  throw new Failure(
    "input-invalid",
    `${folder}-sha256 "${sha256}" is not a SHA-256.`,
    "Write its 64 hexadecimal digits.",
  );
}

/**
 * The URL before a release's folder, without a slash at the end; Espressif's if the input is empty.
 * @param rest what follows it, for the error.
 * @throws {Failure} `input-invalid`.
 */
export function checkBaseUrl(
  text: string | undefined,
  espressif: string,
  rest: string,
  { folder }: Tool,
): string {
  if (text === undefined || text === "") return espressif;
  if (URL.canParse(text)) {
    const url = new URL(text);
    const extras = url.username + url.password + url.search + url.hash;
    if (/^https?:$/.test(url.protocol) && extras === "") return url.href.replace(/\/+$/, "");
  }
  throw new Failure(
    "input-invalid",
    `${folder}-base-url is not an http or https address without user, query and fragment.`,
    `Use the part before ${rest}, for example ${espressif}.`,
  );
}
