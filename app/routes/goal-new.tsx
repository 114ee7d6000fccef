import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import type { GoalAnswer } from "~/ui/goals/types";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { GoalForm } from "./shared/GoalForm";
import { GoalFormStart } from "./shared/GoalFormStart";
import { checkTyped, deskOf, readGround } from "./shared/goal-desk.server";
import { saveGoal } from "./shared/goal-save.server";
import { beginning, offered } from "./shared/goal-start.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `A new goal · ${shown.shell.name}` : "Tidemark" },
];

/** First the templates; then, with one of them or a theme in the address, the form. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "set goals", async (visited) => {
    const ground = await readGround(visited, null);
    const desk = await deskOf(ground);
    const shell = shellOf(visited, ground.setting.catalog.collaborative);
    const start = beginning(new URL(doorway.request.url).searchParams, ground);
    if (!start) return { shell, templates: offered(ground, desk), form: null };
    const { check } = await checkTyped(ground, start.typed);
    return { shell, templates: null, form: { desk, check, ...start } };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const saved = await saveGoal(doorway, null);
  if ("stored" in saved)
    return redirect(
      `/c/${doorway.params.collaborative}/goals/${saved.stored}?saved=${saved.adopted ? "adopted" : "draft"}`,
    );
  return data<GoalAnswer>(saved.answer, { status: saved.status });
}

export default function NewGoal() {
  const { shell, templates, form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as GoalAnswer | undefined;
  const list = `/c/${shell.slug}/goals`;
  if (!form)
    return (
      <CollaborativeShell shell={shell}>
        <Page
          eyebrow="Goals"
          title="What do you want to achieve?"
          lead="Begin with a goal that others have set, and make it yours; or with a blank page."
        >
          <GoalFormStart templates={templates} />
        </Page>
      </CollaborativeShell>
    );
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow="Goals" title="A new goal" {...(form.lead && { lead: form.lead })}>
        <GoalForm
          key={form.code}
          typed={form.typed}
          check={form.check}
          desk={form.desk}
          answer={answer}
          goal={null}
          base={`/c/${shell.slug}`}
          cancel={list}
        />
      </Page>
    </CollaborativeShell>
  );
}
