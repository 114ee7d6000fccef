import type { Visit } from "~/access/visit.server";
import { needsRelease } from "~/domain/disclosure/over-time/release";
import type { Catalog } from "~/domain/terms";
import { whatReleaseShows } from "~/records/figures/releases.server";
import { listReleases } from "~/records/figures/showings.server";
import { keptWords } from "~/routes/shared/kept-words";
import type { ReleaseView } from "./ReleaseYear";

/** What was released of a year, and what another release would leave as it is; null where open years are live. */
export async function releaseView(
  db: Visit["db"],
  catalog: Catalog,
  year: number,
): Promise<ReleaseView | null> {
  const { policy } = catalog.collaborative;
  if (!needsRelease(policy)) return null;
  const releases = (await listReleases(db)).filter((release) => release.year === year);
  const { kept } = await whatReleaseShows(db, catalog, year);
  return { releases, kept: keptWords(kept, catalog), least: policy.minimumContributors };
}
