import { IMAGE_HEADER_SIZE, parseImageHeader } from "../formats/app-image.ts";
import { chipOfImage } from "../flash/chips.ts";
import { type AppDescription, describeApp, NO_DESCRIPTION } from "../formats/image-description.ts";
import { parsed } from "../formats/parsed.ts";

/** The head of an application; without a description, its texts are empty and its version is 0. */
export interface ApplicationHead extends AppDescription {
  /** As esptool names it; `undefined` for an unknown chip. */
  readonly chip: string | undefined;
}

/** An application in its partition. */
export interface Application extends ApplicationHead {
  /** Whether the image is complete with a correct checksum and SHA-256; `undefined` if its end was not read. */
  readonly intact: boolean | undefined;
}

/** The application that begins with these bytes; `undefined` if they are not the start of an image. */
export function applicationHead(bytes: Buffer): ApplicationHead | undefined {
  const header = bytes.length < IMAGE_HEADER_SIZE ? undefined : parsed(() => parseImageHeader(bytes));
  return header && { ...(describeApp(bytes) ?? NO_DESCRIPTION), chip: chipOfImage(header.chipId) };
}
