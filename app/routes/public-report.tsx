import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitByLink } from "~/access/report-link.server";
import { notFound } from "~/access/visit.server";
import { readVersion } from "~/records/report-versions.server";
import { ReportBody } from "~/reports/page/ReportBody";
import { shownReport } from "~/reports/page/shown";
import { formatDate } from "~/ui/figures/dates";
import { AppShell } from "~/ui/layout/AppShell";
import { Page } from "~/ui/layout/Page";
import { ReportForms } from "./shared/ReportForms";
import { differsFromLast, frozen } from "./shared/report.server";
import { READ_BY_LINK } from "./shared/report-words";
import { WhatDiffers } from "./shared/WhatDiffers";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.shown.title} · ${shown.shown.collaborative.name}` : "Tidemark" },
  { name: "robots", content: "noindex" },
  { name: "referrer", content: "no-referrer" },
];

export const headers = () => READ_BY_LINK;

/** A published report for anybody who has its link: no sign-in, no trace of who reads. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await visitByLink(context, params.token, async (db, id) => {
    const read = await readVersion(db, { id });
    const model = read && frozen(read.snapshot);
    return (
      model && { ...read, model, differs: await differsFromLast(db, read.reportId, read.version, model) }
    );
  });
  if (!found) throw notFound("This report is not here any more.");
  const { version, publishedAt, contentHash, model, differs } = found;
  return data(
    {
      token: params.token ?? "",
      shown: shownReport(model),
      differs,
      version: { number: version, publishedAt: publishedAt.toISOString(), contentHash },
    },
    { headers: READ_BY_LINK },
  );
}

export default function PublicReport() {
  const { token, shown, version, differs } = useLoaderData<typeof loader>();
  const { collaborative } = shown;
  return (
    <AppShell>
      <Page
        eyebrow={[collaborative.name, collaborative.place].filter(Boolean).join(" · ")}
        title={shown.title}
        lead={`Progress in ${shown.year}, published on ${formatDate(version.publishedAt.slice(0, 10), shown)}.`}
      >
        {differs ? <WhatDiffers version={version.number} differs={differs} /> : null}
        <ReportForms base={`/p/${token}`} />
        <ReportBody report={shown} />
        <p className="border-line border-t pt-4 text-ink-soft text-sm">
          Version {version.number}. It stays as it was published. Content hash{" "}
          <code className="break-all">{version.contentHash}</code>
        </p>
      </Page>
    </AppShell>
  );
}
