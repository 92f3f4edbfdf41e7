import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { boardHolder } from "../../../src/board/locks/lock.ts";
import { BoardLocation } from "../../../src/board/ports/board-location.ts";
import { BoardSession, type SessionOptions } from "../../../src/board/session/board-session.ts";
import { meansOf } from "../../../src/board/session/location-means.ts";
import { readUnfinished } from "../../../src/board/unfinished/unfinished.ts";
import { hostLock } from "../../../src/system/files/file-lock.ts";
import type { StepContext } from "../../../src/system/step-context.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import { type Fate, type ScriptedEsptool, scriptedEsptool } from "../../support/esptool/scripted-esptool.ts";
import { keptLog, testContext } from "../../support/runner/step-context.ts";

const MAC = "24:6f:28:00:00:01";
const WARNING = "warning: reset: The board could not be reset and may still be in bootloader mode.";
const FLASH_ID = { name: "flash-id" } as const;
const ERASE = { name: "erase-flash", force: false } as const;

/** Folders that vitest's global teardown removes. */
function lockFolder(): string {
  return mkdtempSync(join(tmpdir(), "session-locks-"));
}

/** A session of a board behind a serial server, of which only esptool would know whether it is there. */
async function sessionOf(
  { program }: ScriptedEsptool,
  context: StepContext,
  changes: Partial<SessionOptions & { readonly after: string; readonly port: number }> = {},
): Promise<BoardSession> {
  const { after = "hard-reset", port = 4000, ...options } = changes;
  const name = `rfc2217://127.0.0.1:${port}`;
  const location = await BoardLocation.find(
    { kind: "rfc2217", name, host: "127.0.0.1" },
    { ...meansOf(program, context), askForMac: () => Promise.resolve({ answers: [] }) },
  );
  const connection = { chip: "auto", baud: 460_800, before: "default-reset", after, stub: true };
  const locks = { lockFolder: undefined, lockTimeoutSeconds: undefined };
  const session = new BoardSession(
    location,
    { program, connection, ...locks, retries: 0, recovery: undefined, operation: undefined, ...options },
    context,
  );
  await session.open();
  return session;
}

/** What work in a session asks of esptool, with the reset at the end. */
async function commandsOf(
  work: (session: BoardSession) => Promise<unknown>,
  { after = "hard-reset", fates = [] }: { readonly after?: string; readonly fates?: readonly Fate[] } = {},
) {
  await using context = testContext();
  const esptool = scriptedEsptool(MAC, ...fates);
  const session = await sessionOf(esptool, context, { after });
  await work(session);
  await session[Symbol.asyncDispose]();
  await session[Symbol.asyncDispose]();
  return { commands: esptool.commands(), lines: context.lines };
}

