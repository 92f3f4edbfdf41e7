import type { UsbIdentity } from "./serial-port.ts";

const ESPRESSIF = "303a";

/** Silicon Labs gives all of them one identity; only the product name distinguishes them. */
const CP210X = "10c4:ea60";
/** For a bridge whose model is unknown, such as a CH340. */
export const HIGHEST_BAUD = 2_000_000;

/**
 * The bridges on ESP boards, by vendor and product number: from the drivers of Linux (cp210x.c, ch341.c,
 * ftdi_sio_ids.h, pl2303.h), WCH's own ch343.c, and for the CP2102C esptool's reset.py. `baud` is the highest rate
 * according to cp210x.c and the data sheets of WCH and FTDI; without it, {@link HIGHEST_BAUD} applies.
 */
const BRIDGES: Readonly<
  Record<string, { readonly name: string; readonly module: string; readonly baud?: number }>
> = {
  "10c4:ea60": { name: "Silicon Labs CP210x", module: "cp210x" },
  "10c4:ea64": { name: "Silicon Labs CP2102C", module: "cp210x" },
  "10c4:ea70": { name: "Silicon Labs CP2105", module: "cp210x" },
  "10c4:ea71": { name: "Silicon Labs CP2108", module: "cp210x" },
  "1a86:7523": { name: "WCH CH340", module: "ch341" },
  "1a86:7522": { name: "WCH CH340K", module: "ch341" },
  "1a86:5523": { name: "WCH CH341", module: "ch341" },
  "1a86:55d3": { name: "WCH CH343", module: "cdc_acm", baud: 3_000_000 },
  "1a86:55d4": { name: "WCH CH9102", module: "cdc_acm", baud: 3_000_000 },
  "1a86:55d7": { name: "WCH CH9103", module: "cdc_acm" },
  "1a86:55d8": { name: "WCH CH9101", module: "cdc_acm" },
  "0403:6001": { name: "FTDI FT232R", module: "ftdi_sio", baud: 3_000_000 },
  "0403:6010": { name: "FTDI FT2232", module: "ftdi_sio", baud: 3_000_000 },
  "0403:6011": { name: "FTDI FT4232", module: "ftdi_sio", baud: 3_000_000 },
  "0403:6014": { name: "FTDI FT232H", module: "ftdi_sio", baud: 3_000_000 },
  "0403:6015": { name: "FTDI FT230X", module: "ftdi_sio", baud: 3_000_000 },
  "067b:2303": { name: "Prolific PL2303", module: "pl2303" },
  "067b:23a3": { name: "Prolific PL2303GC", module: "pl2303" },
  "067b:23c3": { name: "Prolific PL2303GT", module: "pl2303" },
  "067b:23d3": { name: "Prolific PL2303GL", module: "pl2303" },
  "303a:1001": { name: "Espressif USB-Serial-JTAG (in the chip)", module: "cdc_acm" },
};

/** The name of the bridge, such as `WCH CH340`, and the kernel module that provides its port. */
export function knownBridge(
  usb: Pick<UsbIdentity, "vid" | "pid">,
): { readonly name: string; readonly module: string } | undefined {
  const known = BRIDGES[`${usb.vid}:${usb.pid}`];
  if (known !== undefined) return known;
  return usb.vid === ESPRESSIF ? { name: "Espressif USB (in the chip)", module: "cdc_acm" } : undefined;
}

/**
 * The highest rate of a bridge, bits per second.
 * @returns `undefined` for a chip with native USB: no UART limits the rate there.
 */
export function highestBaud({
  vid,
  pid,
  product,
}: Pick<UsbIdentity, "vid" | "pid" | "product">): number | undefined {
  if (vid === ESPRESSIF) return undefined;
  if (`${vid}:${pid}` !== CP210X) return BRIDGES[`${vid}:${pid}`]?.baud ?? HIGHEST_BAUD;
  if (product?.includes("CP2102N") === true) return 3_000_000;
  return product?.includes("CP2104") === true ? HIGHEST_BAUD : 921_600;
}
