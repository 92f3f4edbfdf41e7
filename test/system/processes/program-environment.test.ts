import { describe, expect, it } from "vitest";
import {
  absolutePathEntries,
  inputOf,
  programEnvironment,
  takeEnvironment,
} from "../../../src/system/processes/program-environment.ts";

describe("the PATH of a program", () => {
  it.each<[NodeJS.Platform, string, string]>([
    ["linux", "/usr/bin:/bin", "/usr/bin:/bin"],
    ["linux", ":bin:/usr/bin:.:../x:", "/usr/bin"],
    ["linux", "", ""],
    ["win32", "C:\\Windows;bin;;\\tools;D:tools;\\\\server\\share", "C:\\Windows;\\\\server\\share"],
    ["win32", '"C:\\Program Files\\x";"bin"', '"C:\\Program Files\\x"'],
  ])("has no relative entry (%s, %j)", (platform, path, expected) => {
    expect(absolutePathEntries(path, platform)).toBe(expected);
  });

  it("has none by whatever name the system gives it", () => {
    expect(programEnvironment({ Path: "bin:/usr/bin" })).toEqual(
      process.platform === "win32" ? expect.anything() : { Path: "/usr/bin" },
    );
  });
});

describe("the environment that is taken", () => {
  const all = {
    PATH: "/bin",
    HOME: "/root",
    TZ: "UTC",
    https_proxy: "http://proxy:3128",
    GITHUB_OUTPUT: "/output",
    RUNNER_TEMP: "/temp",
    ACTIONS_RESULTS_URL: "https://results.example",
    INPUT_IDENTITY: "  a secret ",
    "INPUT_ALLOW-PUBLIC-BACKUP": "true",
    ACTIONS_RUNTIME_TOKEN: "a secret",
    ACTIONS_ID_TOKEN_REQUEST_URL: "https://id.example",
    GITHUB_TOKEN: "a secret",
    GITHUB_PAT: "a secret",
    WIFI_PASSWORD: "a secret",
    PIP_INDEX_URL: "https://bench:secret@index.example",
  };

  it("is whole, and leaves the process without inputs and secrets", () => {
    const own: Record<string, string | undefined> = { ...all };
    expect(takeEnvironment(own)).toEqual(all);
    expect(Object.keys(own)).toEqual([
      "PATH",
      "HOME",
      "TZ",
      "https_proxy",
      "GITHUB_OUTPUT",
      "RUNNER_TEMP",
      "ACTIONS_RESULTS_URL",
    ]);
  });

  it("gives inputs by name, without blanks around them", () => {
    expect(inputOf(all, "identity")).toBe("a secret");
    expect(inputOf(all, "allow-public-backup")).toBe("true");
    expect(inputOf(all, "port")).toBe("");
  });
});
