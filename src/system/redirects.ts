/** The part of an HTTP response that redirects need. */
export interface Redirectable {
  readonly statusCode?: number | undefined;
  readonly headers: { readonly location?: string | undefined };
  destroy(): unknown;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Sends a request and follows its redirects: to http and https only, never from https to http; relative addresses are
 * resolved against the redirecting one. Only the address of a redirect is read.
 * @param ask sends one request. `mayKnow`: whether the server may get what is meant for the first one, such as a token,
 *   because scheme, host and port never changed.
 * @throws {Error} if a redirect has no usable address.
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
