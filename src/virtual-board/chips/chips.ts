import { type ChipModel, type ChipName } from "./chip-model.ts";
import { ESP32 } from "./esp32.ts";
import { ESP32C3 } from "./esp32c3.ts";
import { ESP32S3 } from "./esp32s3.ts";

export const CHIPS: Readonly<Record<ChipName, ChipModel>> = {
  esp32: ESP32,
  esp32s3: ESP32S3,
  esp32c3: ESP32C3,
};
