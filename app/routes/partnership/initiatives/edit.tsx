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
import { forbidden, visit } from "~/access/visit.server";
import { mayWriteFor } from "~/domain/work/disclosure";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { InitiativeForm } from "./InitiativeForm";
import { initiativeOf } from "./initiative.server";
import { asTyped, type InitiativeAnswer, initiativeChoices, NOT_YOURS, saveInitiative } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Change ${shown.name} · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep work", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { initiative } = await initiativeOf(visited, collaborative.policy, args.params.initiative);
    if (!mayWriteFor(visited.viewer, initiative.leadMemberId)) throw forbidden(NOT_YOURS);
    const choices = await initiativeChoices(visited, collaborative.policy);
    const lead = asTyped(initiative).lead;
    return {
      shell: shellOf(visited, collaborative),
      id: initiative.id,
      name: initiative.name,
      revision: initiative.revision,
      value: asTyped(initiative),
      choices: {
        ...choices,
        leads: choices.leads.some(({ value }) => value === lead)
          ? choices.leads
          : [...choices.leads, { value: lead, label: initiative.lead }],
      },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const id = args.params.initiative ?? "";
  const saved = await visit(args, "keep work", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    await initiativeOf(visited, collaborative.policy, id);
    return saveInitiative(visited, id, form);
  });
  if ("id" in saved)
    return redirect(paths.initiative(args.params.collaborative ?? "", saved.id, { saved: 1 }));
  return data<InitiativeAnswer>(saved, {
    status: saved.conflict ? 409 : saved.result?.status === "error" ? 422 : 200,
  });
}

export default function EditInitiative() {
  const { shell, id, name, value, choices, ...stored } = useLoaderData<typeof loader>();
  const answer = useAnswer<InitiativeAnswer>();
  const conflict = answer?.conflict ?? null;
  const revision = conflict?.revision ?? answer?.revision ?? stored.revision;
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow={<Link to={paths.initiative(shell.slug, id)}>{name}</Link>} title="Change the initiative">
        {conflict ? (
          <Notice tone="warning" title={`${conflict.by} changed this initiative while you had it open`}>
            That was <ChangedAt at={conflict.at} locale={shell.locale} />. Your version was not saved. What
            you entered is below: save it again to replace theirs, or cancel to see what is stored.
          </Notice>
        ) : null}
        <InitiativeForm
          key={answer ? "typed" : stored.revision}
          value={value}
          revision={revision}
          lastResult={answer?.result ?? undefined}
          choices={choices}
          cancel={paths.initiative(shell.slug, id)}
        />
      </Page>
    </CollaborativeShell>
  );
}
