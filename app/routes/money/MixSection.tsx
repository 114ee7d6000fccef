import type { Shell } from "~/access/shell";
import { SOURCE_KINDS, type SourceKind } from "~/domain/money/terms";
import { Term } from "~/ui/controls/Explained";
import { formatCount, formatMoney, formatShare } from "~/ui/figures/format-numbers";
import { mixWords } from "~/ui/figures/money/words";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";

interface ShownMix {
  kinds: { kind: SourceKind; share: number }[];
  dependsOnOne: boolean;
  total: string | null;
  largest: { name: string; share: number } | null;
  spread: number | null;
  sole: string | null;
}

/** Shares of the year's signed income by kind, and how much hangs on one organization. */
export function MixSection({ mix, year, shell }: { mix: ShownMix; year: number; shell: Shell }) {
  const { locale } = shell;
  const digits = mix.total === null ? 0 : 1;
  const facts: [string, string][] = [
    ...(mix.total === null ? [] : [["Signed income", formatMoney(mix.total, shell)] as [string, string]]),
    ...(mix.largest
      ? [
          ["Largest", `${mix.largest.name}, ${formatShare(mix.largest.share, { locale })}`] as [
            string,
            string,
          ],
        ]
      : []),
    ...(mix.spread === null
      ? []
      : [
          ["Spread", `As wide as ${formatCount(mix.spread, { locale }, 1)} equal sources`] as [
            string,
            string,
          ],
        ]),
  ];
  return (
    <Section title={`Where the money of ${year} comes from`} lead={`${mixWords(mix.kinds, locale, digits)}.`}>
      {mix.dependsOnOne ? (
        <Notice tone="warning" title="Depends on one funder">
          <p>
            {mix.largest
              ? `${mix.largest.name} gives ${formatShare(mix.largest.share, { locale })} of the signed income.`
              : "One organization gives half of the signed income or more."}
            {mix.sole ? ` It is the sole supporter: it also funds at least half of the other members.` : ""}
          </p>
        </Notice>
      ) : null}
      <div className="mt-6 grid items-start gap-8 lg:grid-cols-2">
        <ScrollTable label={`Signed income of ${year} by kind`}>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Share</th>
              <th scope="col" className="word">
                <span className="sr-only">As a bar</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {mix.kinds.map(({ kind, share }) => (
              <tr key={kind}>
                <th scope="row">{SOURCE_KINDS[kind]}</th>
                <td>{formatShare(share, { locale }, digits)}</td>
                <td className="word w-1/2 min-w-24">
                  <svg
                    viewBox="0 0 100 10"
                    preserveAspectRatio="none"
                    className="h-3 w-full"
                    aria-hidden="true"
                    focusable="false"
                  >
                    <rect width={share * 100} height="10" className="fill-ink" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
        {facts.length > 0 ? (
          <dl className="grid gap-3">
            {facts.map(([term, text]) => (
              <div key={term}>
                <dt className="font-semibold">
                  {term === "Spread" ? <Term word="spread">{term}</Term> : term}
                </dt>
                <dd className="break-words">{text}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </Section>
  );
}
