import { chipFacts } from "../../firmware/flash/chips.ts";
import { keyPurposes } from "../chips/efuses.ts";
import { type ChipSettings } from "./chip.ts";
import { CommandError } from "./command-error.ts";

const SECURE_BOOT_ENABLE = 1 << 0;
const SECURE_DOWNLOAD_ENABLE = 1 << 2;
/** The seventh purpose byte belongs to no key block; Espressif's ROM returns 12 in it. */
const SEVENTH_KEY_PURPOSE = 12;

/**
 * The 20 bytes of GET_SECURITY_INFO: flags, flash encryption counter, seven key purposes, chip id, API version; only
 * the first 12 on a chip that does not report its id.
 * @throws {CommandError} `not-implemented` on a chip without the command.
 */
export function securityInfo({ model, identity, secureDownloadMode }: ChipSettings): Buffer {
  const { securityInfo: tail } = model;
  if (tail === undefined) throw new CommandError("not-implemented");
  const info = Buffer.alloc(tail === "without chip id" ? 12 : 20);
  const flags =
    (identity.secureBoot ? SECURE_BOOT_ENABLE : 0) | (secureDownloadMode ? SECURE_DOWNLOAD_ENABLE : 0);
  info.writeUInt32LE(flags, 0);
  info.writeUInt8(identity.flashEncryption ? 1 : 0, 4);
  info.set(keyPurposes(identity), 5);
  info.writeUInt8(SEVENTH_KEY_PURPOSE, 11);
  if (tail === "without chip id") return info;
  info.writeUInt32LE(chipFacts(model.name).imageId ?? 0, 12);
  info.writeUInt32LE(tail.apiVersion, 16);
  return info;
}
