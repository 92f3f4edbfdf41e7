import { describe, expect, it } from "vitest";
import { settingsIn } from "../../../../src/esptool/install/pip/pip-settings.ts";

describe("the configuration of pip", () => {
  it("says where files come from, and nothing that changes what an installation does", () => {
    const lines = [
      "global.index-url='https://bench:p%40ss@index.example/simple'",
      "global.timeout='5'",
      "global.extra-index-url='\\nhttps://a.example\\nhttps://b.example'",
      "global.require-virtualenv='true'",
      "global.constraint='/c.txt'",
      "install.timeout='60'",
      'install.find-links="/the bench\'s\\\\wheels\\x20\\u00e9"',
      "install.target='/elsewhere'",
      "install.prefix='/elsewhere'",
      "install.root='/elsewhere'",
      "install.user='true'",
      "install.no-deps='true'",
      "download.timeout='7'",
      ":env:.timeout='9'",
      "no setting",
    ];
    expect(settingsIn(lines)).toEqual({
      PIP_INDEX_URL: "https://bench:p%40ss@index.example/simple",
      PIP_TIMEOUT: "60",
      PIP_EXTRA_INDEX_URL: "\nhttps://a.example\nhttps://b.example",
      PIP_FIND_LINKS: "/the bench's\\wheels é",
    });
  });
});
