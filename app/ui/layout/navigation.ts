import type { IconName } from "~/ui/figures/icons";

/** A page that the navigation leads to. */
export interface NavPage {
  to: string;
  label: string;
}

/** A section of the navigation, with its pages if there is more than one. */
export interface NavSection extends NavPage {
  icon: IconName;
  pages: NavPage[];
  /** Only the exact address counts, not those below it. */
  end?: boolean;
}

/** Whether the current page is this address or, without `end`, one below it. */
export function isAt(pathname: string, to: string, end = false): boolean {
  const normal = (path: string) => path.toLowerCase().replace(/\/+$/, "");
  const page = normal(pathname);
  return page === normal(to) || (!end && page.startsWith(`${normal(to)}/`));
}

/** Whether the current page belongs to a section: one of its pages, below one, or in the folder that is theirs alone. */
export function isIn(pathname: string, { to, pages, end }: NavSection): boolean {
  if (isAt(pathname, to, end) || pages.some((page) => isAt(pathname, page.to, end))) return true;
  const folder = folderOf(pages);
  return folder !== null && isAt(pathname, folder);
}

/** "/c/demo/partnership", if all pages of a section are below it; null if all they share is the collaborative. */
function folderOf(pages: NavPage[]): string | null {
  const [first = [], ...others] = pages.map(({ to }) => to.split("/"));
  const differs = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  const shared = first.slice(0, differs < 0 ? first.length : differs);
  return pages.length > 1 && shared.length > SHARED_BY_ALL ? shared.join("/") : null;
}

/** "", "c", and the collaborative's slug, or the like of a network. */
const SHARED_BY_ALL = 3;

/** "page" for the page itself, "true" for the section that it is in. */
export function currentOf(pathname: string, section: NavSection): "page" | "true" | undefined {
  if (!isIn(pathname, section)) return undefined;
  return section.pages.length > 1 ? "true" : "page";
}
