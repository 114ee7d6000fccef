import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { forbidden, type Visit, visit } from "~/access/visit.server";
import { outcomeForm } from "~/domain/outcomes/outcome";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { changeOutcome } from "~/records/outcomes/outcomes.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { OutcomeForm } from "./OutcomeForm";
import { mayWrite, outcomeAt, readOutcomeChoices } from "./view.server";
import { type OutcomeAnswer, refuseUnknown } from "./write.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Change an outcome · ${shown.shell.name}` : "Tidemark" },
];

async function writableAt(visited: Visit, id: string | undefined) {
  const outcome = await outcomeAt(visited, id);
  if (!mayWrite(visited, outcome))
    throw forbidden("Once it is checked, backbone staff and the convener change it.");
  return outcome;
}

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "write outcomes", async (visited) => {
    const catalog = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, catalog.collaborative),
      outcome: await writableAt(visited, args.params.outcome),
      offered: await readOutcomeChoices(visited, catalog),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "write outcomes", async (visited) => {
    const { id } = await writableAt(visited, args.params.outcome);
    const revision = Number(form.get("revision")) || 0;
    form.delete("revision");
    const submission = parseWithZod(form, { schema: outcomeForm });
    const refuse = (result: OutcomeAnswer["result"]) =>
      data<OutcomeAnswer>({ of: "outcome", ...(result && { result }) }, { status: 422 });
    if (submission.status !== "success") return refuse(submission.reply());
    const offered = await readOutcomeChoices(visited, await readCatalog(visited.db));
    const unknown = refuseUnknown(submission, submission.value, offered);
    if (unknown) return refuse(unknown);
    const written = await changeOutcome(visited.db, id, { revision, fields: submission.value });
    if (written.stored) return redirect(paths.outcome(args.params.collaborative ?? "", id));
    const fault = `${written.by ?? "Somebody"} changed this while you had it open. Nothing was saved. Load the page again.`;
    return data<OutcomeAnswer>({ of: "outcome", fault }, { status: 409 });
  });
}

export default function EditOutcome() {
  const { shell, outcome, offered } = useLoaderData<typeof loader>();
  const answer = useAnswer<OutcomeAnswer>();
  const back = paths.outcome(shell.slug, outcome.id);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={back}>{outcome.who}</Link>}
        title="Change the outcome"
        lead="It becomes a draft again, and somebody else checks what you write."
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        <OutcomeForm
          key={outcome.revision}
          value={outcome}
          revision={outcome.revision}
          choices={offered}
          lastResult={answer?.result}
          cancel={back}
        />
      </Page>
    </CollaborativeShell>
  );
}
