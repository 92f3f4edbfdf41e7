import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { type ApplicationHead, applicationHead } from "../../firmware/survey/application.ts";
import { HEAD_SIZE } from "../../firmware/survey/partition-heads.ts";
import type { FlashSurvey } from "../../firmware/survey/survey.ts";
import type { FlashedFirmware } from "../../gate/identity.ts";
import type { FileAt } from "../../inputs/files/placed-file.ts";
import type { BootsNext } from "../../report/application-result.ts";
import { readHead } from "../../system/files/digest.ts";

/**
 * The application that must boot after its images were flashed: the one that the plan says boots next, else the only one
 * among the files that describes itself. `undefined` where that is not known, and nothing is then claimed.
 */
export async function firmwareOfFiles(
  files: readonly FileAt[],
  bootsNext: BootsNext | undefined,
): Promise<FlashedFirmware | undefined> {
  const found: { readonly address: number; readonly head: ApplicationHead }[] = [];
  for (const { address, realPath, bytes } of files) {
    const start =
      bytes === undefined ? await readHead(realPath, HEAD_SIZE) : Buffer.from(bytes.subarray(0, HEAD_SIZE));
    const head = applicationHead(start);
    if (head !== undefined && isDescribed(head)) found.push({ address, head });
  }
  if (bootsNext?.flashed === true) {
    const { address, name, version, elf_sha256 } = bootsNext;
    return firmware(Number(address), { name, version, elfSha256: elf_sha256 });
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? undefined : firmware(only.address, only.head);
}

/** The application that a flash boots, as its survey says. */
export function firmwareOfSurvey({ partitions }: FlashSurvey): FlashedFirmware | undefined {
  const booting = partitions.find(({ boots }) => boots === true);
  return booting?.application && firmware(booting.partition.address, booting.application);
}

function firmware(
  slotOffset: number,
  { name, version, elfSha256 }: Pick<ApplicationHead, "name" | "version" | "elfSha256">,
): FlashedFirmware {
  return {
    slotOffset,
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

/** What people see of it. */
export function firmwareWords({ projectName, version, slotOffset }: FlashedFirmware): string {
  const name = [projectName, version].filter((part) => part !== undefined).join(" ") || "an application";
  return slotOffset === undefined ? name : `${name} at ${formatAddress(slotOffset)}`;
}
