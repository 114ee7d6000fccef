import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { listAllVersions, listVersions } from "~/records/report-versions.server";
import { countUnverified, removeReport, saveReport } from "~/records/reports.server";
import { readSetting } from "~/records/rollup.server";
import { type Narrative, narrativeOf } from "~/reports/markdown";
import { type Outline, sameFrame } from "~/reports/outline";
import { shownReport } from "~/reports/page/shown";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { readOutlineForm } from "./shared/outline-form";
import { RemoveReport } from "./shared/RemoveReport";
import { ReportBuilder } from "./shared/ReportBuilder";
import { draftOf, OPENNESS, outlineOf, reportOf } from "./shared/report.server";
import { warningsOf } from "./shared/report-warnings";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Edit ${shown.report.title} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, doorway.params.report);
    const { catalog, years } = await readSetting(db);
    const { collaborative } = catalog;
    const outline = outlineOf(report);
    const model = await draftOf(db, report, outline);
    const { id, slug, title, year, audience, revision } = report;
    const all = await listAllVersions(db);
    const versions = all.filter((one) => OPENNESS[one.audience] >= OPENNESS[audience]);
    return {
      shell: shellOf(visited, collaborative),
      report: { id, slug, title, year, audience, revision },
      outline,
      years: [...years].reverse(),
      shown: shownReport(model),
      published: all.some(({ reportId }) => reportId === id),
      warnings: warningsOf(model, await countUnverified(db, year), collaborative),
      versions: versions.map((one) => ({
        value: one.id,
        label: `${one.title}, version ${one.version}, ${formatDate(one.publishedAt.toISOString().slice(0, 10), collaborative)}`,
      })),
    };
  });
}

const KEEPS_READERS = "What is published keeps its readers: begin another report for others.";

export interface OutlineAnswer {
  saved?: number;
  /** The convener's words of each section, as they are shown. */
  words?: Record<string, Narrative[]>;
  /** Nothing but words was changed: what the figures show is what it was. */
  onlyWords?: boolean;
  errors?: Record<string, string>;
  /** Somebody else stored something in the meantime. */
  overtaken?: boolean;
}

export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  if (form.get("intent") === "remove") return remove(doorway);
  const { about, outline, errors } = readOutlineForm(form);
  const script = form.has("script");
  return visit(doorway, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, doorway.params.report);
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
    return redirect(`/c/${doorway.params.collaborative}/reports/${report.slug}/edit?saved=${saved}`);
  });
}

const wordsOf = ({ sections }: Outline) =>
  Object.fromEntries(sections.map(({ key, narrative }) => [key, narrativeOf(narrative.trim())]));

/**
 * A report is worked out anew where what it is made of was changed: not at every pause in typing, nor where nothing
 * was stored.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) => {
  const answer = actionResult as OutlineAnswer | undefined;
  return answer && (answer.onlyWords || !answer.saved) ? false : defaultShouldRevalidate;
};

async function remove(doorway: ActionFunctionArgs) {
  return visit(doorway, "write reports", async (visited) => {
    const report = await reportOf(visited, doorway.params.report);
    if (!(await removeReport(visited.db, report))) throw new Response(STAYS, { status: 409 });
    return redirect(`/c/${doorway.params.collaborative}/reports`);
  });
}

const STAYS = "This report was published in the meantime. What is published stays.";

export default function ReportEdit() {
  const { shell, report, published, ...given } = useLoaderData<typeof loader>();
  const base = `/c/${shell.slug}/reports/${report.slug}`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        wide
        eyebrow={<Link to={`/c/${shell.slug}/reports`}>Reports</Link>}
        title={report.title}
        lead="Choose and order the sections, and say in your own words what the figures mean."
        actions={
          <>
            <LinkButton kind="secondary" to={base}>
              Read it whole
            </LinkButton>
            <LinkButton to={`${base}/publish`}>Publish</LinkButton>
          </>
        }
      >
        <ReportBuilder key={report.slug} report={report} {...given} />
        {published ? null : <RemoveReport title={report.title} />}
      </Page>
    </CollaborativeShell>
  );
}
