import { Form } from "@remix-run/react";
import { type IndicatorRecord, openOffers } from "~/domain/indicators/indicators";
import { Button } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { formatPercent, type Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** Fetched values that differ from those entered by hand, side by side, to take or leave. */
export function IndicatorOffers({ indicator, writing }: { indicator: IndicatorRecord; writing: Writing }) {
  const offers = openOffers(indicator);
  if (offers.length === 0) return null;
  const { id, code, label } = indicator;
  return (
    <section aria-label={`Offered: ${label}`} className="no-print rounded-md bg-sunk px-4 py-4 sm:px-6">
      <h3 className="font-semibold">Fetched since, and different from what was entered by hand</h3>
      <p className="mt-1 text-ink-soft">Nothing changes until you choose.</p>
      <div className="mt-3">
        <ScrollTable label={`Values offered: ${label}`}>
          <thead>
            <tr>
              <th scope="col">Year</th>
              <th scope="col">Entered by hand</th>
              <th scope="col">Fetched</th>
              <th scope="col" className="word">
                Which is right?
              </th>
            </tr>
          </thead>
          <tbody>
            {offers.map(({ year, value, source, revision, offered }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td className="whitespace-normal">
                  {formatPercent(value, writing, 4)}
                  <span className="block text-ink-soft text-sm">{source}</span>
                </td>
                <td className="whitespace-normal">
                  {formatPercent(offered.value, writing, 4)}
                  <span className="block text-ink-soft text-sm">
                    {offered.source}
                    {offered.preliminary ? ", preliminary" : ""}, fetched on{" "}
                    {formatDate(offered.fetchedAt, writing)}
                  </span>
                </td>
                <td className="word">
                  <Form method="post" className="flex flex-wrap gap-2">
                    <input type="hidden" name="indicator" value={id} />
                    <input type="hidden" name="code" value={code} />
                    <input type="hidden" name="year" value={year} />
                    <input type="hidden" name="revision" value={revision} />
                    <Button kind="secondary" name="intent" value="take">
                      Take {formatPercent(offered.value, writing, 4)}
                      <span className="sr-only"> for {year}</span>
                    </Button>
                    <Button kind="secondary" name="intent" value="leave">
                      Leave {formatPercent(value, writing, 4)}
                      <span className="sr-only"> for {year}</span>
                    </Button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </div>
    </section>
  );
}
