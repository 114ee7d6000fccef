import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { EMPTY_YEAR, InvestmentForm } from "./shared/InvestmentForm";
import { readLedgerCatalog } from "./shared/ledger.server";
import { type LedgerAnswer, saveInvestment } from "./shared/ledger-save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Record an investment · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "keep ledger", async (visited) => {
    const { collaborative, members } = await readLedgerCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      members: members.map(({ id, name }) => ({ id, name })),
    };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const saved = await saveInvestment(doorway, null);
  if ("stored" in saved)
    return redirect(`/c/${doorway.params.collaborative}/investments/${saved.stored}?saved`);
  return data(saved.answer, { status: saved.answer.result?.status === "error" ? 422 : 200 });
}

const EMPTY = {
  ...{ name: "", type: "", stage: "", place: "", lowIncome: "unknown", lowIncomeSource: "", note: "" },
  years: [EMPTY_YEAR],
  shares: [
    { memberId: "", share: "" },
    { memberId: "", share: "" },
  ],
};

export default function NewInvestment() {
  const { shell, members } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as LedgerAnswer | undefined;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow="Investments"
        title="Record an investment"
        lead="Once, for all members that share in it. Their committed, paid-out and homes figures follow from it."
      >
        <InvestmentForm
          value={EMPTY}
          revision={null}
          lastResult={answer?.result ?? undefined}
          members={members}
          currency={shell.currency}
          cancel={`/c/${shell.slug}/investments`}
        />
      </Page>
    </CollaborativeShell>
  );
}
