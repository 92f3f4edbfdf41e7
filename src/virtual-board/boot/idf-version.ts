/** A version of ESP-IDF, as far as it can be parsed: some developers build between two releases. */
export interface IdfVersion {
  /** As the bootloader prints it. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
}

/** Assumed if the version is missing, or only a commit. */
const ASSUMED = { major: 5, minor: 4 };

/** Bootloaders contain their version since ESP-IDF 5.1. */
const UNNAMED = "v5.0";

/** @param text from a description; `undefined` without one. */
export function idfVersion(text: string = UNNAMED): IdfVersion {
  const [, major, minor] = /^v?(\d{1,3})\.(\d{1,3})/.exec(text) ?? [];
  if (major === undefined || minor === undefined) return { text, ...ASSUMED };
  return { text, major: Number(major), minor: Number(minor) };
}

export function isBefore(version: IdfVersion, major: number, minor: number): boolean {
  return version.major < major || (version.major === major && version.minor < minor);
}
