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
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Page } from "~/ui/layout/Page";
import { InvestmentForm } from "./InvestmentForm";
import { readLedgerCatalog } from "./ledger.server";
import { type LedgerAnswer, saveInvestment } from "./save.server";
import { EMPTY_YEAR } from "./YearRows";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Record an investment · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep ledger", async (visited) => {
    const { collaborative, members } = await readLedgerCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      members: members.map(({ id, name }) => ({ id, name })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const saved = await saveInvestment(args, null);
  if ("stored" in saved)
    return redirect(paths.investment(args.params.collaborative ?? "", saved.stored, { saved: 1 }));
  return data(saved.answer, { status: saved.answer.result?.status === "error" ? 422 : 200 });
}

const EMPTY = {
  name: "",
  type: "",
  stage: "",
  place: "",
  lowIncome: "unknown",
  lowIncomeSource: "",
  note: "",
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
        lead="Record it once for all members that share in it. Their committed, paid-out, and homes figures are computed from it."
      >
        <InvestmentForm
          value={EMPTY}
          revision={null}
          lastResult={answer?.result ?? undefined}
          members={members}
          currency={shell.currency}
          cancel={paths.investments(shell.slug)}
        />
      </Page>
    </CollaborativeShell>
  );
}
