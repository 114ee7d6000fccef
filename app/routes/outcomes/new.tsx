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
import { visit } from "~/access/visit.server";
import { outcomeForm } from "~/domain/outcomes/outcome";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addOutcome } from "~/records/outcomes/outcomes.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import { OutcomeForm } from "./OutcomeForm";
import { readOutcomeChoices } from "./view.server";
import { type OutcomeAnswer, refuseUnknown } from "./write.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Add an outcome · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "write outcomes", async (visited) => {
    const catalog = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, catalog.collaborative),
      offered: await readOutcomeChoices(visited, catalog),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "write outcomes", async (visited) => {
    const submission = parseWithZod(form, { schema: outcomeForm });
    const refuse = (result: OutcomeAnswer["result"]) =>
      data<OutcomeAnswer>({ of: "outcome", ...(result && { result }) }, { status: 422 });
    if (submission.status !== "success") return refuse(submission.reply());
    const offered = await readOutcomeChoices(visited, await readCatalog(visited.db));
    const unknown = refuseUnknown(submission, submission.value, offered);
    if (unknown) return refuse(unknown);
    const id = await addOutcome(visited.db, submission.value);
    return redirect(paths.outcome(args.params.collaborative ?? "", id));
  });
}

export default function NewOutcome() {
  const { shell, offered } = useLoaderData<typeof loader>();
  const answer = useAnswer<OutcomeAnswer>();
  const back = paths.outcomes(shell.slug);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={back}>What has changed</Link>}
        title="Add an outcome"
        lead="Somebody does something differently now. Evidence follows on its own page, then somebody else checks it."
      >
        <OutcomeForm
          value={null}
          revision={null}
          choices={offered}
          lastResult={answer?.result}
          cancel={back}
        />
      </Page>
    </CollaborativeShell>
  );
}
