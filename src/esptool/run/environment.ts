import { programEnvironment } from "../../system/processes/program-environment.ts";

/**
 * The environment of an esptool process.
 * @param inherited the environment of the step.
 * @param configFile an `esptool.cfg` of this action, so esptool does not look for one in the checkout.
 */
export function esptoolEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  configFile: string,
): Record<string, string> {
  return {
    ...programEnvironment(inherited),
    ESPTOOL_CFGFILE: configFile,
    // Plain text on the pipes: no colours, no boxes wrapped at 80 columns, UTF-8 whatever the locale.
    NO_COLOR: "1",
    PY_COLORS: "0",
    TTY_COMPATIBLE: "0",
    TERMINAL_WIDTH: "500",
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  };
}
