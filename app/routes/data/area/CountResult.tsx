import type { ColumnAnswer } from "~/domain/areas/counting";
import { isAtLeast, placedShare, summaryOf } from "~/domain/areas/stored-count";
import type { Unit } from "~/domain/terms";
import { formatCount, formatMoney, formatShare, type Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { StoreForm } from "./StoreForm";

type Answer = Extract<ColumnAnswer, { rows: number }>;

interface CountedArea {
  code: string;
  label: string;
  measures: { code: string; label: string; unit: Unit }[];
  version: { fromYear: number } | null;
}

/** What the column comes to, area by area, and the forms that store it. */
export function CountResult({
  answer,
  areas,
  year,
  members,
  chosenMember,
  writing,
  refused,
}: {
  answer: Answer;
  areas: CountedArea[];
  year: number;
  members: { slug: string; name: string }[];
  chosenMember: string | null;
  writing: Writing;
  refused: { area: string; message: string } | null;
}) {
  const { rows, headed, hasAmounts, results } = answer;
  const shown = results.flatMap((result) => {
    const area = areas.find(({ code }) => code === result.area);
    return area ? [{ area, result, summary: summaryOf(result, "rows") }] : [];
  });
  return (
    <Section
      id="result"
      title={`${formatCount(rows, writing)} ${rows === 1 ? "row" : "rows"} counted`}
      lead={headed ? "The first line was taken as a heading." : undefined}
    >
      <div className="grid gap-8" aria-live="polite">
        <ScrollTable label="Rows by area">
          <thead>
            <tr>
              <th scope="col">Area</th>
              <th scope="col">Inside</th>
              <th scope="col">Of all rows</th>
              <th scope="col">Outside</th>
              <th scope="col">Unreadable</th>
              <th scope="col">Blank</th>
              <th scope="col">Completed</th>
              <th scope="col">Placed</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ area, result, summary }) => (
              <AreaRows
                key={area.code}
                label={area.label}
                result={result}
                summary={summary}
                hasAmounts={hasAmounts}
                writing={writing}
              />
            ))}
          </tbody>
        </ScrollTable>
        <p className="max-w-[46rem] text-ink-soft text-sm">
          Shares are of all rows, also of those that could not be read. Completed: a spreadsheet had dropped
          the zeros in front, and they were put back. Placed: the share of rows known to lie inside or
          outside.
        </p>
        {shown.some(({ summary }) => isAtLeast(summary)) ? (
          <Notice tone="warning" title="Too few rows could be placed for a full count">
            <p>
              Below 95% placed, a count is a lower bound: <em>at least</em>. Correct the unreadable codes,
              fill in blank ones, and count again, or store it as it is: its source will say so.
            </p>
          </Notice>
        ) : null}
        {members.length > 0
          ? shown
              .filter(({ area }) => area.measures.some(({ unit }) => unit !== "currency" || hasAmounts))
              .map(({ area, result }) => (
                <StoreForm
                  key={area.code}
                  area={area}
                  measures={area.measures.filter(({ unit }) => unit !== "currency" || hasAmounts)}
                  result={result}
                  year={year}
                  members={members}
                  chosenMember={chosenMember}
                  writing={writing}
                  error={refused?.area === area.code ? refused.message : null}
                />
              ))
          : null}
      </div>
    </Section>
  );
}

function AreaRows({
  label,
  result,
  summary,
  hasAmounts,
  writing,
}: {
  label: string;
  result: Answer["results"][number];
  summary: ReturnType<typeof summaryOf>;
  hasAmounts: boolean;
  writing: Writing;
}) {
  const count = (value: number | string) => formatCount(value, writing);
  const money = (value: string) => formatMoney(value, writing);
  const share = formatShare(Number(summary.value) / summary.rows, writing);
  const mostShare = formatShare(Number(summary.most) / summary.rows, writing);
  const amounts = hasAmounts ? summaryOf(result, "amount") : null;
  const exact = result.kind === "count" ? result.count : null;
  const mark = result.kind === "estimate" ? "estimated " : isAtLeast(summary) ? "at least " : "";
  const unknown = summary.most === summary.value ? null : summary.most;
  return (
    <>
      <tr>
        <th scope="row">{label}</th>
        <td>
          {mark}
          {count(summary.value)}
          {unknown === null ? null : (
            <span className="block text-ink-soft text-sm">at most {count(unknown)}</span>
          )}
        </td>
        <td>
          {share}
          {unknown === null ? null : <span className="block text-ink-soft text-sm">at most {mostShare}</span>}
        </td>
        <td>{exact ? count(exact.outside.rows) : "–"}</td>
        <td>
          {exact ? count(exact.unreadable.rows) : count(summary.rows - summary.placedRows - blankOf(result))}
        </td>
        <td>{count(blankOf(result))}</td>
        <td>{exact ? count(exact.completed.rows) : "–"}</td>
        <td>{formatShare(placedShare(summary), writing)}</td>
      </tr>
      {amounts ? (
        <tr>
          <th scope="row">{label}: amounts</th>
          <td>
            {mark}
            {money(amounts.value)}
            {amounts.most === amounts.value ? null : (
              <span className="block text-ink-soft text-sm">at most {money(amounts.most)}</span>
            )}
          </td>
          <td>–</td>
          <td>{exact ? money(exact.outside.amount) : "–"}</td>
          <td>{exact ? money(exact.unreadable.amount) : "–"}</td>
          <td>{exact ? money(exact.blank.amount) : "–"}</td>
          <td>{exact ? money(exact.completed.amount) : "–"}</td>
          <td>–</td>
        </tr>
      ) : null}
    </>
  );
}

const blankOf = (result: Answer["results"][number]): number =>
  result.kind === "count" ? result.count.blank.rows : result.blank;
