import { type ChipModel, type ChipName } from "./chip-model.ts";
import { ESP32 } from "./esp32.ts";
import { ESP32C2 } from "./esp32c2.ts";
import { ESP32C3 } from "./esp32c3.ts";
import { ESP32C5 } from "./esp32c5.ts";
import { ESP32C6 } from "./esp32c6.ts";
import { ESP32C61 } from "./esp32c61.ts";
import { ESP32E22 } from "./esp32e22.ts";
import { ESP32H2 } from "./esp32h2.ts";
import { ESP32H21 } from "./esp32h21.ts";
import { ESP32H4 } from "./esp32h4.ts";
import { ESP32P4 } from "./esp32p4.ts";
import { ESP32S2 } from "./esp32s2.ts";
import { ESP32S3 } from "./esp32s3.ts";
import { ESP32S31 } from "./esp32s31.ts";
import { ESP8266 } from "./esp8266.ts";

/** Every virtual chip; the type requires one for each chip in the table of chips. */
export const CHIPS: Readonly<Record<ChipName, ChipModel>> = {
  esp8266: ESP8266,
  esp32: ESP32,
  esp32s2: ESP32S2,
  esp32s3: ESP32S3,
  esp32c2: ESP32C2,
  esp32c3: ESP32C3,
  esp32c5: ESP32C5,
  esp32c6: ESP32C6,
  esp32c61: ESP32C61,
  esp32e22: ESP32E22,
  esp32h2: ESP32H2,
  esp32h21: ESP32H21,
  esp32h4: ESP32H4,
  esp32p4: ESP32P4,
  esp32s31: ESP32S31,
};
