import { paths } from "~/paths";
import { LinkButton } from "~/ui/controls/Button";
import type { continuumRights } from "./catalog.server";

/** What this viewer can do with a year of the Continuum. */
export function ContinuumActions({
  slug,
  year,
  rights,
  ownSlug,
}: {
  slug: string;
  year: number;
  rights: ReturnType<typeof continuumRights>;
  /** Slug of the viewer's own institution, if any. */
  ownSlug: string | null;
}) {
  return (
    <div className="no-print -mt-6 flex flex-wrap gap-3">
      {rights.rateOwn && ownSlug ? (
        <LinkButton to={paths.rate(slug, ownSlug, { year })}>Rate your institution for {year}</LinkButton>
      ) : null}
      {rights.rateMembers ? (
        <>
          <LinkButton to={paths.continuumSession(slug, { year })}>Discuss ratings together</LinkButton>
          <LinkButton kind="secondary" to={paths.rate(slug, "backbone", { year })}>
            Rate the backbone
          </LinkButton>
        </>
      ) : null}
      <LinkButton kind="secondary" to={paths.continuumCsv(slug)} reloadDocument>
        Download as CSV
      </LinkButton>
      {rights.keepRubric ? (
        <LinkButton kind="quiet" to={paths.settingsPage(slug, "continuum")}>
          Practices and stages
        </LinkButton>
      ) : null}
    </div>
  );
}
