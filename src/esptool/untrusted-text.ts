export { cleanLine } from "../system/untrusted-text.ts";
