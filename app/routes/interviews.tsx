import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { commonThemes, interviewSchema } from "~/domain/interview";
import { readCatalog } from "~/records/catalog.server";
import { addInterviewPoints, changeInterviewPoint, readInterviews } from "~/records/interviews.server";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell, setUp } from "./shared/CollaborativeShell";
import { CommonThemes } from "./shared/CommonThemes";
import { InterviewForm, RemovePoint } from "./shared/InterviewForm";
import { InterviewTable } from "./shared/InterviewTable";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Interviews · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "set goals", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const points = await readInterviews(visited.db);
    const asked = new URL(doorway.request.url).searchParams;
    return {
      shell: shellOf(visited, collaborative),
      members: members.map(({ id, name, slug }) => ({ id, name, slug })),
      points,
      themes: commonThemes(points),
      changing: points.find(({ id }) => id === asked.get("change")) ?? null,
      /** The interview that one is in the middle of: what was chosen last stays chosen. */
      last: { memberId: asked.get("member"), strategy: asked.get("strategy"), heldOn: asked.get("held") },
    };
  });
}

type Answer = { result: SubmissionResult<string[]> | null; gone: boolean };

export async function action(doorway: ActionFunctionArgs) {
  const here = `/c/${doorway.params.collaborative}/goals/interviews`;
  const form = await formOf(doorway.request);
  const id = form.get("id")?.toString() ?? "";
  if (form.get("intent") === "remove") {
    const removed = await visit(doorway, "set goals", ({ db }) => changeInterviewPoint(db, id, null));
    return removed ? redirect(here) : data<Answer>({ result: null, gone: true }, { status: 409 });
  }
  const submission = parseWithZod(form, { schema: interviewSchema });
  if (submission.status !== "success")
    return data<Answer>({ result: submission.reply(), gone: false }, { status: 422 });
  const { value } = submission;
  return visit(doorway, "set goals", async ({ db }) => {
    const { members } = await readCatalog(db);
    if (!members.some((member) => member.id === value.memberId)) {
      const result = submission.reply({ fieldErrors: { memberId: ["Choose a member."] } });
      return data<Answer>({ result, gone: false }, { status: 422 });
    }
    if (id !== "") {
      const changed = await changeInterviewPoint(db, id, value);
      return changed
        ? redirect(here)
        : data<Answer>({ result: submission.reply(), gone: true }, { status: 409 });
    }
    await addInterviewPoints(db, [value]);
    const next = new URLSearchParams({ member: value.memberId, strategy: value.strategy });
    if (value.heldOn) next.set("held", value.heldOn);
    return redirect(`${here}?${next}#record`);
  });
}

export default function Interviews() {
  const { shell, members, points, themes, changing, last } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const base = `/c/${shell.slug}`;
  const suggestions = [...new Set(themes.map(({ theme }) => theme))];
  const form = { members, suggestions, lastResult: answer?.result ?? undefined };
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={`${base}/goals`}>Goals</Link>}
        title="What members said"
        lead="Before goals are set: what each institution wants, what troubles it, and where it sees a chance. What several have in common is where a shared goal begins."
      >
        {answer?.gone ? (
          <Notice tone="warning" title="Somebody removed this in the meantime">
            <p>Nothing was stored. The page shows what is there now.</p>
          </Notice>
        ) : null}
        {members.length === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Add the institutions that take part; then record what they say.</p>
          </EmptyState>
        ) : null}
        {changing ? (
          <Section title="Change what was recorded">
            <InterviewForm {...form} key={changing.id} value={changing} cancel={`${base}/goals/interviews`} />
            <RemovePoint id={changing.id} theme={changing.theme} />
          </Section>
        ) : null}
        {points.length > 0 ? (
          <Section
            title="Common denominators"
            lead="Themes that are written the same, whatever their case and spacing, within one strategy."
          >
            <CommonThemes {...{ themes, members, base }} />
          </Section>
        ) : null}
        {members.length > 0 && !changing ? (
          <Section
            id="record"
            title="Record what a member said"
            lead="One point at a time: the member and the date stay chosen for the next."
          >
            <InterviewForm {...form} key={points.length} value={last} />
          </Section>
        ) : null}
        {points.length > 0 ? (
          <Section title="Member by member">
            <InterviewTable {...{ points, members }} locale={shell.locale} />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
