import { describe, expect, it } from "vitest";
import { noise, text } from "../../support/bytes.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { runExample } from "../../support/runner/workflow-job.ts";

const EXAMPLE = "examples/nightly-nvs.yml";
const DEADLINE_MS = 240_000;

describe("examples/nightly-nvs.yml", () => {
  it(
    "compares the NVS partition with the night before, and looks at nothing else",
    async () => {
      await using board = await startBoard({ flashSize: 0x4_0000 });
      const table = [
        { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
        { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
      ];
      board.flash.poke(0x8000, partitionTableImage(table));
      const folder = freshFolder("backups");
      const night = async (): Promise<Readonly<Record<string, string>>> => {
        const job = await runExample(EXAMPLE, {
          job: "backup",
          contexts: { github: {}, vars: { BACKUP_FOLDER: folder } },
          env: {},
          port: { named: "/dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0", is: board.url },
        });
        const backup = job.steps.get("backup");
        if (backup === undefined || backup === "skipped" || !("outputs" in backup))
          throw new Error("The night made no backup.");
        expect(job.success, backup.log).toBe(true);
        return backup.outputs;
      };

      const first = await night();
      expect(first).toMatchObject({ "bytes-read": "24576", "start-address": "0x9000" });
      expect(first["changed"] ?? "").toBe("");
      board.flash.poke(0x1_0000, noise("application", 0x4000));
      expect((await night())["changed"]).toBe("false");
      board.flash.poke(0x9000, text("settings", 100));
      const third = await night();
      expect(third["changed"]).toBe("true");
      expect(third["changed-regions"]).toContain('"nvs"');
    },
    DEADLINE_MS,
  );
});
