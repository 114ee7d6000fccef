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
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { commonThemes, interviewSchema } from "~/domain/goals/interview";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addInterviewPoints, changeInterviewPoint, readInterviews } from "~/records/goals/interviews.server";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { idOrNobody } from "~/routes/shared/steps";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CommonThemes } from "./CommonThemes";
import { InterviewForm, RemovePoint } from "./InterviewForm";
import { InterviewTable } from "./InterviewTable";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Interviews · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "set goals", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const points = await readInterviews(visited.db);
    const search = new URL(args.request.url).searchParams;
    return {
      shell: shellOf(visited, collaborative),
      members: members.map(({ id, name, slug }) => ({ id, name, slug })),
      points,
      themes: commonThemes(points),
      changing: points.find(({ id }) => id === search.get("change")) ?? null,
      /** The last point's member, strategy, and date, kept for the next one. */
      last: { memberId: search.get("member"), strategy: search.get("strategy"), heldOn: search.get("held") },
    };
  });
}

type Answer = { result: SubmissionResult<string[]> | null; gone: boolean };

export async function action(args: ActionFunctionArgs) {
  const c = args.params.collaborative ?? "";
  const form = await formOf(args.request);
  const id = form.has("id") ? idOrNobody(form) : null;
  if (form.get("intent") === "remove") {
    const removed = await visit(args, "set goals", ({ db }) =>
      changeInterviewPoint(db, idOrNobody(form), null),
    );
    return removed
      ? redirect(paths.interviews(c))
      : data<Answer>({ result: null, gone: true }, { status: 409 });
  }
  const submission = parseWithZod(form, { schema: interviewSchema });
  return visit(args, "set goals", async ({ db }) => {
    if (submission.status !== "success")
      return data<Answer>({ result: submission.reply(), gone: false }, { status: 422 });
    const { value } = submission;
    const { members } = await readCatalog(db);
    if (!members.some((member) => member.id === value.memberId)) {
      const result = submission.reply({ fieldErrors: { memberId: ["Choose a member."] } });
      return data<Answer>({ result, gone: false }, { status: 422 });
    }
    if (id !== null) {
      const changed = await changeInterviewPoint(db, id, value);
      return changed
        ? redirect(paths.interviews(c))
        : data<Answer>({ result: submission.reply(), gone: true }, { status: 409 });
    }
    await addInterviewPoints(db, [value]);
    const { memberId: member, strategy, heldOn: held } = value;
    return redirect(`${paths.interviews(c, { member, strategy, held })}#record`);
  });
}

export default function Interviews() {
  const { shell, members, points, themes, changing, last } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const c = shell.slug;
  const suggestions = [...new Set(themes.map(({ theme }) => theme))];
  const form = { members, suggestions, lastResult: answer?.result ?? undefined };
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.goals(c)}>Goals</Link>}
        title="What members said"
        lead="Before goals are set: what each institution wants, what worries it, and where it sees an opportunity. What several have in common is where a shared goal begins."
      >
        {answer?.gone ? (
          <Notice tone="warning" title="This was removed after you opened the page">
            <p>Nothing was saved. The page shows what is stored now.</p>
          </Notice>
        ) : null}
        {members.length === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>Add the institutions that take part; then record what they say.</p>
          </EmptyState>
        ) : null}
        {changing ? (
          <Section title="Change what was recorded">
            <InterviewForm {...form} key={changing.id} value={changing} cancel={paths.interviews(c)} />
            <RemovePoint id={changing.id} theme={changing.theme} />
          </Section>
        ) : null}
        {points.length > 0 ? (
          <Section
            title="Common denominators"
            lead="Themes of one strategy that are spelled the same, ignoring case and spacing."
          >
            <CommonThemes themes={themes} members={members} c={c} />
          </Section>
        ) : null}
        {members.length > 0 && !changing ? (
          <Section
            id="record"
            title="Record what a member said"
            lead="One point at a time. The member and date stay selected for the next."
          >
            <InterviewForm {...form} key={points.length} value={last} />
          </Section>
        ) : null}
        {points.length > 0 ? (
          <Section title="Member by member">
            <InterviewTable points={points} members={members} locale={shell.locale} />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
