import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { unscheduledOf } from "~/domain/money/shown";
import { paths } from "~/paths";
import { readMoney } from "~/records/money/read.server";
import { readInitiatives } from "~/records/work/initiatives.server";
import { readOrganizationChoices } from "~/routes/path/index.server";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Section } from "~/ui/layout/Page";
import type { MoneyAnswer } from "../action.server";
import { MoneyPage } from "../MoneyPage";
import { readFrame } from "../shown.server";
import { sourcesAction } from "./actions.server";
import { SourceCard } from "./SourceCard";
import { SourceForm } from "./SourceForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Sources of money · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => sourcesAction(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep money", async (visited) => {
    const { catalog, frame } = await readFrame(visited);
    const { sources } = await readMoney(visited.db);
    const change = new URL(args.request.url).searchParams.get("change");
    return {
      ...frame,
      sources: sources.map((source) => ({ ...source, unscheduled: unscheduledOf(source) })),
      changing: sources.find(({ id }) => id === change) ?? null,
      organizations: await readOrganizationChoices(visited, catalog),
      initiatives: (await readInitiatives(visited.db, frame.today)).map(({ id, name }) => ({
        value: id,
        label: name,
      })),
    };
  });
}

export default function Sources() {
  const { shell, mayKeep, today, sources, changing, organizations, initiatives } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<MoneyAnswer>();
  const form = { organizations, initiatives, answer, shell };
  return (
    <MoneyPage
      shell={shell}
      mayKeep={mayKeep}
      title="Sources"
      lead="Who gives what, for what, and when it is due. Only what is signed counts."
      answer={answer}
    >
      {changing ? (
        <Section
          title={`Change ${changing.name}`}
          actions={
            <LinkButton kind="quiet" to={paths.fundingSources(shell.slug)}>
              Cancel
            </LinkButton>
          }
        >
          <SourceForm key={`${changing.id} ${changing.revision}`} value={changing} {...form} />
          <TwoStepRemoval
            first="Remove…"
            button={`Remove ${changing.name}`}
            name="intent"
            value="remove-source"
            fields={{ id: changing.id, revision: changing.revision }}
            className="mt-8"
          >
            <p>Its payments go with it. The history keeps what it was.</p>
          </TwoStepRemoval>
        </Section>
      ) : null}
      {sources.length === 0 ? (
        <EmptyState title="No source is recorded yet">
          <p>Add grants, contracts, and gifts. Dues are invoiced under Dues.</p>
        </EmptyState>
      ) : (
        sources.map((source) => (
          <SourceCard key={source.id} source={source} shell={shell} today={today} answer={answer} />
        ))
      )}
      {changing ? null : <SourceForm key={sources.length} value={null} {...form} />}
    </MoneyPage>
  );
}
