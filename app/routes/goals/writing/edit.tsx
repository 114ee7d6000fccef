import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { typedGoal } from "~/domain/goals/writing/form";
import { paths } from "~/paths";
import { citableDecisions } from "~/routes/partnership/index.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import type { GoalAnswer } from "~/ui/goals/types";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { checkTyped, readGoalChoices, readGoalContext } from "./context.server";
import { GoalForm } from "./GoalForm";
import { saveGoal } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Change a goal · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "set goals", async (visited) => {
    const context = await readGoalContext(visited, args.params.goal ?? "");
    const { own } = context;
    if (!own) throw notFound("There is no such goal here.");
    const { collaborative } = context.setting.catalog;
    const typed = typedGoal(own, collaborative);
    const { check } = await checkTyped(context, typed);
    const { id, state, revision, statement } = own;
    return {
      shell: shellOf(visited, collaborative),
      choices: await readGoalChoices(context),
      typed,
      check,
      goal: { id, state, revision, statement },
      decisions: state === "adopted" ? await citableDecisions(visited) : [],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { collaborative: c = "", goal = "" } = args.params;
  const saved = await saveGoal(args, goal);
  if ("stored" in saved)
    return redirect(paths.goal(c, saved.stored, { saved: saved.adopted ? "adopted" : "changed" }));
  return data<GoalAnswer>(saved.answer, { status: saved.status });
}

export default function EditGoal() {
  const { shell, choices, typed, check, goal, decisions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as GoalAnswer | undefined;
  const c = shell.slug;
  const here = paths.goal(c, goal.id);
  const ended = goal.state === "met" || goal.state === "closed";
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={here}>{goal.statement}</Link>}
        title={goal.state === "adopted" ? "Revise the goal" : "Continue writing"}
        actions={
          <LinkButton kind="secondary" to={paths.goalState(c, goal.id)}>
            {goal.state === "draft" ? "Adopt or remove…" : "Mark as met, close, or reopen…"}
          </LinkButton>
        }
      >
        {ended ? (
          <Notice title={goal.state === "met" ? "This goal was met" : "This goal is closed"}>
            <p>
              It stays as it was.{" "}
              <Link to={paths.goalState(c, goal.id, { to: "adopted" })}>Open it again</Link> to change it.
            </p>
          </Notice>
        ) : (
          <GoalForm
            key={goal.revision}
            typed={typed}
            check={check}
            choices={choices}
            answer={answer}
            goal={goal}
            decisions={decisions}
            c={c}
            cancel={here}
          />
        )}
      </Page>
    </CollaborativeShell>
  );
}
