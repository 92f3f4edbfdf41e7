/** Variables for a process of Node.js in which GitHub's client waits next to nothing between its tries. */
export const SHORT_PAUSES = {
  NODE_OPTIONS: `--import=${new URL("short-pauses-preload.ts", import.meta.url).href}`,
} as const;
