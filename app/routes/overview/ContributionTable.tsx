import { Link } from "@remix-run/react";
import type { ShownContributions } from "~/domain/disclosure/contributions";
import { paths } from "~/paths";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";
import { formatPeriod } from "~/ui/figures/dates";
import { exactShare, formatUnit, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { Missing, type MissingKind } from "~/ui/figures/Missing";
import type { MetricView } from "~/ui/figures/metrics/metric-view";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** Each member's figure, with its parts, period, and source. */
export function ContributionTable({
  view,
  year,
  writing,
  slug,
  contributions,
}: {
  view: Pick<MetricView, "words">;
  year: number;
  writing: Writing;
  slug: string;
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
        {contributions.shown.map((contribution) => (
          <tr key={contribution.name}>
            <th scope="row" className={contribution.own ? "font-semibold" : undefined}>
              {contribution.slug ? (
                <Link to={paths.member(slug, contribution.slug, { year })}>{contribution.name}</Link>
              ) : (
                contribution.name
              )}
            </th>
            {share ? <td>{formatUnit(words.numeratorUnit, contribution.numerator, writing)}</td> : null}
            {share ? <td>{formatUnit(words.denominatorUnit, contribution.denominator, writing)}</td> : null}
            <td>
              {contribution.value === null ? (
                <Missing kind={kindOf(contribution.standing)} />
              ) : contribution.standing === "share_only" ? (
                <>
                  {exactShare(contribution.value, writing)}
                  <span className="block text-ink-soft text-sm">share only, in no total</span>
                </>
              ) : share ? (
                spokenValue(contribution.value, words.unit, writing)
              ) : (
                formatUnit(words.numeratorUnit, contribution.numerator, writing)
              )}
            </td>
            <td className="word text-sm">
              {contribution.period
                ? formatPeriod(contribution.period.start, contribution.period.end, writing)
                : "not shown for peers"}
              {contribution.source ? (
                <span className="block text-ink-soft">{contribution.source}</span>
              ) : null}
              {contribution.note ? <span className="block text-ink-soft">{contribution.note}</span> : null}
              {contribution.grade ? (
                <a className="block" href="#definitions">
                  {OWN_DEFINITION_WORDS[contribution.grade]}
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
