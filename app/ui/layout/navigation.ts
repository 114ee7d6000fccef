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

/** Whether the current page belongs to a section. */
export function isIn(pathname: string, { to, pages, end }: NavSection): boolean {
  return isAt(pathname, to, end) || pages.some((page) => isAt(pathname, page.to, end));
}

/** "page" for the page itself, "true" for the section that it is in. */
export function currentOf(pathname: string, section: NavSection): "page" | "true" | undefined {
  if (!isIn(pathname, section)) return undefined;
  return section.pages.length > 1 ? "true" : "page";
}
