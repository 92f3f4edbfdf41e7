import { describe, expect, it } from "vitest";
import { credentialsOf } from "../../../../src/esptool/install/release/credentials.ts";

describe("credentials in addresses", () => {
  it.each([
    ["https://bench:hunter22@files.example/esptool", ["bench:hunter22", "hunter22"]],
    ["https://bench:p%40ss%3Aword@files.example", ["bench:p%40ss%3Aword", "p%40ss%3Aword", "p@ss:word"]],
    ["https://ghp_token@files.example", ["ghp_token"]],
    // Not an address, which is said of it: masked anyway.
    ["htps//bench:hunter22@files.example", ["bench:hunter22", "hunter22"]],
    ["https://bench:a%zz:b@files.example", ["bench:a%zz:b", "a%zz:b"]],
    ["https://files.example/@scope/x?mail=a@b", []],
    ["https://x:y@files.example", []],
    ["", []],
  ])("are found in %s", (address, expected) => {
    expect(credentialsOf(address, {}).toSorted()).toEqual(expected.toSorted());
  });

  it("are found in the runner's own settings, in either case and in lists", () => {
    const env = {
      https_proxy: "http://bench:hunter22@proxy:3128",
      PIP_EXTRA_INDEX_URL: "https://a:first1@one.example https://b:second2@two.example",
      OTHER: "https://a:other3@x",
    };
    const found = credentialsOf("", env);
    for (const secret of ["hunter22", "first1", "second2"]) expect(found).toContain(secret);
    expect(found).not.toContain("other3");
  });
});
