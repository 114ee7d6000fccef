import type { FunderAnswer } from "~/domain/money/answers";
import type { Secured } from "~/domain/money/secured";
import { answersShown, coarse, moneyYear } from "~/domain/money/shown";
import type { SourceKind } from "~/domain/money/terms";
import type { Readers } from "~/records/reports/readers.server";
import type { TenantDb } from "~db/tenant";
import { readMoney } from "./read.server";

/** Money as a report shows it: never an amount. */
export interface ReportMoney {
  /** Shares of signed income, in whole percents; null without income. */
  kinds: { kind: SourceKind; share: number }[] | null;
  /** Left out for the public. */
  inside: { dependsOnOne: boolean; secured: Secured } | null;
  /** Published ones only. */
  answers: { name: string; answers: Pick<FunderAnswer, "question" | "answer" | "answeredOn">[] }[];
}

/** Money of the fiscal year that has the report's number, as its readers may see it (docs/rules.md, section 21.5). */
export async function readReportMoney(
  db: TenantDb,
  { year, readers, today }: { year: number; readers: Readers; today: string },
): Promise<ReportMoney> {
  const money = await readMoney(db);
  const { mix, secured } = moneyYear(money, year, []);
  return {
    kinds: mix?.kinds.map(({ kind, share }) => ({ kind, share: coarse(share) })) ?? null,
    inside: readers === "public" ? null : { dependsOnOne: mix?.dependsOnOne ?? false, secured },
    answers: answersShown(money, today, true).map(({ name, answers }) => ({
      name,
      answers: answers.map(({ question, answer, answeredOn }) => ({ question, answer, answeredOn })),
    })),
  };
}
