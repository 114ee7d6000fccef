import { Form, Link } from "@remix-run/react";
import { readAcsSeries } from "~/domain/indicators/acs";
import type { IndicatorRecord, IndicatorValue } from "~/domain/indicators/indicators";
import { seriesWords } from "~/domain/indicators/series";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import { formatDistance, formatIndicator } from "~/ui/figures/indicators/indicator-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** The values of an indicator with their sources, newest first. */
export function IndicatorTable({
  indicator,
  writing,
  mayChange,
}: {
  indicator: IndicatorRecord;
  writing: Writing;
  mayChange: boolean;
}) {
  const { code, label, values } = indicator;
  return (
    <ScrollTable label={`Values: ${label}`}>
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col">Value</th>
          <th scope="col" className="word">
            Source
          </th>
          {mayChange ? (
            <th scope="col" className="no-print word">
              <span className="sr-only">Change</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {values.toReversed().map((value) => (
          <tr key={value.year}>
            <th scope="row">{value.year}</th>
            <td>
              {formatIndicator(indicator, value.value, writing)}
              {value.margin === null ? null : (
                <span className="block text-ink-soft text-sm">
                  ± {formatDistance(indicator, value.margin, writing)}
                </span>
              )}
              {value.preliminary ? <span className="block text-ink-soft text-sm">preliminary</span> : null}
            </td>
            <td className="word min-w-40 whitespace-normal">
              {value.source}
              <span className="block text-ink-soft text-sm">{originWords(value, writing)}</span>
            </td>
            {mayChange ? (
              <td className="no-print word">
                <Link
                  to={`?change=${code}&year=${value.year}#enter-${code}`}
                  aria-label={`Change ${value.year}: ${label}`}
                >
                  Change
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** "from BLS series LAUCN…, fetched on Nov 21, 2026" or "entered by hand: Ana Ruiz, Nov 21, 2026". */
export function originWords(value: IndicatorValue, writing: Writing): string {
  if (value.origin === "hand" || value.series === null)
    return `entered by hand: ${value.changedBy}, ${formatDate(value.changedAt, writing)}`;
  const feed = readAcsSeries(value.series) ? "census" : "bls";
  return `from ${seriesWords(feed, value.series)}, fetched on ${formatDate(value.fetchedAt, writing)}`;
}

/** Removes a value; it stays in the history. */
export function RemoveForm({ indicator, value }: { indicator: IndicatorRecord; value: IndicatorValue }) {
  return (
    <Form method="post" className="mt-4">
      <input type="hidden" name="indicator" value={indicator.id} />
      <input type="hidden" name="code" value={indicator.code} />
      <input type="hidden" name="year" value={value.year} />
      <input type="hidden" name="revision" value={value.revision} />
      <button
        type="submit"
        name="intent"
        value="remove"
        className="min-h-11 text-bad underline underline-offset-4"
      >
        Remove {value.year} from {indicator.label}
      </button>
    </Form>
  );
}
