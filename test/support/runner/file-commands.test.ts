import { describe, expect, it } from "vitest";

import { parseFileCommands } from "./file-commands.ts";

describe("parseFileCommands", () => {
  it("reads plain lines and blocks", () => {
    const text =
      "plain=a=b<<c\n\nblock<<EOF_1\nfirst\n\nname=not a value\nEOF_1\nempty<<EOF_2\nEOF_2\nlast=\n";
    expect(parseFileCommands(text)).toEqual({
      plain: "a=b<<c",
      block: "first\n\nname=not a value",
      empty: "",
      last: "",
    });
  });

  it("reads what a last line without an end says", () => {
    expect(parseFileCommands("name=value")).toEqual({ name: "value" });
    expect(parseFileCommands("")).toEqual({});
  });

  it.each([
    ["a line that says nothing", "nonsense\n"],
    ["a block without an end", "name<<EOF\nvalue\n"],
    ["a value without a name", "=value\n"],
    ["a block without a name", "<<EOF\nEOF\n"],
    ["a block without a delimiter", "name<<\n\n"],
  ])("refuses %s", (_, text) => {
    expect(() => parseFileCommands(text)).toThrow(/Invalid/);
  });
});
