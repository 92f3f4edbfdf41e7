/** A version of ESP-IDF, as far as its text gives it: some boards' developers build between two releases. */
export interface IdfVersion {
  /** As it is printed. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
}

/** What is assumed where nothing is said, or only a commit. */
const ASSUMED = { major: 5, minor: 4 };

/** Bootloaders name their version from ESP-IDF 5.1 on. */
const UNNAMED = "v5.0";

/** @param text of a description; `undefined` where there is none. */
export function idfVersion(text: string = UNNAMED): IdfVersion {
  const [, major, minor] = /^v?(\d{1,3})\.(\d{1,3})/.exec(text) ?? [];
  if (major === undefined || minor === undefined) return { text, ...ASSUMED };
  return { text, major: Number(major), minor: Number(minor) };
}

export function isBefore(version: IdfVersion, major: number, minor: number): boolean {
  return version.major < major || (version.major === major && version.minor < minor);
}
