import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { PrivateFolder } from "../../../src/system/files/private-folder.ts";
import { REPOSITORY } from "../../support/runner/action.ts";
import { freshFolder } from "../../support/runner/runner.ts";

it("is gone once it is removed", async () => {
  const parent = freshFolder("temp");
  const own = await PrivateFolder.create(parent);
  await own.write("image", "secret");
  await own.remove();
  expect(readdirSync(parent)).toEqual([]);
});

it("is kept for work that cannot be stopped until the process exits, and is gone then", async () => {
  const parent = freshFolder("temp");
  const source = pathToFileURL(join(REPOSITORY, "src/system/files/private-folder.ts")).href;
  // What reads a file of the folder later, and fails the process where it is gone.
  const script = `
    const { readFileSync } = await import("node:fs");
    const { PrivateFolder } = await import(${JSON.stringify(source)});
    const own = await PrivateFolder.create(${JSON.stringify(parent)});
    const file = await own.write("image", "secret");
    own.keepUntilExit();
    await own.remove();
    setImmediate(() => {
      console.log(readFileSync(file, "utf8"));
      process.exit();
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const [code] = (await once(child, "close")) as [number | null];
  expect({ code, said: said.join("") }).toEqual({ code: 0, said: "secret\n" });
  expect(readdirSync(parent)).toEqual([]);
});
