import { existsSync } from "node:fs";
import { platformOf, type InstallContext } from "../program.ts";

/** `linux`, `linux-musl`, `macos` or `windows`: compiled wheels for the one do not load on the other. */
export function systemName(context: InstallContext): string {
  const platform = platformOf(context);
  if (platform === "win32") return "windows";
  if (platform === "darwin") return "macos";
  // A container of another kind may share the host's tool cache.
  return platform === "linux" && existsSync("/etc/alpine-release") ? "linux-musl" : platform;
}
