import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { problem } from "~/access/problem";
import type { OwnInvestment } from "~/domain/investments/disclosure";
import type { Decimal } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readLedger } from "~/routes/investments/index.server";
import type { investments } from "./investment-schemas";

type Answer = z.infer<typeof investments>;

/** The investment ledger, as far as this caller may see it. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see ledger", async (call) => {
    const { collaborative } = await readCatalog(call.db);
    if (!collaborative.keepsLedger) return problem(404, "Not found", "This collaborative keeps no ledger.");
    const { catalog, view } = await readLedger(call);
    if (view.scope === "own") {
      const answer: Answer = { scope: "own", investments: view.investments.map(factsOf) };
      return Response.json(answer);
    }
    const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
    const answer: Answer = {
      scope: "all",
      investments: view.investments.map((investment) => ({
        ...factsOf(investment),
        note: investment.note,
        shares: investment.shares.map(({ memberId, share }) => ({
          member: slugs.get(memberId) ?? "",
          percent: Number(share),
        })),
      })),
    };
    return Response.json(answer);
  });
}

const number = (decimal: Decimal | null) => (decimal === null ? null : Number(decimal));

function factsOf(investment: OwnInvestment): Answer["investments"][number] {
  const { id, name, type, stage, place, lowIncome, lowIncomeSource, years } = investment;
  return {
    id,
    name,
    type,
    stage,
    place,
    lowIncome,
    lowIncomeSource,
    years: years.map(({ year, committed, deployed, homesProduced, homesPreserved }) => ({
      year,
      committed: number(committed),
      deployed: number(deployed),
      homesProduced: number(homesProduced),
      homesPreserved: number(homesPreserved),
    })),
  };
}
