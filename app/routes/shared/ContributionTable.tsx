import { Link } from "@remix-run/react";
import type { ShownContributions } from "~/domain/disclosure";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";
import { formatPeriod } from "~/ui/figures/dates";
import { formatUnit, type Writing } from "~/ui/figures/format";
import { Missing, type MissingKind } from "~/ui/figures/Missing";
import type { MetricView } from "~/ui/figures/metric-view";
import { exactShare } from "~/ui/figures/metric-view";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { spokenValue } from "~/ui/figures/sentences";

/** The members' own figures, with what they are made of, the period they cover and where they come from. */
export function ContributionTable({
  view,
  year,
  writing,
  base,
  contributions,
}: {
  view: Pick<MetricView, "words">;
  year: number;
  writing: Writing;
  base: string;
  contributions: ShownContributions;
}) {
  const { words } = view;
  const share = words.kind === "share";
  const label = `${words.label} by member, ${year}`;
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Member</th>
          {share ? <th scope="col">{words.numerator}</th> : null}
          {share ? <th scope="col">{words.denominator}</th> : null}
          <th scope="col">{share ? "Share" : words.numerator}</th>
          <th scope="col" className="word">
            Period and source
          </th>
        </tr>
      </thead>
      <tbody>
        {contributions.shown.map((one) => (
          <tr key={one.name}>
            <th scope="row" className={one.own ? "font-semibold" : undefined}>
              {one.slug ? <Link to={`${base}/members/${one.slug}?year=${year}`}>{one.name}</Link> : one.name}
            </th>
            {share ? <td>{formatUnit(words.numeratorUnit, one.numerator, writing)}</td> : null}
            {share ? <td>{formatUnit(words.denominatorUnit, one.denominator, writing)}</td> : null}
            <td>
              {one.value === null ? (
                <Missing kind={kindOf(one.standing)} />
              ) : one.standing === "share_only" ? (
                <>
                  {exactShare(one.value, writing)}
                  <span className="block text-ink-soft text-sm">share only, in no total</span>
                </>
              ) : share ? (
                spokenValue(one.value, words.unit, writing)
              ) : (
                formatUnit(words.numeratorUnit, one.numerator, writing)
              )}
            </td>
            <td className="word text-sm">
              {one.period ? formatPeriod(one.period.start, one.period.end, writing) : "not shown for peers"}
              {one.source ? <span className="block text-ink-soft">{one.source}</span> : null}
              {one.note ? <span className="block text-ink-soft">{one.note}</span> : null}
              {one.grade ? (
                <a className="block" href="#definitions">
                  {OWN_DEFINITION_WORDS[one.grade]}
                </a>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function kindOf(standing: ShownContributions["shown"][number]["standing"]): MissingKind {
  return standing === "value" || standing === "share_only" ? "no_value" : standing;
}
