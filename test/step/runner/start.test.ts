import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { REPOSITORY, runAction } from "../../support/runner/action.ts";
import { freshFolder } from "../../support/runner/runner.ts";

it("loads at its start only what every step needs", async () => {
  const folder = freshFolder("start-");
  const watcher = join(folder, "watch.mjs");
  writeFileSync(
    watcher,
    `import { registerHooks } from "node:module";
     registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });
     await import(${JSON.stringify(pathToFileURL(join(REPOSITORY, "src/index.ts")).href)});`,
  );
  const { log } = await runAction({ operation: "flash", port: "/dev/none" }, { entry: watcher });
  const loaded = log.split("\n").filter((line) => line.startsWith("file://"));
  expect(loaded.some((url) => url.endsWith("/src/operations/flash/operation.ts"))).toBe(true);
  const packages = loaded.filter((url) => url.includes("/node_modules/"));
  // Without the client for OIDC tokens, and without what reads patterns, archives and YAML.
  expect(packages.filter((url) => !url.includes("/@actions/core/lib/"))).toEqual([]);
  expect(packages.filter((url) => /oidc|core\.js$/.test(url))).toEqual([]);
  expect(loaded.filter((url) => /\/src\/(doctor|gate\/gate|gate\/tests\/unity-menu)/.test(url))).toEqual([]);
  // What operations do, which is loaded when one of them runs.
  expect(loaded.filter((url) => /\/src\/operations\/(?!images)(\w+)\/\1\.ts/.test(url))).toEqual([]);
  expect(loaded.filter((url) => /\/src\/(backups|firmware\/(survey|transfer))\//.test(url))).toEqual([]);
});
