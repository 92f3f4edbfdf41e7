/** Settings of the runner that may hold a user and a password in an address. */
const SETTINGS = [
  ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "PIP_PROXY"],
  ...["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"],
];

/** Shorter ones are words of their own: masking them would make every log unreadable, and guards nothing. */
const SHORTEST = 4;

/**
 * What must be masked before anything is said: users and passwords in the addresses from which esptool is fetched.
 * @param baseUrl the input `esptool-base-url`, in whatever state it is.
 */
export function credentialsOf(baseUrl: string, env: Readonly<Record<string, string | undefined>>): string[] {
  const settings = Object.entries(env).filter(([name]) => SETTINGS.includes(name.toUpperCase()));
  const texts = [baseUrl, ...settings.map(([, value]) => value ?? "")];
  const found = texts.flatMap(credentialsIn).filter((secret) => secret.length >= SHORTEST);
  // The longest first: a runner that replaces one after the other then leaves no half of it.
  return [...new Set(found)].toSorted((a, b) => b.length - a.length);
}

function credentialsIn(text: string): string[] {
  return [...text.matchAll(/\/\/([^/?#\s]+)@/g)].flatMap(([, pair = ""]) => {
    const [user = "", ...rest] = pair.split(":");
    // A lone user is a token; beside a password it is a name.
    const secret = rest.length === 0 ? user : rest.join(":");
    return [pair, secret, decoded(secret)];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
