import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../src/firmware/plan/plan-check.ts";
import { refusalOf } from "../../../src/operations/flash/plan-refusal.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { type SecureBootVersion, signedImage } from "../../support/firmware/signed-image.ts";

const OPEN = { mode: "keep", size: "keep" } as const;
const SECURE_BOOT = { tableAddress: 0x8000, security: { secureBoot: true, flashEncryption: false } };
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 8_000));

function refusals(bytes: Buffer): string[] {
  const image = { address: 0x1_0000, path: "app.bin", bytes, encrypted: false };
  return checkPlan([image], OPEN, SECURE_BOOT).findings.map(({ code }) => code);
}

describe("an application for an ESP32 with Secure Boot", () => {
  it.each<SecureBootVersion>(["1", "2"])(
    "is signed when espsecure has signed it for version %s",
    async (version) => {
      expect(refusals(await signedImage(APP, version))).toEqual([]);
    },
  );

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["the 0xFF of a merged image", Buffer.alloc(0x1000, 0xff)],
    ["zeros", Buffer.alloc(0x1000)],
    ["a signature that is cut off", Buffer.concat([Buffer.alloc(4), noise("signature", 63)])],
    [
      "a signature of a version that there is not",
      Buffer.concat([Buffer.of(1, 0, 0, 0), noise("signature", 64)]),
    ],
  ])("is not signed when it is followed by %s", (_, after) => {
    expect(refusals(Buffer.concat([APP, after]))).toEqual(["security-refused"]);
  });
});

it("`force` is not advised for what the chip is to encrypt and cannot, since esptool refuses it then too", () => {
  const hintOf = (encrypted: boolean, flashEncryption: boolean): string | undefined => {
    const image = { address: 0x1_0000, path: "app.bin", bytes: APP, encrypted };
    const facts = { tableAddress: 0x8000, security: { secureBoot: false, flashEncryption } };
    return refusalOf(checkPlan([image], OPEN, facts).findings)?.hint;
  };
  expect(hintOf(true, false)).not.toContain("force");
  expect(hintOf(false, true)).toContain("`force: true`");
});
