import { Form, Link } from "@remix-run/react";
import { useId, useState } from "react";
import type { StatusRow } from "~/domain/collection";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { StrategyLabel } from "~/ui/figures/icons";
import { StatusWord } from "~/ui/figures/StatusWord";
import { useHydrated } from "~/ui/grid/use-hydrated";
import { CellStatus, DueWords, RowLinks, RowNotes } from "./StatusParts";

/** Words, not numbers: everything begins at the left and at the top. */
const TABLE =
  "w-full border-collapse text-[0.9375rem] [&_:is(th,td)]:border-line [&_:is(th,td)]:border-b [&_:is(th,td)]:py-3 [&_:is(th,td)]:pe-6 [&_:is(th,td)]:text-start [&_:is(th,td)]:align-top [&_tbody_th]:max-w-96 [&_th]:font-normal [&_thead_:is(th,td)]:border-line-strong";

interface StatusMatrixProps {
  rows: StatusRow[];
  year: number;
  base: string;
  locale: string;
  /** Verifying, sending back; others look. */
  mayRun: boolean;
}

/** Members down, strategies across; on a phone a card for each member. What is ticked is verified at once. */
export function StatusMatrix(props: StatusMatrixProps) {
  const { rows, year, base, locale, mayRun } = props;
  const form = useId();
  const hydrated = useHydrated();
  const [ticked, setTicked] = useState<string[]>([]);
  const ready = rows.filter(({ notVerified }) => notVerified === null).map(({ member }) => member.slug);
  const toggle = (slug: string) =>
    setTicked((before) => (before.includes(slug) ? before.filter((one) => one !== slug) : [...before, slug]));
  const tick = (row: StatusRow) =>
    mayRun && row.notVerified === null ? (
      <label className="no-print -m-2 inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          name="member"
          value={row.member.slug}
          form={form}
          checked={ticked.includes(row.member.slug)}
          onChange={() => toggle(row.member.slug)}
          className="size-4.5 accent-(--color-ink)"
        />
        <span className="sr-only">Choose {row.member.name}</span>
      </label>
    ) : null;
  const own = (row: StatusRow) => (
    <Link to={`${base}/data/status?year=${year}&member=${row.member.slug}`}>{row.member.name}</Link>
  );
  return (
    <div className="grid gap-5">
      {mayRun && ready.length > 0 ? (
        <Form
          id={form}
          method="post"
          onSubmit={() => setTicked([])}
          className="no-print flex flex-wrap items-center gap-3"
        >
          <input type="hidden" name="intent" value="verify" />
          <input type="hidden" name="year" value={year} />
          {hydrated ? (
            <Button
              type="button"
              kind="secondary"
              onClick={() => setTicked(ticked.length === ready.length ? [] : ready)}
            >
              {ticked.length === ready.length ? "Choose none" : `Choose all that wait (${ready.length})`}
            </Button>
          ) : null}
          <Button disabled={hydrated && ticked.length === 0}>
            {hydrated && ticked.length > 0 ? `Verify ${ticked.length}` : "Verify the chosen"}
          </Button>
        </Form>
      ) : null}
      <section
        className="relative hidden overflow-x-auto lg:block print:block"
        aria-label="Who has sent what"
      >
        <table className={TABLE}>
          <thead>
            <tr>
              {mayRun ? (
                <td className="no-print">
                  <span className="sr-only">Choose</span>
                </td>
              ) : null}
              <th scope="col">Member</th>
              {STRATEGIES.map((strategy) => (
                <th key={strategy} scope="col">
                  <StrategyLabel strategy={strategy}>{STRATEGY_NAMES[strategy]}</StrategyLabel>
                </th>
              ))}
              <td className="no-print">
                <span className="sr-only">What to do</span>
              </td>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.member.slug}>
                {mayRun ? <td className="no-print">{tick(row)}</td> : null}
                <th scope="row">
                  <span className="font-semibold">{own(row)}</span>
                  <div className="mt-0.5 grid gap-0.5 text-ink-soft text-sm">
                    <p>
                      <DueWords row={row} locale={locale} />
                    </p>
                    <RowNotes row={row} locale={locale} />
                  </div>
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.strategy}>
                    <CellStatus cell={cell} member={row.member.name} />
                  </td>
                ))}
                <td className="no-print">
                  <RowLinks {...{ row, base, year, mayRun }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="grid gap-4 sm:grid-cols-2 lg:hidden print:hidden">
        {rows.map((row) => (
          <li
            key={row.member.slug}
            className="grid content-start gap-3 rounded-lg border border-line bg-raised p-4"
          >
            <div className="flex items-start justify-between gap-3">
              <h3 className="text-lg">{own(row)}</h3>
              {tick(row)}
            </div>
            <div className="grid gap-0.5 text-ink-soft text-sm">
              <p className="flex flex-wrap gap-x-3">
                <StatusWord status={row.state} />
                <DueWords row={row} locale={locale} />
              </p>
              <RowNotes row={row} locale={locale} />
            </div>
            <dl className="grid gap-2">
              {row.cells
                .filter(({ state }) => state !== "not_asked")
                .map((cell) => (
                  <div key={cell.strategy} className="grid gap-1 border-line border-t pt-2">
                    <dt>
                      <StrategyLabel strategy={cell.strategy}>{STRATEGY_NAMES[cell.strategy]}</StrategyLabel>
                    </dt>
                    <dd>
                      <CellStatus cell={cell} member={row.member.name} />
                    </dd>
                  </div>
                ))}
            </dl>
            <RowLinks {...{ row, base, year, mayRun }} />
          </li>
        ))}
      </ul>
    </div>
  );
}
