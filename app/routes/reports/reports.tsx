import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { addReport } from "~/records/reports/reports.server";
import { AUDIENCE_WORDS } from "~/reports/audiences";
import { newOutline } from "~/reports/outline";
import { readReadableReports } from "~/routes/reports/index.server";
import { NewReportForm } from "~/routes/reports/writing/NewReportForm";
import { reportFields } from "~/routes/reports/writing/report-fields";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Reports · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see reports", async (visited) => {
    const { db, viewer } = visited;
    const { catalog, years, opening } = await readSetting(db);
    const readable = await readReadableReports(visited);
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayWrite: may(viewer, "write reports"),
      years: [...years].reverse(),
      opening,
      reports: readable.map(
        ({ slug, title, year, audience, version, publishedAt, changedAt, changedBy }) => ({
          slug,
          title,
          year,
          audience,
          version,
          changedBy,
          publishedAt: publishedAt?.toISOString() ?? null,
          changedAt: changedAt.toISOString(),
        }),
      ),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(args.request), { schema: reportFields });
  return visit(args, "write reports", async ({ db }) => {
    if (submission.status !== "success") return submission.reply();
    const { title, year, audience } = submission.value;
    const { years } = await readSetting(db);
    if (!years.includes(year))
      return submission.reply({ fieldErrors: { year: ["There are no figures for this year."] } });
    const slug = await addReport(db, { title, year, audience, outline: newOutline(audience) });
    return redirect(paths.editReport(args.params.collaborative ?? "", slug));
  });
}

export default function Reports() {
  const { shell, mayWrite, reports, years, opening } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Reports"
        lead="Progress reports: the same figures as page, PDF, workbook, slides, and data, frozen when published."
      >
        {reports.length === 0 ? (
          <EmptyState title="No reports yet">
            <p>
              {mayWrite
                ? "Start one below. Tidemark fills in figures, charts, and notes; you choose the sections and add your own words."
                : "Reports appear here once the convener has published one."}
            </p>
          </EmptyState>
        ) : (
          <ScrollTable label="Reports">
            <thead>
              <tr>
                <th scope="col">Report</th>
                <th scope="col">Year</th>
                <th scope="col" className="text-start">
                  For
                </th>
                <th scope="col" className="text-start">
                  Published
                </th>
                {mayWrite ? (
                  <th scope="col" className="text-start">
                    Last changed
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {reports.map((report) => (
                <tr key={report.slug}>
                  <th scope="row">
                    <Link to={paths.report(shell.slug, report.slug)}>{report.title}</Link>
                  </th>
                  <td>{report.year}</td>
                  <td className="text-start">{AUDIENCE_WORDS[report.audience].label}</td>
                  <td className="text-start">
                    {report.publishedAt
                      ? `Version ${report.version}, ${formatDate(report.publishedAt.slice(0, 10), shell)}`
                      : "not yet"}
                  </td>
                  {mayWrite ? (
                    <td className="text-start text-ink-soft">
                      {formatDate(report.changedAt.slice(0, 10), shell)}, {report.changedBy}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
        {mayWrite ? (
          <Section title="Start a report">
            <NewReportForm lastResult={lastResult} years={years} opening={opening} />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
