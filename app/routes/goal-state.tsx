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
import { notFound, visit } from "~/access/visit.server";
import { GOAL_STATES, type GoalState } from "~/domain/goal";
import { stepFault, stepsFrom } from "~/domain/goal-rules";
import { LETTER_NAMES, LETTERS } from "~/domain/smartie";
import { type GoalOutcome, moveGoal, removeDraft, type StoredGoal } from "~/records/goals.server";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { GoalFormSteps } from "./shared/GoalFormSteps";
import { judge, readGround } from "./shared/goal-desk.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.goal.statement} · ${shown.shell.name}` : "Tidemark" },
];

const noSuchGoal = () => notFound("There is no such goal here.");

/** What may be done with a goal as a whole: adopt it, end it, open it again, take a draft away. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "set goals", async (visited) => {
    const ground = await readGround(visited, doorway.params.goal ?? "");
    const { own } = ground;
    if (!own) throw noSuchGoal();
    const { letters, aim, standing } = await judge(ground, own);
    const { id, statement, state, revision } = own;
    const asked = new URL(doorway.request.url).searchParams.get("to");
    return {
      shell: shellOf(visited, ground.setting.catalog.collaborative),
      goal: { id, statement, state, revision },
      letters: LETTERS.map((letter) => ({ letter, name: LETTER_NAMES[letter], ...letters[letter] })),
      ...{ aim, standing, asked, steps: stepsFrom(state) },
    };
  });
}

const OVERTAKEN = "Nothing of yours was stored. Look at the goal as it stands now, then decide.";

/** Fields: `to` (a state, or "removed"), `revision`, and the reason where one is required. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const to = String(form.get("to") ?? "");
  const revision = Number(form.get("revision")) || 0;
  const reason =
    String(form.get("reason") ?? "")
      .trim()
      .slice(0, 2000) || null;
  const list = `/c/${doorway.params.collaborative}/goals`;
  return visit(doorway, "set goals", async (visited) => {
    const ground = await readGround(visited, doorway.params.goal ?? "");
    const { own } = ground;
    if (!own) throw noSuchGoal();
    const state = GOAL_STATES.find((one): one is GoalState => one === to);
    const refuse = (fault: string) => data({ to, reason, fault, changed: null }, { status: 422 });
    const overtaken = ({ changedBy: by, changedAt: at }: Pick<StoredGoal, "changedBy" | "changedAt">) =>
      data({ to, reason, fault: OVERTAKEN, changed: { by, at } }, { status: 409 });
    const settle = (outcome: GoalOutcome, address: string) => {
      if (outcome.stored) return redirect(address);
      if (!outcome.theirs) throw noSuchGoal();
      return overtaken(outcome.theirs);
    };
    if (own.revision !== revision) return overtaken(own);
    if (to === "removed") {
      if (own.state !== "draft")
        return refuse("Only a draft can be taken away; an adopted goal is closed, and stays.");
      return settle(await removeDraft(visited.db, own.id, revision), `${list}?removed`);
    }
    if (!state) return refuse("Choose what should happen with the goal.");
    const { letters, faults } = await judge(ground, own);
    const first = faults[0]?.message;
    const fault =
      stepFault(own.state, state, letters, reason) ??
      (state === "adopted" && own.state === "draft" && first ? `Not ready to be adopted: ${first}` : null);
    if (fault) return refuse(fault);
    const moved = await moveGoal(visited.db, own.id, state, revision, reason);
    return settle(moved, `${list}/${own.id}?saved=${state}`);
  });
}

export default function GoalStatePage() {
  const { shell, goal, letters, aim, standing, asked, steps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const here = `/c/${shell.slug}/goals/${goal.id}`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={here}>Back to the goal</Link>}
        title={goal.statement}
        {...(standing && { lead: standing })}
      >
        {answer?.changed ? (
          <Notice tone="warning" title={`${answer.changed.by} changed this goal while you had it open`}>
            <p>
              That was <ChangedAt at={answer.changed.at} locale={shell.locale} />. {answer.fault}
            </p>
          </Notice>
        ) : null}
        <GoalFormSteps
          key={goal.revision}
          {...{ goal, letters, aim, steps, here }}
          asked={answer?.to ?? asked}
          fault={answer && !answer.changed ? answer.fault : null}
          reason={answer?.reason ?? ""}
        />
      </Page>
    </CollaborativeShell>
  );
}
