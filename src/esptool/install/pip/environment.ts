import { programEnvironment } from "../../../system/processes/program-environment.ts";
import { KEPT_FOR_HELPERS } from "../../../tool-cache/environment.ts";
import type { InstallContext } from "../program.ts";

/** pip's settings for sources and downloads; settings that change what an installation does are left out. */
export const PIP_SETTINGS: ReadonlySet<string> = new Set([
  ...["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_TRUSTED_HOST"],
  ...["PIP_CERT", "PIP_CLIENT_CERT", "PIP_PROXY", "PIP_CACHE_DIR", "PIP_NO_CACHE_DIR"],
  ...["PIP_DEFAULT_TIMEOUT", "PIP_TIMEOUT", "PIP_RETRIES", "PIP_KEYRING_PROVIDER"],
]);

/** Only pip also needs network settings. */
const KEPT_FOR_PIP = new Set([
  ...KEPT_FOR_HELPERS,
  ...PIP_SETTINGS,
  ...["PIP_CONFIG_FILE", "NETRC", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"],
  ...["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"],
]);

/** The environment of pip: that of other helpers, plus pip's index and network settings. */
export function pipEnvironment(context: InstallContext): Record<string, string> {
  return {
    ...programEnvironment(context.env, KEPT_FOR_PIP),
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    PIP_NO_INPUT: "1",
    // Paths may contain any characters, whatever the locale.
    PYTHONUTF8: "1",
    // A user's pip.conf may set these; in this venv they can only fail.
    PIP_USER: "0",
    PIP_REQUIRE_VIRTUALENV: "0",
  };
}
