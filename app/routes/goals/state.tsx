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
import { LETTER_NAMES, LETTERS } from "~/domain/goals/smartie/letters";
import { stepsFrom } from "~/domain/goals/smartie/rules";
import { paths } from "~/paths";
import type { GoalOutcome, StoredGoal } from "~/records/goals/goals.server";
import { judge, readGoalContext } from "~/routes/goals/writing/context.server";
import { stepGoal } from "~/routes/goals/writing/step.server";
import { citableDecisions } from "~/routes/partnership/index.server";
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
    const refuse = (fault: string) => data({ to, reason, fault, changed: null }, { status: 422 });
    const overtaken = ({ changedBy: by, changedAt: at }: Pick<StoredGoal, "changedBy" | "changedAt">) =>
      data({ to, reason, fault: OVERTAKEN, changed: { by, at } }, { status: 409 });
    const settle = (outcome: GoalOutcome, address: string) => {
      if (outcome.stored) return redirect(address);
      if (!outcome.theirs) throw noSuchGoal();
      return overtaken(outcome.theirs);
    };
    const decisionId = String(form.get("decision") ?? "");
    const step = await stepGoal(context, own, { to, revision, reason, decisionId });
    if ("refused" in step) return refuse(step.refused);
    const { saved } = step;
    return settle(step.outcome, saved ? paths.goal(c, own.id, { saved }) : paths.goals(c, { removed: 1 }));
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
