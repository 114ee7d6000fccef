import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { agreementForm } from "~/domain/agreements/forms";
import { isBinding } from "~/domain/agreements/state";
import { paths } from "~/paths";
import { changeAgreement } from "~/records/agreements/store-agreements.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { AgreementForm } from "./AgreementForm";
import {
  type Answer,
  agreementAt,
  goalChoices,
  noSuchAgreement,
  notStored,
  refused,
  typedAgreement,
} from "./writing.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Change ${data.title} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep agreements", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const { whole, id, title } = await agreementAt(visited, args.params.agreement);
    if (!whole) throw noSuchAgreement();
    return {
      shell: shellOf(visited, catalog.collaborative),
      id,
      title,
      revision: whole.revision,
      value: typedAgreement(whole),
      asksReason: isBinding(whole, todayIso()),
      measures: catalog.measures.map(({ code, label }) => ({ code, label })),
      goals: await goalChoices(visited, catalog),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "keep agreements", async (visited) => {
    const { id, whole } = await agreementAt(visited, args.params.agreement);
    const submission = parseWithZod(form, { schema: agreementForm });
    if (submission.status !== "success") return refused(submission.reply());
    const known = new Set((await goalChoices(visited, await readCatalog(visited.db))).map(({ id }) => id));
    const goals = submission.value.goals.filter((goal) => known.has(goal) || whole?.goalIds.includes(goal));
    const outcome = await changeAgreement(visited.db, id, {
      fields: { ...submission.value, goals },
      revision: Number(form.get("revision")) || 0,
      mayLoosen: may(visited.viewer, "manage disclosure"),
    });
    return notStored(outcome) ?? redirect(paths.agreement(args.params.collaborative ?? "", id));
  });
}

export default function EditAgreement() {
  const { shell, id, title, value, revision, asksReason, measures, goals } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const back = paths.agreement(shell.slug, id);
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow={<Link to={back}>{title}</Link>} title="Change the agreement">
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        <AgreementForm
          value={value}
          revision={revision}
          measures={measures}
          goals={goals}
          asksReason={asksReason}
          lastResult={answer?.result}
          cancel={back}
        />
      </Page>
    </CollaborativeShell>
  );
}
