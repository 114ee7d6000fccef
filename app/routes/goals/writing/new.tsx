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
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import type { GoalAnswer } from "~/ui/goals/types";
import { Page } from "~/ui/layout/Page";
import { checkTyped, readGoalChoices, readGoalContext } from "./context.server";
import { GoalForm } from "./GoalForm";
import { GoalFormStart } from "./GoalFormStart";
import { saveGoal } from "./save.server";
import { beginning, offered } from "./start.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `A new goal · ${shown.shell.name}` : "Tidemark" },
];

/** First the templates; then, with one of them or a theme in the address, the form. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "set goals", async (visited) => {
    const context = await readGoalContext(visited, null);
    const choices = await readGoalChoices(context);
    const shell = shellOf(visited, context.setting.catalog.collaborative);
    const start = beginning(new URL(args.request.url).searchParams, context);
    if (!start) return { shell, templates: offered(context, choices), form: null };
    const { check } = await checkTyped(context, start.typed);
    return { shell, templates: null, form: { choices, check, ...start } };
  });
}

export async function action(args: ActionFunctionArgs) {
  const saved = await saveGoal(args, null);
  if ("stored" in saved)
    return redirect(
      paths.goal(args.params.collaborative ?? "", saved.stored, {
        saved: saved.adopted ? "adopted" : "draft",
      }),
    );
  return data<GoalAnswer>(saved.answer, { status: saved.status });
}

export default function NewGoal() {
  const { shell, templates, form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as GoalAnswer | undefined;
  if (!form)
    return (
      <CollaborativeShell shell={shell}>
        <Page
          eyebrow="Goals"
          title="What do you want to achieve?"
          lead="Start from a goal that others have set and make it yours, or from a blank page."
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
          choices={form.choices}
          answer={answer}
          goal={null}
          c={shell.slug}
          cancel={paths.goals(shell.slug)}
        />
      </Page>
    </CollaborativeShell>
  );
}
