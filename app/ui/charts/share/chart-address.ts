import { paths, type Query } from "~/paths";
import type { ChartShare } from "./ChartActions";

/** The formats in which a chart is offered, most wanted first. */
export const CHART_FORMATS = ["png", "svg", "csv"] as const;
export type ChartFileFormat = (typeof CHART_FORMATS)[number];

/** @param members slugs of the members to highlight */
const listed = (members: readonly string[]) => (members.length > 0 ? members.join(",") : null);

/**
 * The addresses of a chart.
 * @param chart its id: `trend-` or `members-` and a metric, `goal-` and an id, `indicator-` or `member-` and a slug
 * @param page the page it stands on; `mayEmbed` only for those who may publish it
 */
export function chartShare(
  c: string,
  chart: string,
  { page, query, mayEmbed = false }: { page: string; query: Query; mayEmbed?: boolean },
): ChartShare {
  return {
    files: CHART_FORMATS.map((format) => ({
      label: format.toUpperCase(),
      href: paths.chartFile(c, chart, format, query),
    })),
    link: page,
    embed: mayEmbed ? paths.embedChart(c, chart, { year: query.year }) : null,
  };
}

/** The search parameter that names the highlighted members. */
export const highlightQuery = (members: readonly string[]): Query => ({ highlight: listed(members) });

/** More lines than these would not stay apart. */
export const MOST_HIGHLIGHTED = 6;

/** The members that an address asks to highlight: slugs, each once, as many as stay readable. */
export function highlightedIn(search: URLSearchParams): string[] {
  const slugs = search.getAll("highlight").flatMap((text) => text.split(","));
  return [...new Set(slugs.filter((slug) => /^[a-z0-9-]{1,100}$/.test(slug)))].slice(0, MOST_HIGHLIGHTED);
}
