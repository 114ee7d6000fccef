import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { uploadOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { importAssessments } from "~/exchange/continuum/import.server";
import { UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readContinuumFor, shownYear } from "~/records/continuum/continuum.server";
import { addRubric, readRubrics } from "~/records/continuum/rubrics.server";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { FileUpload, type UploadAnswer } from "~/routes/shared/FileUpload";
import { refusal, sentTable } from "~/routes/shared/upload.server";
import { HeatTable, StageLegend } from "~/ui/continuum/HeatTable";
import { Term } from "~/ui/controls/Explained";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { STANDARD_RUBRIC } from "../../../seeds/library";
import { ContinuumActions } from "./ContinuumActions";
import { Distributions, LaggingSentence, Moves, Reached } from "./ContinuumParts";
import { NoRubric } from "./ContinuumStart";
import { continuumRights, continuumYearOf } from "./catalog.server";
import { heatView } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Continuum of Progress · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const source = await readContinuumFor(db, viewer, catalog);
    const frame = {
      shell: shellOf(visited, catalog.collaborative),
      rights: continuumRights(visited),
      members: catalog.members.length,
      own: catalog.members.find(({ id }) => id === viewer.memberId)?.slug ?? null,
    };
    if (!source) return { ...frame, shown: null };
    const { years, year } = continuumYearOf(args.request, source, catalog);
    const view = heatView(shownYear(source, viewer, catalog, year), source, catalog.members);
    return { ...frame, shown: { years, ...view } };
  });
}

/** Adds the standard rubric, or stores a file of ratings: all of it or none. */
export async function action(args: ActionFunctionArgs) {
  try {
    const form = await uploadOf(args.request, UPLOAD_LIMITS.ratings);
    if (form.get("intent") === "start") {
      return await visit(args, "keep rubric", async ({ db }) => {
        if ((await readRubrics(db)).length === 0) await addRubric(db, STANDARD_RUBRIC);
        return redirect(paths.continuum(args.params.collaborative ?? ""));
      });
    }
    const table = await sentTable(form);
    return await visit(args, "rate members", async ({ db }) => {
      const { leftOut, ...counts } = await importAssessments(db, await readCatalog(db), table());
      return data<UploadAnswer>({ counts, leftOut });
    });
  } catch (error) {
    return refusal(error, UPLOAD_LIMITS.ratings);
  }
}

export default function ContinuumPage() {
  const { shell, rights, shown, members, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as UploadAnswer | undefined;
  if (!shown)
    return (
      <CollaborativeShell shell={shell}>
        <Page eyebrow={shell.name} title="Continuum of Progress">
          <NoRubric mayStart={rights.keepRubric} slug={shell.slug} />
        </Page>
      </CollaborativeShell>
    );
  const { year, years, words, rows, backbone } = shown;
  const rowOf = (row: (typeof rows)[number] | typeof backbone) => ({
    to: paths.continuumSubject(shell.slug, row.slug, { year }),
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
        lead={
          <>
            Where the members and the backbone stood on the{" "}
            <Term word="continuum">Continuum of Progress</Term> in {year}, practice by practice.
          </>
        }
        actions={<YearPicker years={years} current={year} label="Year" />}
      >
        <ContinuumActions slug={shell.slug} year={year} rights={rights} ownSlug={own} />
        {members === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Add the institutions that take part. Each is then placed on the Continuum year by year.</p>
          </EmptyState>
        ) : null}
        {members > 0 && !shown.rated ? (
          <EmptyState title={`No ratings for ${year} yet`}>
            <p>
              Members rate themselves, the backbone adds its view, and together they agree.{" "}
              {rights.rateMembers ? "Choose a member below to begin." : null}
            </p>
          </EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <Section
            title={`Members in ${year}`}
            lead={rows.length > 1 ? "Select a cell to see what is behind it." : undefined}
          >
            <div className="grid gap-4">
              <StageLegend words={words} differences={differences} />
              <HeatTable
                label={`Members in ${year}, by practice`}
                corner="Member"
                practices={shown.memberPractices}
                rows={rows.map(rowOf)}
                words={words}
              />
              <HiddenMembers count={shown.hidden} />
            </div>
          </Section>
        ) : null}
        {shown.rated && members > 0 ? (
          <Section
            title="Members at each stage"
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
            <Moves moves={shown.moves} words={words} slug={shell.slug} year={year} />
          </Section>
        ) : null}
        {rights.rateMembers ? <RatingUpload answer={answer} /> : null}
      </Page>
    </CollaborativeShell>
  );
}

function HiddenMembers({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className="max-w-[46rem] text-ink-soft text-sm">
      {count === 1 ? "One other member is" : `${count} other members are`} not shown by name, to protect{" "}
      {count === 1 ? "its" : "their"} privacy. How many members are at each stage is shown below.
    </p>
  );
}

function RatingUpload({ answer }: { answer: UploadAnswer | undefined }) {
  return (
    <Section
      title="Upload ratings"
      lead="One row for each subject, practice, year, and rater, in the same format as the file you can download here. Either every row is stored or none is. Ratings not in the file stay as they are."
    >
      <FileUpload
        label="Ratings (CSV)"
        hint="Rater is self, backbone, or agreed. From stage 2 up, evidence is required."
        answer={answer}
      />
    </Section>
  );
}
