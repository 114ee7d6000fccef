import type { Shell } from "~/access/shell";
import { SOURCE_KINDS, SOURCE_STATES, type SourceKind, type SourceState } from "~/domain/money/terms";
import { formatPeriod } from "~/ui/figures/dates";
import { formatMoney } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

export interface ShownSource {
  id: string;
  name: string;
  kind: SourceKind;
  state: SourceState;
  from: string;
  until: string;
  purpose: string | null;
  award: string | null;
  income: string | null;
}

/** Sources whose span touches the year; amounts where the viewer sees them. */
export function SourceTable({
  sources,
  year,
  shell,
  amounts,
}: {
  sources: ShownSource[];
  year: number;
  shell: Shell;
  amounts: boolean;
}) {
  return (
    <Section title="Sources" lead={`Only what is signed counts. Dues are invoiced, and are not listed here.`}>
      <ScrollTable label={`Sources of ${year}`}>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" className="word">
              Kind
            </th>
            <th scope="col" className="word">
              State
            </th>
            <th scope="col" className="word">
              Span
            </th>
            <th scope="col" className="word">
              For
            </th>
            {amounts ? (
              <>
                <th scope="col">Award</th>
                <th scope="col">Income of {year}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <th scope="row">{source.name}</th>
              <td className="word">{SOURCE_KINDS[source.kind]}</td>
              <td className="word">{SOURCE_STATES[source.state]}</td>
              <td className="word">{formatPeriod(source.from, source.until, shell)}</td>
              <td className="word">{source.purpose ?? "Core"}</td>
              {amounts ? (
                <>
                  <td>{formatMoney(source.award, shell)}</td>
                  <td>{formatMoney(source.income, shell)}</td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
