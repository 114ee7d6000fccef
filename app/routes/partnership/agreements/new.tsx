import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { agreementForm } from "~/domain/agreements/forms";
import { paths } from "~/paths";
import { addAgreement } from "~/records/agreements/store-agreements.server";
import { addPromisers } from "~/records/agreements/store-promises.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import { AgreementForm } from "./AgreementForm";
import { askableMembers, askedOf } from "./promises.server";
import { type Answer, goalChoices, refused } from "./writing.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Add an agreement · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep agreements", async (visited) => {
    const catalog = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, catalog.collaborative),
      measures: catalog.measures.map(({ code, label }) => ({ code, label })),
      goals: await goalChoices(visited, catalog),
      members: askableMembers(catalog).map(({ id, name }) => ({ id, name })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "keep agreements", async (visited) => {
    const submission = parseWithZod(form, { schema: agreementForm });
    if (submission.status !== "success") return refused(submission.reply());
    const catalog = await readCatalog(visited.db);
    // Only a pledge starts from templates; another kind may have been chosen after some were.
    const isPledge = submission.value.content.kind === "pledge";
    const asked = isPledge ? askedOf(form, catalog) : { memberIds: [], promises: [] };
    if ("faults" in asked) return refused(submission.reply({ fieldErrors: asked.faults }));
    const known = new Set((await goalChoices(visited, catalog)).map(({ id }) => id));
    const goals = submission.value.goals.filter((id) => known.has(id));
    const id = await addAgreement(visited.db, { ...submission.value, goals });
    await addPromisers(visited.db, id, asked);
    return redirect(paths.agreement(args.params.collaborative ?? "", id));
  });
}

export default function NewAgreement() {
  const { shell, measures, goals, members } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.agreements(shell.slug)}>Agreements</Link>}
        title="Add an agreement"
        lead="Signatures, documents, and further parties and obligations follow on its own page."
      >
        <AgreementForm
          value={{ kind: "charter", renewal: "none" }}
          revision={null}
          measures={measures}
          goals={goals}
          asksReason={false}
          pledge={{ members, locale: shell.locale }}
          lastResult={answer?.result}
          cancel={paths.agreements(shell.slug)}
        />
      </Page>
    </CollaborativeShell>
  );
}
