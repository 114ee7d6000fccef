import { Link } from "@remix-run/react";

/** From what members did to what it is for: the way to the place's own figures, at the end of a page. */
export function CommunityLink({ base }: { base: string }) {
  return (
    <p className="no-print max-w-[46rem] text-ink-soft">
      How is the place itself doing? <Link to={`${base}/indicators`}>Community indicators</Link> follow
      unemployment and poverty, year by year.
    </p>
  );
}
