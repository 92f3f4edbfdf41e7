/** As much of an answer as it takes to follow it. */
export interface Redirectable {
  readonly statusCode?: number | undefined;
  readonly headers: { readonly location?: string | undefined };
  destroy(): unknown;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Asks, and asks again where the answer says to: by http and https alone, never from https to http, and for a
 * relative address beside the one that was asked for. Nothing of a redirect but its address is read.
 * @param ask asks once. `mayKnow`: whether the server may be given what is meant for the first one alone, such as a
 * token: scheme, host and port have been the same all along.
 * @throws {Error} when the redirect leads nowhere.
 */
export async function followRedirects<Answer extends Redirectable>(
  first: string,
  most: number,
  ask: (url: string, mayKnow: boolean) => Promise<Answer>,
): Promise<Answer> {
  const { origin } = new URL(first);
  let url = new URL(first);
  let mayKnow = true;
  for (let followed = 0; ; followed++) {
    const answer = await ask(url.href, mayKnow);
    const { location } = answer.headers;
    if (!REDIRECTS.includes(answer.statusCode ?? 0) || location === undefined) return answer;
    answer.destroy();
    if (followed === most) throw new Error(`the server redirects more than ${most} times`);
    url = redirected(url, location);
    mayKnow = mayKnow && url.origin === origin;
  }
}

function redirected(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) throw new Error("the server redirects to an invalid URL");
  const to = new URL(location, from.href);
  if (to.protocol !== "https:" && to.protocol !== "http:")
    throw new Error(`the server redirects to a ${to.protocol} address; only http and https are followed`);
  if (from.protocol === "https:" && to.protocol === "http:")
    throw new Error(`the server redirects from https to http, on ${to.host}`);
  return to;
}
