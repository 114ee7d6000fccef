import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mailOrigin } from "~/access/links/link-origin.server";
import { visitByLink } from "~/access/links/report-link.server";
import { notFound } from "~/access/visit.server";
import { paths } from "~/paths";
import { readVersion } from "~/records/reports/versions.server";
import { FORMAT_CHOICES } from "~/reports/formats.server";
import { OwnLook } from "~/reports/page/OwnLook";
import { ReportBody } from "~/reports/page/ReportBody";
import { shownReport } from "~/reports/page/shown";
import { frozen } from "~/reports/published.server";
import { ReportDownloads } from "~/routes/reports/ReportDownloads";
import { differsFromLast } from "~/routes/reports/report-page.server";
import { WhatDiffers } from "~/routes/reports/WhatDiffers";
import { formatDate } from "~/ui/figures/dates";
import { AppShell } from "~/ui/layout/AppShell";
import { Page } from "~/ui/layout/Page";
import { READ_BY_LINK } from "./read-by-link";
import { SubscribeForm } from "./SubscribeForm";
import { subscribe } from "./subscribe.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.shown.title} · ${shown.shown.collaborative.name}` : "Tidemark" },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

export const headers = () => READ_BY_LINK;

/** A published report for anybody who has its link: no sign-in, no trace of who reads. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const stored = await visitByLink(context, params.token, async (db, id) => {
    const read = await readVersion(db, { id });
    const model = read && (await frozen(db, read));
    return (
      model && { ...read, model, differs: await differsFromLast(db, read.reportId, read.version, model) }
    );
  });
  if (!stored) throw notFound("This report is no longer here.");
  const { version, publishedAt, contentHash, model, differs } = stored;
  return data(
    {
      files: FORMAT_CHOICES.map(({ format, label }) => ({
        label,
        href: paths.publicReportFile(params.token ?? "", format),
      })),
      shown: shownReport(model),
      mails: mailOrigin(context, request) !== null,
      differs,
      version: { number: version, publishedAt: publishedAt.toISOString(), contentHash },
    },
    { headers: READ_BY_LINK },
  );
}

export const action = (args: ActionFunctionArgs) => subscribe(args);

export default function PublicReport() {
  const { files, shown, version, differs, mails } = useLoaderData<typeof loader>();
  const { collaborative } = shown;
  return (
    <AppShell>
      <OwnLook report={shown} />
      <Page
        eyebrow={[collaborative.name, collaborative.place].filter(Boolean).join(" · ")}
        title={shown.title}
        lead={`Progress in ${shown.year}, published on ${formatDate(version.publishedAt.slice(0, 10), shown)}.`}
      >
        {differs ? <WhatDiffers version={version.number} differs={differs} /> : null}
        <ReportDownloads files={files} />
        <ReportBody report={shown} />
        {mails ? <SubscribeForm collaborative={collaborative.name} /> : null}
        <p className="border-line border-t pt-4 text-ink-soft text-sm">
          Version {version.number}. It stays as it was published. Content hash{" "}
          <code className="break-all">{version.contentHash}</code>
        </p>
      </Page>
    </AppShell>
  );
}
