import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFolder } from "../../../src/inputs/builds/folder.ts";
import { findProject } from "../../../src/inputs/builds/project.ts";
import { freshFolder } from "../../support/runner/runner.ts";

async function folderWith(text: string | undefined) {
  const workspace = freshFolder("project");
  if (text !== undefined) writeFileSync(join(workspace, "project_description.json"), text);
  const context = { workspace, chip: undefined, tableAddress: 0x8000 };
  const folder = await openFolder(context, "build", workspace);
  if ("problem" in folder) throw new Error(folder.problem);
  return folder;
}

describe("the project of a build folder", () => {
  it("is what ESP-IDF describes", async () => {
    const found = await findProject(await folderWith('{"monitor_baud":"921600","app_elf":"app.elf"}'));
    expect(found).toEqual({ value: { consoleBaud: 921_600, elf: "app.elf", chip: undefined } });
  });

  it("is none where the build is of another kind", async () => {
    expect(await findProject(await folderWith(undefined))).toBeUndefined();
  });

  it("is refused with what is wrong with its description", async () => {
    expect(await findProject(await folderWith('{"monitor_baud":"fast"}'))).toEqual({
      path: join("build", "project_description.json"),
      problems: [{ code: "input-invalid", problem: 'has a wrong "monitor_baud": not a baud rate' }],
    });
    const large = await findProject(await folderWith(" ".repeat(0x80_0001)));
    expect(large).toMatchObject({
      problems: [{ problem: expect.stringMatching(/at most 8388608/) as string }],
    });
  });
});
