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
import { typedGoal } from "~/domain/goal-form";
import { LinkButton } from "~/ui/controls/Button";
import type { GoalAnswer } from "~/ui/goals/types";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { GoalForm } from "./shared/GoalForm";
import { checkTyped, deskOf, readGround } from "./shared/goal-desk.server";
import { saveGoal } from "./shared/goal-save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Change a goal · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "set goals", async (visited) => {
    const ground = await readGround(visited, doorway.params.goal ?? "");
    const { own } = ground;
    if (!own) throw notFound("There is no such goal here.");
    const { collaborative } = ground.setting.catalog;
    const typed = typedGoal(own, collaborative);
    const { check } = await checkTyped(ground, typed);
    const { id, state, revision, statement } = own;
    return {
      shell: shellOf(visited, collaborative),
      desk: await deskOf(ground),
      ...{ typed, check, goal: { id, state, revision, statement } },
    };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const { collaborative, goal = "" } = doorway.params;
  const saved = await saveGoal(doorway, goal);
  if ("stored" in saved)
    return redirect(
      `/c/${collaborative}/goals/${saved.stored}?saved=${saved.adopted ? "adopted" : "changed"}`,
    );
  return data<GoalAnswer>(saved.answer, { status: saved.status });
}

export default function EditGoal() {
  const { shell, desk, typed, check, goal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as GoalAnswer | undefined;
  const base = `/c/${shell.slug}`;
  const here = `${base}/goals/${goal.id}`;
  const ended = goal.state === "met" || goal.state === "closed";
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={here}>{goal.statement}</Link>}
        title={goal.state === "adopted" ? "Revise the goal" : "Go on writing"}
        actions={
          <LinkButton kind="secondary" to={`${here}/state`}>
            {goal.state === "draft" ? "Adopt or remove…" : "Met, close or open again…"}
          </LinkButton>
        }
      >
        {ended ? (
          <Notice title={goal.state === "met" ? "This goal was met" : "This goal is closed"}>
            <p>
              It stays as it was. <Link to={`${here}/state?to=adopted`}>Open it again</Link> to change it.
            </p>
          </Notice>
        ) : (
          <GoalForm key={goal.revision} {...{ typed, check, desk, answer, goal, base }} cancel={here} />
        )}
      </Page>
    </CollaborativeShell>
  );
}