describe("the end of a session", () => {
  it("resets the chip once, in a process of its own", async () => {
    const { commands, lines } = await commandsOf(({ esptool }) => esptool.run(FLASH_ID));
    expect(commands).toEqual(["flash-id no-reset", "flash-id hard-reset"]);
    expect(lines.join("\n")).not.toContain("warning");
  });

  it("needs no process if the last command has reset the chip", async () => {
    const { commands } = await commandsOf(async ({ esptool }) => {
      await esptool.run(FLASH_ID);
      await esptool.run(FLASH_ID, 0, new Map(), { isLast: true });
    });
    expect(commands).toEqual(["flash-id no-reset", "flash-id hard-reset"]);
  });

  it("needs none if no command was run or none reached a chip", async () => {
    expect((await commandsOf(() => Promise.resolve())).commands).toEqual([]);
    const vain = ({ esptool }: BoardSession) => failureOf(esptool.run(FLASH_ID));
    expect((await commandsOf(vain, { fates: ["unreachable"] })).commands).toHaveLength(1);
  });

  it.each(["no-reset", "no-reset-stub"])("leaves the chip alone if `after` is %s", async (after) => {
    const { commands } = await commandsOf(({ esptool }) => esptool.run(FLASH_ID), { after });
    expect(commands).toEqual([`flash-id ${after}`]);
  });

  it("resets the chip after a failure of the operation", async () => {
    const { commands } = await commandsOf(async (session) => {
      const failing = async () => {
        await session.esptool.run(FLASH_ID);
        throw new Error("refused");
      };
      await expect(failing()).rejects.toThrow("refused");
    });
    expect(commands).toEqual(["flash-id no-reset", "flash-id hard-reset"]);
  });

  it("resets the chip after a lost link, even if the last command should have done so", async () => {
    const { commands, lines } = await commandsOf(
      async ({ esptool }) => {
        const failure = await failureOf(esptool.run(FLASH_ID, 0, new Map(), { isLast: true }));
        expect(failure.code).toBe("link-lost");
      },
      { fates: ["lost"] },
    );
    expect(commands).toEqual(["flash-id hard-reset", "flash-id hard-reset"]);
    expect(lines).not.toContain(WARNING);
  });

  it("warns about a board that cannot be reset, after one attempt", async () => {
    const { commands, lines } = await commandsOf(({ esptool }) => failureOf(esptool.run(FLASH_ID)), {
      fates: ["lost", "unreachable"],
    });
    expect(commands).toHaveLength(2);
    expect(lines).toContain(WARNING);
  });

  it("resets the chip of a step that was cancelled", async () => {
    const cancel = new AbortController();
    await using context = testContext({ signal: cancel.signal });
    const esptool = scriptedEsptool(MAC, "hangs");
    const session = await sessionOf(esptool, context);
    const running = failureOf(session.esptool.run(ERASE));
    await expect.poll(() => context.lines.join("\n")).toContain("ESP32");
    cancel.abort();
    expect((await running).code).toBe("cancelled");
    await session[Symbol.asyncDispose]();
    expect(esptool.commands()).toEqual(["erase-flash no-reset", "flash-id hard-reset"]);
    expect(context.lines).not.toContain(WARNING);
  });

  it("releases the board after the reset, not before", async () => {
    const folder = lockFolder();
    const holders: boolean[] = [];
    const lines: string[] = [];
    const holder = (session: BoardSession) =>
      boardHolder({ key: session.location.key, folder, hostLock: hostLock({ path: process.env["PATH"] }) });
    await using context = testContext({
      log: {
        ...keptLog(lines),
        untrustedGroup: async (_, work) => {
          const done = await work();
          holders.push((await holder(session)) !== undefined);
          return done;
        },
      },
    });
    const session = await sessionOf(scriptedEsptool(MAC), context, {
      lockFolder: folder,
      lockTimeoutSeconds: 0,
    });
    await session.esptool.run(FLASH_ID);
    await session[Symbol.asyncDispose]();
    expect(holders).toEqual([true]);
    expect(await holder(session)).toBeUndefined();
  });

  it.each([
    { finished: true, left: undefined },
    { finished: false, left: "erased" },
  ])(
    "records a change as unfinished unless it was reported finished: $finished",
    async ({ finished, left }) => {
      await using context = testContext();
      const folder = lockFolder();
      const session = await sessionOf(scriptedEsptool(MAC), context, {
        lockFolder: folder,
        lockTimeoutSeconds: 0,
        operation: "erase",
      });
      await session.esptool.run(ERASE, 0, new Map(), { isLast: true });
      if (finished) session.finish({ success: true, verified: true });
      await session[Symbol.asyncDispose]();
      const record = await readUnfinished(join(folder, `${session.location.key}.unfinished`));
      expect(record?.state).toBe(left);
    },
  );
});

describe("two sessions of two boards in one process", () => {
  it("each have their own lock, identity and reset", async () => {
    await using context = testContext();
    const locks = { lockFolder: lockFolder(), lockTimeoutSeconds: 0 };
    const tools = [scriptedEsptool(MAC), scriptedEsptool("24:6f:28:00:00:02")] as const;
    const one = await sessionOf(tools[0], context, { ...locks, port: 4001 });
    const two = await sessionOf(tools[1], context, { ...locks, port: 4002 });
    await Promise.all([one.esptool.run(FLASH_ID), two.esptool.run(FLASH_ID)]);
    await one[Symbol.asyncDispose]();
    expect(tools[1].commands()).toEqual(["flash-id no-reset"]);
    await two[Symbol.asyncDispose]();
    for (const tool of tools) expect(tool.commands()).toEqual(["flash-id no-reset", "flash-id hard-reset"]);
    expect(one.facts.identity.mac).toBe(MAC);
    expect(two.facts.identity.mac).toBe("24:6f:28:00:00:02");
  });

  it("of one board meet: the second is refused while the first is open", async () => {
    await using context = testContext();
    const locks = { lockFolder: lockFolder(), lockTimeoutSeconds: 0 };
    const esptool = scriptedEsptool(MAC);
    const first = await sessionOf(esptool, context, locks);
    expect((await failureOf(sessionOf(esptool, context, locks))).code).toBe("board-locked");
    await first[Symbol.asyncDispose]();
    await using second = await sessionOf(esptool, context, locks);
    expect(second.facts.attempts).toBe(0);
  });
});
