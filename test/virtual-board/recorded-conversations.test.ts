import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BoardLog } from "../../src/virtual-board/board-log.ts";
import { type ChipModel } from "../../src/virtual-board/chips/chip-model.ts";
import { ESP32 } from "../../src/virtual-board/chips/esp32.ts";
import { ESP32C3 } from "../../src/virtual-board/chips/esp32c3.ts";
import { typicalTiming } from "../../src/virtual-board/flash/flash-timing.ts";
import { contentsInMemory } from "../../src/virtual-board/flash/flash-contents.ts";
import { NorFlash } from "../../src/virtual-board/flash/nor-flash.ts";
import { DeviceTime } from "../../src/virtual-board/protocol/device-time.ts";
import { Machine } from "../../src/virtual-board/protocol/machine.ts";
import { OPCODES } from "../../src/virtual-board/protocol/opcodes.ts";
import { command, dataCommand } from "./serial-client.ts";

const FLASH_BYTES = 0x40_0000;
const RECORDED_FLASH_ID = "c84016";
const OUR_FLASH_ID = "ef4016";
const UNPROTECTED = { flashEncryption: false, secureBoot: false };

interface Step {
  readonly name: string;
  readonly body: Buffer;
  /** Bytes of a data block that the recording leaves out. */
  readonly more: number;
  readonly answers: string[];
  /** The recording leaves out what was said before, on which the value field depends. */
  readonly afterCut: boolean;
}

/** Espressif's ROM and stub on an emulated chip, recorded; see the fixture's folder. */
function conversation(name: string): Step[] {
  const steps: Step[] = [];
  let afterCut = false;
  for (const line of readFileSync(`test/fixtures/virtual-board/${name}.txt`, "utf8").trimEnd().split("\n")) {
    if (line === "# cut") afterCut = true;
    const [mark, first = "", second = "", third = "+0"] = line.split(" ");
    if (mark === ">") {
      steps.push({
        name: first,
        body: Buffer.from(second, "hex"),
        more: Number(third),
        answers: [],
        afterCut,
      });
    } else if (mark === "<") {
      steps.at(-1)?.answers.push(...Array.from({ length: Number(second.slice(1)) || 1 }, () => first));
    }
  }
  return steps;
}

function packetOf({ name, body, more }: Step): Buffer {
  const opcode = Object.entries(OPCODES).find(([known]) => known === name)?.[1] ?? 0;
  return more > 0 ? dataCommand(opcode, body.readUInt32LE(4), Buffer.alloc(more)) : command(opcode, body);
}

/** The chip with the register values of the recorded one, so that the conversation itself is compared. */
function recordedModel(model: ChipModel, steps: readonly Step[]): ChipModel {
  const registers = new Map<number, number>();
  for (const { name, body, answers } of steps) {
    const address = name === "READ_REG" ? body.readUInt32LE(0) : 0;
    const isSpi = address >= model.spi.base && address < model.spi.base + 0x100;
    if (address !== 0 && !isSpi) registers.set(address, Buffer.from(answers[0] ?? "", "hex").readUInt32LE(4));
  }
  return { ...model, uartDivider: 0, registers: () => registers };
}

/** What earlier commands, outside the recording, left in these two registers is not compared. */
function comparable(step: Step, answer: string, model: ChipModel): string {
  const left = [model.spi.base + model.spi.user, model.spi.base + model.spi.user2];
  const isLeft = step.name === "READ_REG" && left.includes(step.body.readUInt32LE(0));
  const hidden = isLeft || step.afterCut ? `${answer.slice(0, 8)}........${answer.slice(16)}` : answer;
  return hidden.replace(RECORDED_FLASH_ID, OUR_FLASH_ID);
}

async function replay(steps: readonly Step[], machine: Machine, model: ChipModel): Promise<void> {
  for (const step of steps) {
    const answers: string[] = [];
    await machine.receive(packetOf(step), {
      send: (payload) => void answers.push(comparable(step, Buffer.from(payload).toString("hex"), model)),
    });
    // A command that the ESP32's ROM does not know is answered as often as the SYNC before it; esptool throws
    // all but the first away, and the recording shows only that one.
    const shown = step.name === "GET_SECURITY_INFO" ? answers.slice(0, 1) : answers;
    expect(shown, step.name).toEqual(step.answers.map((answer) => comparable(step, answer, model)));
  }
}

describe.each([
  { chip: "esp32", model: ESP32, mac: [0x24, 0x0a, 0xc4, 0x00, 0x01, 0x10] },
  { chip: "esp32c3", model: ESP32C3, mac: [0xc4, 0x0a, 0x24, 0xfe, 0x10, 0x01] },
] as const)("$chip against recorded conversations", ({ chip, model, mac }) => {
  const machineFor = (steps: readonly Step[]): Machine => {
    const flash = new NorFlash(contentsInMemory(FLASH_BYTES), typicalTiming(FLASH_BYTES), new BoardLog());
    const settings = {
      model: recordedModel(model, steps),
      identity: { mac, ...UNPROTECTED },
      secureDownloadMode: false,
    };
    return new Machine(settings, flash, new DeviceTime(false));
  };

  it("answers as ROM and stub when the stub is uploaded, and as the stub that is found running", async () => {
    const upload = conversation(`${chip}-upload`);
    const found = conversation(`${chip}-stub`);
    const machine = machineFor([...upload, ...found]);
    await replay(upload, machine, model);
    expect(machine.mode).toBe("stub");
    await replay(found, machine, model);
  });

  it("answers as the ROM without a stub, down to a slow read", async () => {
    const steps = conversation(`${chip}-rom`);
    const machine = machineFor(steps);
    const erased = "ff".repeat(64);
    const wanted = steps.map((step) => ({
      ...step,
      answers: step.answers.map((answer) =>
        step.name === "READ_FLASH_SLOW" ? answer.slice(0, 16) + erased + "00000000" : answer,
      ),
    }));
    await replay(wanted, machine, model);
    expect(machine.mode).toBe("rom");
  });

  it("has the recorded MAC words in its own eFuses", () => {
    const own = model.registers({ mac, ...UNPROTECTED });
    const recorded = recordedModel(model, conversation(`${chip}-upload`)).registers({ mac, ...UNPROTECTED });
    const [low, high] = chip === "esp32" ? [0x3ff5_a004, 0x3ff5_a008] : [0x6000_8844, 0x6000_8848];
    expect(own.get(low)).toBe(recorded.get(low));
    expect((own.get(high) ?? 0) & 0xffff).toBe((recorded.get(high) ?? 0) & 0xffff);
  });
});
