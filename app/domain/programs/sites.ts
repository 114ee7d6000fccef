import { parseAddress } from "~/domain/web-address";

export const MOST_SITES = 20;

/**
 * The origins in a text, one a line: "https://dashboard.example.org" or with a port. Only https, since a page that
 * came over http may be anybody's.
 */
export function readSites(text: string): { sites: string[] } | { fault: string } {
  const lines = text.split(/\s+/).filter((line) => line !== "");
  const sites: string[] = [];
  for (const line of lines) {
    const url = parseAddress(line);
    const bare = url && url.protocol === "https:" && url.href === `${url.origin}/`;
    if (!bare)
      return {
        fault: `“${line.slice(0, 100)}” is not an address such as https://dashboard.example.org, without a path.`,
      };
    if (!sites.includes(url.origin)) sites.push(url.origin);
  }
  if (sites.length > MOST_SITES) return { fault: `Enter at most ${MOST_SITES} sites.` };
  return { sites: sites.sort() };
}
