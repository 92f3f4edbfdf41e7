import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { esptoolPython } from "./esptool.ts";
import { freshFolder } from "./operation-board.ts";

const DEADLINE_MS = 60_000;
/** The one that the second version of secure boot takes on all three chips. */
const RSA_BITS = 3072;

let privateKey: string | undefined;

/** The image as the real espsecure signs it for the second version of secure boot, with a key of this process. */
export async function signedImage(image: Buffer): Promise<Buffer> {
  const folder = freshFolder();
  const [key, plain, signed] = [
    join(folder, "key.pem"),
    join(folder, "plain.bin"),
    join(folder, "signed.bin"),
  ];
  privateKey ??= generateKeyPairSync("rsa", { modulusLength: RSA_BITS })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();
  writeFileSync(key, privateKey, { mode: 0o600 });
  writeFileSync(plain, image);
  const args = ["-I", "-m", "espsecure", "sign-data", "--version", "2", "--keyfile", key, "--output", signed];
  await promisify(execFile)(await esptoolPython(), [...args, plain], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" },
    timeout: DEADLINE_MS,
  });
  return readFileSync(signed);
}
