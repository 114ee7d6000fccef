import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { ReportedShare } from "~/records/figures/shares.server";
import { exactShare, type Writing } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

/** Shares that members reported without counts: shown as theirs, in no total. */
export function SharesAlone({
  shares,
  slug,
  writing,
}: {
  shares: ReportedShare[];
  slug: string;
  writing: Writing;
}) {
  if (shares.length === 0) return null;
  return (
    <Section
      title="Shares given without the counts"
      lead="These members gave a share and not the numbers behind it. It stands for itself and is in no total."
    >
      <ScrollTable label="Table of shares given without the counts">
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col" className="word">
              Figure
            </th>
            <th scope="col">Year</th>
            <th scope="col">Share</th>
            <th scope="col" className="word">
              Source
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={`${share.metric} ${share.memberSlug} ${share.year}`}>
              <th scope="row">
                <Link to={paths.member(slug, share.memberSlug)}>{share.member}</Link>
              </th>
              <td className="word">{share.label}</td>
              <td>{share.year}</td>
              <td className="font-semibold">{exactShare(share.value, writing)}</td>
              <td className="word text-sm">
                {share.source}
                {share.note ? <span className="block text-ink-soft">{share.note}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
