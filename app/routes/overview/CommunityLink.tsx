import { Link } from "@remix-run/react";
import { paths } from "~/paths";

/** Ends a page by leading from what members did to the figures of the community it is for. */
export function CommunityLink({ slug }: { slug: string }) {
  return (
    <p className="no-print max-w-[46rem] text-ink-soft max-sm:hidden">
      How is the place itself doing? <Link to={paths.indicators(slug)}>Community indicators</Link> follow
      unemployment and poverty, year by year.
    </p>
  );
}

/** How many indicators of results have left their old line, for the line about the partnership. */
export function CurvesLine({ tally, year, slug }: { tally: string; year: number; slug: string }) {
  return <Link to={paths.results(slug, { year })}>Results: {tally}</Link>;
}
