import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readSetting } from "~/records/figures/rollup.server";
import { countUnverified, removeReport, saveReport } from "~/records/reports/reports.server";
import { listAllVersions, listVersions } from "~/records/reports/versions.server";
import { mayRead } from "~/reports/audiences";
import { narrativeOf } from "~/reports/markdown";
import { type Outline, sameFrame } from "~/reports/outline";
import { shownReport } from "~/reports/page/shown";
import { sectionOf } from "~/reports/sections/registry";
import { draftOf, outlineOf, reportOf } from "~/routes/reports/report-page.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { Page } from "~/ui/layout/Page";
import { type OutlineAnswer, readOutlineForm } from "./outline-form";
import { RemoveReport } from "./RemoveReport";
import { ReportBuilder } from "./ReportBuilder";
import { warningsOf } from "./warnings";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Edit ${shown.report.title} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, args.params.report);
    const { catalog, years } = await readSetting(db);
    const { collaborative } = catalog;
    const outline = outlineOf(report);
    const model = await draftOf(db, report, outline);
    const { id, slug, title, year, audience, revision } = report;
    const all = await listAllVersions(db);
    const versions = all.filter((version) => mayRead(audience, version.audience));
    return {
      shell: shellOf(visited, collaborative),
      report: { id, slug, title, year, audience, revision },
      sections: outline.sections.map((section) => ({ ...section, title: sectionOf(section.key).title })),
      compareTo: outline.compareTo,
      appendix: outline.appendix ?? false,
      years: [...years].reverse(),
      shown: shownReport(model),
      published: all.some(({ reportId }) => reportId === id),
      warnings: warningsOf(model, await countUnverified(db, year), collaborative),
      versions: versions.map(({ id, title, version, publishedAt }) => ({
        value: id,
        label: `${title}, version ${version}, ${formatDate(publishedAt.toISOString().slice(0, 10), collaborative)}`,
      })),
    };
  });
}

const KEEPS_READERS = "A published report keeps its readers. Start another report for other readers.";

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  if (form.get("intent") === "remove") return remove(args);
  const { about, outline, errors } = readOutlineForm(form);
  const script = form.has("script");
  return visit(args, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, args.params.report);
    const { years } = await readSetting(db);
    if (!years.includes(about.year)) errors.year ??= "There are no figures for this year.";
    const published = (await listVersions(db, report.id)).length > 0;
    if (published && about.audience !== report.audience) errors.audience ??= KEEPS_READERS;
    if (Object.keys(errors).length > 0) return data<OutlineAnswer>({ errors }, { status: 422 });
    const { revision, ...rest } = about;
    const saved = await saveReport(db, report, { ...rest, outline }, revision);
    if (saved === null) return data<OutlineAnswer>({ overtaken: true }, { status: 409 });
    if (script) {
      const { title, year, audience } = report;
      const onlyWords =
        JSON.stringify([title, year, audience]) === JSON.stringify([rest.title, rest.year, rest.audience]) &&
        sameFrame(outline, outlineOf(report));
      return data<OutlineAnswer>({ saved, onlyWords, words: wordsOf(outline) });
    }
    return redirect(paths.editReport(args.params.collaborative ?? "", report.slug, { saved }));
  });
}

const wordsOf = ({ sections }: Outline) =>
  Object.fromEntries(sections.map(({ key, narrative }) => [key, narrativeOf(narrative.trim())]));

/**
 * Rebuilds the preview only when figures may have changed: not after a pause in typing, nor when nothing was saved.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) => {
  const answer = actionResult as OutlineAnswer | undefined;
  return answer && (answer.onlyWords || !answer.saved) ? false : defaultShouldRevalidate;
};

async function remove(args: ActionFunctionArgs) {
  return visit(args, "write reports", async (visited) => {
    const report = await reportOf(visited, args.params.report);
    if (!(await removeReport(visited.db, report))) throw new Response(STAYS, { status: 409 });
    return redirect(paths.reports(args.params.collaborative ?? ""));
  });
}

const STAYS = "This report has been published in the meantime, so it cannot be removed.";

export default function ReportEdit() {
  const { shell, report, published, ...builder } = useLoaderData<typeof loader>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        wide
        eyebrow={<Link to={paths.reports(shell.slug)}>Reports</Link>}
        title={report.title}
        lead="Choose and order the sections, and say in your own words what the figures mean."
        actions={
          <>
            <LinkButton kind="secondary" to={paths.report(shell.slug, report.slug)}>
              View report
            </LinkButton>
            <LinkButton to={paths.publishReport(shell.slug, report.slug)}>Publish</LinkButton>
          </>
        }
      >
        <ReportBuilder key={report.slug} report={report} {...builder} />
        {published ? null : <RemoveReport title={report.title} />}
      </Page>
    </CollaborativeShell>
  );
}
