import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { AUDIENCE_WORDS } from "~/reports/audiences";
import { FORMAT_CHOICES } from "~/reports/formats.server";
import { ReportBody } from "~/reports/page/ReportBody";
import { shownReport } from "~/reports/page/shown";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { ReportDownloads } from "./ReportDownloads";
import { shownOf } from "./report-page.server";
import { WhatDiffers } from "./WhatDiffers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.shown.title} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see reports", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { report, model, version, differs } = await shownOf(visited, args.params.report, args.request);
    const shell = shellOf(visited, collaborative);
    const query = { version: version?.number };
    return {
      shell,
      files: FORMAT_CHOICES.map(({ format, label }) => ({
        label,
        href: paths.reportFile(shell.slug, report.slug, format, query),
      })),
      mayWrite: may(visited.viewer, "write reports"),
      slug: report.slug,
      shown: shownReport(model),
      version,
      differs,
    };
  });
}

export default function ReportPage() {
  const { shell, files, mayWrite, slug, shown, version, differs } = useLoaderData<typeof loader>();
  const when = formatDate(version ? version.publishedAt.slice(0, 10) : shown.date, shell);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.reports(shell.slug)}>Reports</Link>}
        title={shown.title}
        lead={`${shown.collaborative.name}${shown.collaborative.place ? `, ${shown.collaborative.place}` : ""}. ${shown.year}.`}
        actions={
          mayWrite ? (
            <>
              <LinkButton kind="secondary" to={paths.editReport(shell.slug, slug)}>
                Edit
              </LinkButton>
              <LinkButton to={paths.publishReport(shell.slug, slug)}>Publish</LinkButton>
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
          <ReportDownloads files={files} />
        </div>
        <ReportBody report={shown} />
      </Page>
    </CollaborativeShell>
  );
}
