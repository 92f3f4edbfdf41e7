import { existsSync } from "node:fs";
import { platformOf, type ToolContext } from "./tool.ts";

/** `linux`, `linux-musl`, `macos` or `windows`: compiled wheels for one do not load on another. */
export function systemName(context: ToolContext): string {
  const platform = platformOf(context);
  if (platform === "win32") return "windows";
  if (platform === "darwin") return "macos";
  // An Alpine container may share the tool cache of a host with glibc.
  return platform === "linux" && existsSync("/etc/alpine-release") ? "linux-musl" : platform;
}
