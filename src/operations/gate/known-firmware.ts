import { type ApplicationHead, applicationHead } from "../../firmware/survey/application.ts";
import { HEAD_SIZE } from "../../firmware/survey/partition-heads.ts";
import type { FlashSurvey } from "../../firmware/survey/survey.ts";
import type { FlashedFirmware } from "../../gate/identity.ts";
import type { FileAt, FileToPlace } from "../../inputs/files/placed-file.ts";
import type { BootsNext } from "../../report/application-result.ts";
import { readHead } from "../../system/files/digest.ts";

/**
 * The application that must boot after its images were flashed: the one that boots next according to the plan, or
 * otherwise the only one among the files that describes itself. `undefined` if it is not known: the identity is then
 * not checked.
 */
export async function firmwareOfFiles(
  files: readonly FileAt[],
  bootsNext: BootsNext | undefined,
): Promise<FlashedFirmware | undefined> {
  if (bootsNext?.flashed === true) {
    const { address, name, version, elf_sha256 } = bootsNext;
    return { slotOffset: Number(address), ...firmware({ name, version, elfSha256: elf_sha256 }) };
  }
  const only = await onlyApplication(files);
  return only && { slotOffset: only.file.address, ...firmware(only.head) };
}

/**
 * The application that must boot if this step did not write its images: the only one among the files that describes
 * itself. It may be in any slot.
 */
export async function firmwareIn(files: readonly FileToPlace[]): Promise<FlashedFirmware | undefined> {
  const only = await onlyApplication(files);
  return only && firmware(only.head);
}

async function onlyApplication<File extends Pick<FileAt, "realPath" | "bytes">>(
  files: readonly File[],
): Promise<{ readonly file: File; readonly head: ApplicationHead } | undefined> {
  const found: { readonly file: File; readonly head: ApplicationHead }[] = [];
  for (const file of files) {
    const { realPath, bytes } = file;
    const start =
      bytes === undefined ? await readHead(realPath, HEAD_SIZE) : Buffer.from(bytes.subarray(0, HEAD_SIZE));
    const head = applicationHead(start);
    if (head !== undefined && isDescribed(head)) found.push({ file, head });
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The application that boots from a flash, according to its survey. */
export function firmwareOfSurvey({ partitions }: FlashSurvey): FlashedFirmware | undefined {
  const booting = partitions.find(({ boots }) => boots === true);
  return booting?.application && { slotOffset: booting.partition.address, ...firmware(booting.application) };
}

function firmware({
  name,
  version,
  elfSha256,
}: Pick<ApplicationHead, "name" | "version" | "elfSha256">): FlashedFirmware {
  return {
    ...(isDigest(elfSha256) ? { elfSha256 } : {}),
    ...(name === "" ? {} : { projectName: name }),
    ...(version === "" ? {} : { version }),
  };
}

function isDescribed({ name, version, elfSha256 }: ApplicationHead): boolean {
  return name !== "" || version !== "" || isDigest(elfSha256);
}

/** A build without an ELF file leaves zeros. */
function isDigest(text: string): boolean {
  return /[^0]/.test(text);
}
