// One bundle for everything that a runner starts, so that shared code is stored once.

/** Each part runs when it is loaded. */
const PARTS = {
  main: () => import("./index.ts"),
  "reserve/main": () => import("./reserve/main.ts"),
  "reserve/post": () => import("./reserve/post.ts"),
  "qemu/main": () => import("./qemu/main.ts"),
  "qemu/post": () => import("./qemu/post.ts"),
  "virtual-board/main": () => import("./virtual-board/main.ts"),
  "virtual-board/post": () => import("./virtual-board/post.ts"),
};

/** Runs one part of the action. */
export async function start(part: keyof typeof PARTS): Promise<void> {
  await PARTS[part]();
}
