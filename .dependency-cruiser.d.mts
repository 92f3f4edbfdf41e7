import type { ICruiseOptions } from "dependency-cruiser";

export const FLOORS: readonly string[];
export const SUB_ACTIONS: Readonly<Record<string, readonly string[]>>;
declare const config: { readonly options: ICruiseOptions };
export default config;
