/** Variables of the runner whose URLs may contain a user and a password. */
const SETTINGS = [
  ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "PIP_PROXY"],
  ...["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"],
];

/** Masking shorter texts would make every log unreadable and protect nothing. */
const SHORTEST = 4;

/**
 * The secrets to mask before anything is logged: users and passwords in the URLs from which esptool is downloaded.
 * @param baseUrl the input `esptool-base-url`, unchecked.
 */
export function credentialsOf(baseUrl: string, env: Readonly<Record<string, string | undefined>>): string[] {
  const settings = Object.entries(env).filter(([name]) => SETTINGS.includes(name.toUpperCase()));
  const texts = [baseUrl, ...settings.map(([, value]) => value ?? "")];
  const found = texts.flatMap(credentialsIn).filter((secret) => secret.length >= SHORTEST);
  // The longest first: a runner that replaces them one after the other leaves no remainder of a longer one.
  return [...new Set(found)].toSorted((a, b) => b.length - a.length);
}

function credentialsIn(text: string): string[] {
  return [...text.matchAll(/\/\/([^/?#\s]+)@/g)].flatMap(([, pair = ""]) => {
    const [user = "", ...rest] = pair.split(":");
    // A user without a password is a token; with one it is only a name.
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
