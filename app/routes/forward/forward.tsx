import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { ahead, quartersAhead } from "~/domain/forward/forward";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readForwardContracts } from "~/records/forward/forward.server";
import { todayIso } from "~/records/today";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { type ForwardAnswer, forwardAction } from "./actions.server";
import { ContractForm } from "./ContractForm";
import { QuarterTable } from "./QuarterTable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Coming up · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => forwardAction(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see forward list", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const today = todayIso();
    const contracts = await readForwardContracts(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      mayKeep: may(visited.viewer, "keep forward list"),
      quarters: ahead(contracts, today),
      count: contracts.length,
      choices: quartersAhead(today),
      members: members.map(({ id, name }) => ({ value: id, label: name })),
    };
  });
}

export default function ForwardList() {
  const { shell, mayKeep, quarters, count, choices, members } = useLoaderData<typeof loader>();
  const answer = useAnswer<ForwardAnswer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Coming up"
        lead="Contracts that members expect to award, so that local firms can prepare. Buying itself stays with each member: no bids and no vendors here."
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {quarters.length === 0 ? (
          <EmptyState title="Nothing is listed ahead">
            <p>
              {mayKeep
                ? "Add what will be bought, roughly how much it is worth, and in which quarter."
                : "Backbone staff keep this list with the members’ purchasing offices."}
            </p>
          </EmptyState>
        ) : (
          quarters.map((quarter) => (
            <QuarterTable key={`${quarter.year}-${quarter.quarter}`} {...quarter} mayKeep={mayKeep} />
          ))
        )}
        {mayKeep ? (
          <Section title="Add a contract">
            <ContractForm key={count} quarters={choices} members={members} answer={answer} />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
