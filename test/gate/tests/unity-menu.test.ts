import { describe, expect, it } from "vitest";
import { type MenuStep, UnityMenu } from "../../../src/gate/tests/unity-menu.ts";

const MENU = `Here's the test menu, pick your combo:
(1)\t"parses a header" [codec]
(2)\t"crashes" [codec][timeout=5]
(3)\t"talks to its peer" [multi_device]
\t(1)\t"server"
\t(2)\t"client"
(4)\t"survives a restart" [nvs]
\t(1)\t"writes"
\t(2)\t"reads"
(5)\t"a name with "quotes" and (brackets)"

Enter test for running.`;

function feed(menu: UnityMenu, at: number, text: string): MenuStep[] {
  return text.split("\n").flatMap((line) => [...menu.line({ at, text: line })]);
}

function write(text: string): MenuStep {
  return { kind: "write", text };
}

const PROMPT = "Press ENTER to see the list of tests.";
const PASSED = "a.c:1:x:PASS\nTest ran in 2ms\n-----\n1 Tests 0 Failures 0 Ignored\nOK";

describe("the menu of ESP-IDF's Unity runner", () => {
  it("is asked for at its prompt and read, tags and stages included", () => {
    const menu = new UnityMenu(0);
    expect(feed(menu, 100, `I (320) main_task: Calling app_main()\n\n${PROMPT}`)).toEqual([write("\n")]);
    feed(menu, 200, MENU);
    expect(menu.cases).toEqual([
      { number: 1, name: "parses a header", tags: ["codec"], stages: [] },
      { number: 2, name: "crashes", tags: ["codec", "timeout=5"], stages: [] },
      { number: 3, name: "talks to its peer", tags: ["multi_device"], stages: ["server", "client"] },
      { number: 4, name: "survives a restart", tags: ["nvs"], stages: ["writes", "reads"] },
      { number: 5, name: 'a name with "quotes" and (brackets)', tags: [], stages: [] },
    ]);
  });

  it("is worked off case by case: a crash costs its case, stages go on after their restart", () => {
    const menu = new UnityMenu(0);
    feed(menu, 100, PROMPT);
    expect(feed(menu, 200, MENU)).toEqual([write("1\n")]);
    expect(feed(menu, 300, PASSED)).toEqual([write("2\n")]);
    // Case 2 panics; the chip restarts and shows its prompt again.
    menu.restarted(400);
    // Case 3 needs two boards; of case 4 the first stage is due.
    expect(feed(menu, 500, PROMPT)).toEqual([write("4\n"), write("1\n")]);
    menu.restarted(600);
    expect(feed(menu, 700, PROMPT)).toEqual([write("4\n"), write("2\n")]);
    expect(feed(menu, 800, PASSED)).toEqual([write("5\n")]);
    expect(feed(menu, 900, PASSED)).toEqual([{ kind: "done" }]);
    expect(menu.skipped).toEqual([{ name: "talks to its peer", why: "It needs two boards (multi_device)." }]);
    expect(menu.deadline).toBeUndefined();
  });

  it("goes on with the next stage after a crash that the tag `reset=` announces, and runs no case that ends with one", () => {
    const menu = new UnityMenu(0);
    feed(menu, 100, PROMPT);
    const list = `(1)\t"restarts" [reset=SW_CPU_RESET]
(2)\t"survives a panic" [reset=SW_CPU_RESET,SW_CPU_RESET]
\t(1)\t"panics"
\t(2)\t"reads"

Enter test for running.`;
    expect(feed(menu, 200, list)).toEqual([write("2\n"), write("1\n")]);
    expect(menu.skipped).toEqual([
      { name: "restarts", why: "It ends with a reset (reset=…) and prints no result." },
    ]);
    expect(menu.expectsCrash).toBe(true);
    menu.crashed(300);
    menu.restarted(400);
    expect(feed(menu, 500, PROMPT)).toEqual([write("2\n"), write("2\n")]);
    // The last stage has to end with a result.
    expect(menu.expectsCrash).toBe(false);
    menu.crashed(600);
    menu.restarted(700);
    expect(feed(menu, 800, PROMPT)).toEqual([{ kind: "done" }]);
  });

  it("resets the board when a case does not end by its own time limit, and goes on with the next", () => {
    const menu = new UnityMenu(0);
    feed(menu, 100, PROMPT);
    feed(menu, 200, MENU);
    feed(menu, 300, PASSED);
    expect(menu.deadline).toBe(5_300);
    expect(menu.tick(5_299)).toEqual([]);
    expect(menu.tick(5_300)).toEqual([{ kind: "reset", why: 'The case "crashes" did not end in time.' }]);
    menu.restarted(5_400);
    expect(feed(menu, 5_500, PROMPT)).toEqual([write("4\n"), write("1\n")]);
  });

  it("gives up after two resets that bring no menu", () => {
    const menu = new UnityMenu(0);
    const steps = [10_000, 20_000, 30_000].flatMap((at) => [...menu.tick(at)]);
    expect(steps.map(({ kind }) => kind)).toEqual(["reset", "reset", "done"]);
    expect(menu.cases).toEqual([]);
  });

  it("waits longer for an emulator", () => {
    const menu = new UnityMenu(1_000, 4);
    expect(menu.deadline).toBe(41_000);
  });

  it("reads the menu again when the board restarts in the middle of it", () => {
    const menu = new UnityMenu(0);
    feed(menu, 100, PROMPT);
    feed(menu, 200, MENU.slice(0, 80));
    menu.restarted(300);
    expect(feed(menu, 400, PROMPT)).toEqual([write("\n")]);
    feed(menu, 500, MENU);
    expect(menu.cases.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });
});
