import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { ReportBody } from "~/reports/page/ReportBody";
import { shownReport } from "~/reports/page/shown";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { ReportForms } from "./shared/ReportForms";
import { shownOf } from "./shared/report.server";
import { AUDIENCE_WORDS } from "./shared/report-words";
import { WhatDiffers } from "./shared/WhatDiffers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.shown.title} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see reports", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { report, model, version, differs } = await shownOf(
      visited,
      doorway.params.report,
      doorway.request,
    );
    return {
      shell: shellOf(visited, collaborative),
      mayWrite: may(visited.viewer, "write reports"),
      slug: report.slug,
      shown: shownReport(model),
      ...{ version, differs },
    };
  });
}

export default function ReportPage() {
  const { shell, mayWrite, slug, shown, version, differs } = useLoaderData<typeof loader>();
  const base = `/c/${shell.slug}/reports/${slug}`;
  const when = formatDate(version ? version.publishedAt.slice(0, 10) : shown.date, shell);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={`/c/${shell.slug}/reports`}>Reports</Link>}
        title={shown.title}
        lead={`${shown.collaborative.name}${shown.collaborative.place ? `, ${shown.collaborative.place}` : ""}. ${shown.year}.`}
        actions={
          mayWrite ? (
            <>
              <LinkButton kind="secondary" to={`${base}/edit`}>
                Edit
              </LinkButton>
              <LinkButton to={`${base}/publish`}>Publish</LinkButton>
            </>
          ) : undefined
        }
      >
        <div className="-mt-6 grid gap-5">
          {version ? (
            <p className="text-ink-soft text-sm">
              Version {version.number}, published {when} by {version.publishedBy}. For{" "}
              {AUDIENCE_WORDS[shown.audience].label.toLowerCase()}. Content hash{" "}
              <code className="break-all">{version.contentHash}</code>
            </p>
          ) : (
            <Notice tone="info" title="Draft">
              <p>
                Figures as of {when}, as {AUDIENCE_WORDS[shown.audience].label.toLowerCase()} would see them.
                They change with the numbers until it is published.
              </p>
            </Notice>
          )}
          {version && differs ? <WhatDiffers version={version.number} differs={differs} /> : null}
          <ReportForms base={base} query={version ? `?version=${version.number}` : ""} />
        </div>
        <ReportBody report={shown} />
      </Page>
    </CollaborativeShell>
  );
}
