import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { uploadOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { importAssessments } from "~/exchange/continuum-import.server";
import { readCatalog } from "~/records/catalog.server";
import { readContinuumSource, shownYear } from "~/records/continuum.server";
import { addRubric, readRubrics } from "~/records/rubrics.server";
import { HeatTable, StageLegend } from "~/ui/continuum/HeatTable";
import { LinkButton } from "~/ui/controls/Button";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { STANDARD_RUBRIC } from "../../seeds/library";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { Distributions, LaggingSentence, Moves, Reached } from "./shared/ContinuumParts";
import { NoRubric } from "./shared/ContinuumStart";
import { continuumRights, continuumYearOf } from "./shared/continuum.server";
import { heatView } from "./shared/continuum-view.server";
import { FileUpload, type UploadAnswer } from "./shared/FileUpload";
import { refusal, sentTable } from "./shared/upload.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Continuum of Progress · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const source = await readContinuumSource(db);
    const frame = {
      shell: shellOf(visited, catalog.collaborative),
      rights: continuumRights(visited),
      members: catalog.members.length,
      own: catalog.members.find(({ id }) => id === viewer.memberId)?.slug ?? null,
    };
    if (!source) return { ...frame, shown: null };
    const { years, year } = continuumYearOf(doorway.request, source);
    const view = heatView(shownYear(source, viewer, catalog, year), source, catalog.members);
    return { ...frame, shown: { years, ...view } };
  });
}

const MOST_BYTES = 5 * 1024 * 1024;

/** The standard rubric to begin with, or a file of ratings, stored whole or not at all. */
export async function action(doorway: ActionFunctionArgs) {
  try {
    const form = await uploadOf(doorway.request, MOST_BYTES);
    if (form.get("intent") === "start") {
      return await visit(doorway, "keep rubric", async ({ db }) => {
        if ((await readRubrics(db)).length === 0) await addRubric(db, STANDARD_RUBRIC);
        return redirect(`/c/${doorway.params.collaborative}/continuum`);
      });
    }
    const table = await sentTable(form);
    return await visit(doorway, "rate members", async ({ db }) => {
      const counts = await importAssessments(db, await readCatalog(db), table());
      return data<UploadAnswer>({ counts });
    });
  } catch (error) {
    return refusal(error, MOST_BYTES);
  }
}

export default function ContinuumPage() {
  const { shell, rights, shown, members, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as UploadAnswer | undefined;
  const base = `/c/${shell.slug}`;
  const path = `${base}/continuum`;
  if (!shown)
    return (
      <CollaborativeShell shell={shell}>
        <Page eyebrow={shell.name} title="Continuum of Progress">
          <NoRubric mayStart={rights.keepRubric} path={path} />
        </Page>
      </CollaborativeShell>
    );
  const { year, years, words, rows, backbone } = shown;
  const rowOf = (row: (typeof rows)[number] | typeof backbone) => ({
    to: `${path}/${row.slug}?year=${year}`,
    name: row.name,
    own: row.own,
    cells: row.cells,
    reached: <Reached {...row} words={words} />,
  });
  const differences = [...rows, backbone].some(({ cells }) => cells.some((cell) => cell.differs === "open"));
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Continuum of Progress"
        lead={`Where the members and the backbone stood in ${year}, practice by practice, on the way to a shared imperative.`}
        actions={<YearPicker years={years} current={year} label="Year" />}
      >
        <div className="no-print -mt-6 flex flex-wrap gap-3">
          {rights.rateOwn && own ? (
            <LinkButton to={`${path}/${own}/rate?year=${year}`}>Rate your institution for {year}</LinkButton>
          ) : null}
          {rights.rateMembers ? (
            <>
              <LinkButton to={`${path}/session?year=${year}`}>Talk it through together</LinkButton>
              <LinkButton kind="secondary" to={`${path}/backbone/rate?year=${year}`}>
                Rate the backbone
              </LinkButton>
            </>
          ) : null}
          <LinkButton kind="secondary" to={`${path}.csv`} reloadDocument>
            Download as CSV
          </LinkButton>
          {rights.keepRubric ? (
            <LinkButton kind="quiet" to={`${base}/settings/continuum`}>
              Practices and stages
            </LinkButton>
          ) : null}
        </div>
        {members === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Add the institutions that take part: each is then placed on the Continuum year by year.</p>
          </EmptyState>
        ) : null}
        {members > 0 && !shown.rated ? (
          <EmptyState title={`Nobody is rated in ${year} yet`}>
            <p>
              Members say where they see themselves, the backbone says how it looks from there, and a talk
              settles it. {rights.rateMembers ? "Choose a member below to begin." : null}
            </p>
          </EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <Section
            title={`Members in ${year}`}
            lead={rows.length > 1 ? "Choose a cell to see what stands behind it." : undefined}
          >
            <div className="grid gap-4">
              <StageLegend {...{ words, differences }} />
              <HeatTable
                label={`Members in ${year}, by practice`}
                corner="Member"
                practices={shown.memberPractices}
                rows={rows.map(rowOf)}
                words={words}
              />
              {shown.hidden > 0 ? (
                <p className="max-w-[46rem] text-ink-soft text-sm">
                  {shown.hidden === 1 ? "One other member is" : `${shown.hidden} other members are`} not shown
                  by name, to protect them; below you see how many stand where.
                </p>
              ) : null}
            </div>
          </Section>
        ) : null}
        {shown.rated && members > 0 ? (
          <Section
            title="How many stand where"
            lead={<LaggingSentence lagging={shown.lagging} laggingWithheld={shown.laggingWithheld} />}
          >
            <Distributions distributions={shown.distributions} words={words} />
          </Section>
        ) : null}
        <Section title={`The backbone in ${year}`}>
          <HeatTable
            label={`The backbone in ${year}, by practice`}
            corner="Subject"
            practices={shown.backbonePractices}
            rows={[rowOf(backbone)]}
            words={words}
          />
        </Section>
        {shown.rated ? (
          <Section title="What changed since the last assessed year">
            <Moves moves={shown.moves} {...{ words, base, year }} />
          </Section>
        ) : null}
        {rights.rateMembers ? (
          <Section
            title="Send a file"
            lead="One row for each subject, practice, year and rater, as in the file that can be downloaded here. All of it is stored, or nothing; what the file does not name stays as it is."
          >
            <FileUpload
              label="Ratings (CSV)"
              hint="Rater is self, backbone or agreed; from stage 2 up, evidence in words."
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
