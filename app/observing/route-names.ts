/** Names requests by their route, so that figures have one line a route and not one an address. */

interface Pattern {
  name: string;
  /** Higher is more specific, segment by segment: a word, a parameter, anything. */
  rank: string;
  matches: RegExp;
}

/** What no route has. */
export const UNKNOWN = "(other)";

/**
 * @param paths the routes' patterns, such as "c/:collaborative/goals/:goal"
 * @returns a function from an address to the pattern that answers it
 */
export function makeRouteNames(paths: readonly string[]): (url: string) => string {
  const patterns = paths
    .filter((path) => path !== "*" && path !== "")
    .map(patternOf)
    .sort((a, b) => (a.rank < b.rank ? 1 : -1));
  return (url) => {
    const path = cleaned(url);
    if (path === "/") return "/";
    if (path.startsWith("/assets/")) return "/assets/*";
    return patterns.find(({ matches }) => matches.test(path))?.name ?? UNKNOWN;
  };
}

function patternOf(path: string): Pattern {
  const segments = path.split("/");
  const rank = segments.map((part) => (part === "*" ? "0" : part.startsWith(":") ? "1" : "2")).join("");
  const source = segments
    .map((part) => {
      if (part === "*") return ".*";
      return part.startsWith(":") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("/");
  return { name: `/${path}`, rank, matches: new RegExp(`^/${source}/?$`, "i") };
}

/** The path of a page; its data has the same with ".data" at the end. */
function cleaned(url: string): string {
  const path = (url.split("?")[0] ?? "/").replace(/\.data$/, "");
  return path === "/_root" || path === "" ? "/" : path;
}
