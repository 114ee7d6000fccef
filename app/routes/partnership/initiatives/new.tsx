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
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import { InitiativeForm } from "./InitiativeForm";
import { EMPTY_MILESTONE } from "./MilestoneRows";
import { type InitiativeAnswer, initiativeChoices, saveInitiative } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Add an initiative · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep work", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const choices = await initiativeChoices(visited, collaborative.policy);
    const goal = new URL(args.request.url).searchParams.get("goal") ?? "";
    return {
      shell: shellOf(visited, collaborative),
      choices,
      goalIds: choices.goals.some(({ value }) => value === goal) ? [goal] : [],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const saved = await visit(args, "keep work", (visited) => saveInitiative(visited, null, form));
  if ("id" in saved)
    return redirect(paths.initiative(args.params.collaborative ?? "", saved.id, { saved: 1 }));
  return data<InitiativeAnswer>(saved, { status: saved.result?.status === "error" ? 422 : 200 });
}

export default function NewInitiative() {
  const { shell, choices, goalIds } = useLoaderData<typeof loader>();
  const answer = useAnswer<InitiativeAnswer>();
  const lead = choices.leads.length === 1 ? (choices.leads[0]?.value ?? "") : "";
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.initiatives(shell.slug)}>Initiatives</Link>}
        title="Add an initiative"
        lead="A program or pilot with an organization that leads it."
      >
        <InitiativeForm
          value={{
            name: "",
            about: "",
            strategy: "",
            lead,
            organizations: [],
            goalIds,
            startsOn: "",
            endsOn: "",
            stage: "planned",
            why: "",
            milestones: [EMPTY_MILESTONE],
          }}
          revision={null}
          lastResult={answer?.result ?? undefined}
          choices={choices}
          cancel={paths.initiatives(shell.slug)}
        />
      </Page>
    </CollaborativeShell>
  );
}
