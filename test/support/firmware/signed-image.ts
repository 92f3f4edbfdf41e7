import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { esptoolPython } from "../esptool/esptool.ts";
import { freshFolder } from "../board/operation-board.ts";

const DEADLINE_MS = 60_000;
/** The one that the second version of Secure Boot takes on all three chips. */
const RSA_BITS = 3072;

const keys = new Map<SecureBootVersion, string>();

/** The first one signs applications only, and only the ESP32 has it. */
export type SecureBootVersion = "1" | "2";

/** The image as the real espsecure signs it, with a key of this process. */
export async function signedImage(image: Buffer, version: SecureBootVersion = "2"): Promise<Buffer> {
  const folder = freshFolder();
  const [key, plain, signed] = [
    join(folder, "key.pem"),
    join(folder, "plain.bin"),
    join(folder, "signed.bin"),
  ];
  writeFileSync(key, keyFor(version), { mode: 0o600 });
  writeFileSync(plain, image);
  const args = [
    "-I",
    "-m",
    "espsecure",
    "sign-data",
    "--version",
    version,
    "--keyfile",
    key,
    "--output",
    signed,
  ];
  await promisify(execFile)(await esptoolPython(), [...args, plain], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" },
    timeout: DEADLINE_MS,
  });
  return readFileSync(signed);
}

function keyFor(version: SecureBootVersion): string {
  const known = keys.get(version);
  if (known !== undefined) return known;
  const { privateKey } =
    version === "1"
      ? generateKeyPairSync("ec", { namedCurve: "prime256v1" })
      : generateKeyPairSync("rsa", { modulusLength: RSA_BITS });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  keys.set(version, key);
  return key;
}
