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
import { notFound, visit } from "~/access/visit.server";
import { GOAL_STATES, type GoalState } from "~/domain/goals/goal";
import { LETTER_NAMES, LETTERS } from "~/domain/goals/smartie/letters";
import { stepFault, stepsFrom } from "~/domain/goals/smartie/rules";
import { paths } from "~/paths";
import { type GoalOutcome, moveGoal, removeDraft, type StoredGoal } from "~/records/goals/goals.server";
import { cite } from "~/records/meetings/citations.server";
import { judge, readGoalContext } from "~/routes/goals/writing/context.server";
import { citableDecisions, mayCite, NOT_CITABLE } from "~/routes/partnership/index.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { OvertakenNotice } from "~/ui/layout/OvertakenNotice";
import { Page } from "~/ui/layout/Page";
import { GoalFormSteps } from "./GoalSteps";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.goal.statement} · ${shown.shell.name}` : "Tidemark" },
];

const noSuchGoal = () => notFound("There is no such goal here.");

/** Adopts, ends, or reopens a goal, or removes a draft. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "set goals", async (visited) => {
    const context = await readGoalContext(visited, args.params.goal ?? "");
    const { own } = context;
    if (!own) throw noSuchGoal();
    const { letters, aim, standing } = await judge(context, own);
    const { id, statement, state, revision } = own;
    const requested = new URL(args.request.url).searchParams.get("to");
    return {
      shell: shellOf(visited, context.setting.catalog.collaborative),
      goal: { id, statement, state, revision },
      letters: LETTERS.map((letter) => ({ letter, name: LETTER_NAMES[letter], ...letters[letter] })),
      aim,
      standing,
      asked: requested,
      steps: stepsFrom(state),
      decisions: await citableDecisions(visited),
    };
  });
}

const OVERTAKEN = "Your change was not saved. Look at the goal as it is now, then decide.";

/** Fields: `to` (a state, or "removed"), `revision`, the reason where one is required, and a `decision` to cite. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const to = String(form.get("to") ?? "");
  const revision = Number(form.get("revision")) || 0;
  const reason =
    String(form.get("reason") ?? "")
      .trim()
      .slice(0, 2000) || null;
  const c = args.params.collaborative ?? "";
  return visit(args, "set goals", async (visited) => {
    const context = await readGoalContext(visited, args.params.goal ?? "");
    const { own } = context;
    if (!own) throw noSuchGoal();
    const state = GOAL_STATES.find((known): known is GoalState => known === to);
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
      if (own.state !== "draft") return refuse("Only a draft can be removed. Close an adopted goal instead.");
      return settle(await removeDraft(visited.db, own.id, revision), paths.goals(c, { removed: 1 }));
    }
    if (!state) return refuse("Choose what to do with the goal.");
    const { letters, faults } = await judge(context, own);
    const first = faults[0]?.message;
    const fault =
      stepFault(own.state, state, letters, reason) ??
      (state === "adopted" && own.state === "draft" && first ? `Not ready to be adopted: ${first}` : null);
    if (fault) return refuse(fault);
    const decisionId = String(form.get("decision") ?? "");
    if (!(await mayCite(visited, decisionId))) return refuse(NOT_CITABLE);
    const moved = await moveGoal(visited.db, { id: own.id, state, revision, reason });
    if (moved.stored && decisionId && state === "adopted")
      await cite(visited.db, { subject: "goal", decisionId, goalId: own.id, act: "adopted" });
    return settle(moved, paths.goal(c, own.id, { saved: state }));
  });
}

export default function GoalStatePage() {
  const {
    shell,
    goal,
    letters,
    aim,
    standing,
    asked: requested,
    steps,
    decisions,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const here = paths.goal(shell.slug, goal.id);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={here}>Back to the goal</Link>}
        title={goal.statement}
        {...(standing && { lead: standing })}
      >
        {answer?.changed ? (
          <OvertakenNotice by={answer.changed.by} what="this goal">
            <p>
              That was <ChangedAt at={answer.changed.at} locale={shell.locale} />. {answer.fault}
            </p>
          </OvertakenNotice>
        ) : null}
        <GoalFormSteps
          key={goal.revision}
          goal={goal}
          letters={letters}
          aim={aim}
          steps={steps}
          decisions={decisions}
          c={shell.slug}
          asked={answer?.to ?? requested}
          fault={answer && !answer.changed ? answer.fault : null}
          reason={answer?.reason ?? ""}
        />
      </Page>
    </CollaborativeShell>
  );
}
