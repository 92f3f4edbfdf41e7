import { describe, expect, it } from "vitest";
import { pipEnvironment } from "../../../../src/esptool/install/pip/environment.ts";
import { checkVersion } from "../../../../src/esptool/install/version.ts";
import { compareVersions } from "../../../../src/system/text/version-order.ts";
import { installContext } from "../../../support/esptool/esptool.ts";
import { helperEnvironment, variable } from "../../../../src/tool-cache/environment.ts";

const SECRETS = {
  GITHUB_TOKEN: "x",
  ACTIONS_RUNTIME_TOKEN: "x",
  INPUT_PORT: "x",
  PYTHONPATH: "/evil",
  PYTHONHOME: "/evil",
  LD_PRELOAD: "/evil.so",
  ESPTOOL_CHIP: "esp32",
  PIP_TARGET: "/evil",
};

describe("the environment of helper programs", () => {
  it("has the path and the language, and no token, input, proxy or switch of Python", () => {
    const env = { ...SECRETS, PATH: "/bin", LANG: "C.UTF-8", https_proxy: "http://proxy:3128" };
    expect(helperEnvironment(installContext({ env }))).toEqual({ PATH: "/bin", LANG: "C.UTF-8" });
  });

  it("gives pip its own settings of the index, and only pip", () => {
    const settings = {
      PIP_INDEX_URL: "https://index.example/simple",
      PIP_FIND_LINKS: "/wheels",
      PIP_CERT: "/ca.pem",
      https_proxy: "http://proxy:3128",
      SSL_CERT_FILE: "/ca.pem",
    };
    const context = installContext({ env: { ...SECRETS, ...settings } });
    expect(pipEnvironment(context)).toMatchObject(settings);
    for (const name of Object.keys(SECRETS)) expect(pipEnvironment(context)).not.toHaveProperty(name);
    expect(helperEnvironment(context)).toEqual({});
  });

  it("finds a variable in any case on Windows, and only there", () => {
    const env = { Path: "C:\\Python" };
    expect(variable(installContext({ env, platform: "win32" }), "PATH")).toBe("C:\\Python");
    expect(variable(installContext({ env, platform: "linux" }), "PATH")).toBeUndefined();
  });
});

describe("a version of esptool", () => {
  it.each(["5.6.0", "5.10.12", "0.0.1"])("may be %s", (version) => {
    expect(checkVersion(version)).toBe(version);
  });

  it.each(["", "5.6", "v5.6.0", "5.6.0rc1", "latest", "5.x", "../5.6.0", "5.6.0\n", "05.6.0", "5.6.0 --pre"])(
    'may not be "%s"',
    (version) => {
      expect(() => checkVersion(version)).toThrow(expect.objectContaining({ code: "input-invalid" }));
    },
  );

  it("is ordered by its numbers, not its letters", () => {
    expect(["5.10.0", "5.9.1", "4.12.0", "5.9.0"].toSorted(compareVersions)).toEqual([
      "4.12.0",
      "5.9.0",
      "5.9.1",
      "5.10.0",
    ]);
  });
});
