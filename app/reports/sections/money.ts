import { QUESTIONS, SOURCE_KINDS } from "~/domain/money/terms";
import { AUDIENCES, type ReportBlock } from "~/reports/model";
import { formatDate } from "~/ui/figures/dates";
import { formatShare } from "~/ui/figures/format-numbers";
import { mixWords, securedWords } from "~/ui/figures/money/words";
import { defineSection, type SectionContext } from "./section";

/** Where the partnership's money comes from, in shares, and what funders answered: never an amount. */
export const moneySection = defineSection({
  key: "money",
  title: "Funders and money",
  strategy: null,
  // Chosen on purpose: it is shown to others only if someone adds it.
  leftOutFor: AUDIENCES,
  build: moneyBlocks,
});

const text = (label: string) => ({ label, numeric: false });

function moneyBlocks({ writer: { writing }, sources: { money, year } }: SectionContext): ReportBlock[] {
  const { kinds, inside, answers } = money;
  const { locale } = writing;
  const blocks: ReportBlock[] = [];
  if (kinds)
    blocks.push(
      { kind: "paragraph", text: `Signed income of fiscal year ${year}: ${mixWords(kinds, locale, 0)}.` },
      {
        kind: "table",
        id: "money-mix",
        title: `Signed income of ${year} by kind`,
        note: "Shares are rounded to whole percents. What was given in kind is not in them.",
        columns: [text("Kind"), text("Share")],
        rows: kinds.map(({ kind, share }) => [SOURCE_KINDS[kind], formatShare(share, { locale }, 0)]),
      },
    );
  if (inside)
    blocks.push({
      kind: "paragraph",
      text: [
        securedWords(inside.secured, locale),
        inside.dependsOnOne ? "One organization gives half of the signed income or more." : "",
      ]
        .filter(Boolean)
        .join(" "),
    });
  if (answers.length > 0)
    blocks.push({
      kind: "table",
      id: "money-answers",
      title: "What funders answered",
      note: null,
      columns: [text("Funder"), text("Question"), text("Answer")],
      rows: answers.flatMap(({ name, answers: own }) =>
        own.map(({ question, answer, answeredOn }) => [
          name,
          QUESTIONS[question],
          `${answer} (${formatDate(answeredOn, writing)})`,
        ]),
      ),
    });
  if (blocks.length === 0)
    blocks.push({ kind: "paragraph", text: `No signed income is recorded for ${year}.` });
  return blocks;
}
