import { expect, it } from "vitest";
import { usualConsoleBaud } from "../../../src/board/console/usual-baud.ts";

it("a console has 115200 baud, and that of an ESP8266 what its ROM makes of them", () => {
  expect([undefined, "auto", "esp32c3"].map(usualConsoleBaud)).toEqual([115_200, 115_200, 115_200]);
  expect(usualConsoleBaud("esp8266")).toBe(74_880);
});
