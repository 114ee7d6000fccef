import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { yearParameter } from "~/routes/api/answering/year-parameter";
import { readShownMoney } from "~/routes/money/index.server";
import { ofLine } from "./entries/kinds.server";
import type { funding } from "./money-schemas";

const numberOf = (amount: string | null | undefined) => (amount == null ? null : Number(amount));

/** One fiscal year's money, as the page shows it to this caller. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see money", async (call) => {
    const year = yearParameter(args.request);
    if (typeof year !== "number") return year;
    const catalog = await readCatalog(call.db);
    const shown = await readShownMoney(call, catalog, year, true);
    const { mix, secured, budget, lines, inKind, sources } = shown;
    const answer: z.infer<typeof funding> = {
      fiscalYear: shown.year,
      start: shown.period.start,
      end: shown.period.end,
      amountsShown: shown.amounts,
      income: numberOf(mix?.total),
      mix: mix?.kinds ?? [],
      dependsOnOne: mix?.dependsOnOne ?? null,
      largestShare: mix?.largest?.share ?? null,
      spread: mix?.spread ?? null,
      secured: { kind: secured.kind, month: "month" in secured ? secured.month : null },
      budget: {
        planned: numberOf(budget?.planned),
        spent: numberOf(budget?.spent),
        lines: lines?.map(({ id, revision, ...line }) => ({ id, revision, ...ofLine(line) })) ?? null,
      },
      inKind: numberOf(inKind?.total),
      sources: sources.map(
        ({ id, revision, name, kind, state, from, until, purpose, award, income, payments }) => ({
          id,
          revision,
          organization: name,
          kind,
          state,
          from,
          until,
          initiative: purpose,
          award: numberOf(award),
          income: numberOf(income),
          payments:
            payments?.map(({ amount, ...payment }) => ({ ...payment, amount: Number(amount) })) ?? null,
        }),
      ),
    };
    return Response.json(answer);
  });
}
