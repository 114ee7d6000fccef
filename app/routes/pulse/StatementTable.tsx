import type { StatementOutcome } from "~/domain/pulse/outcome";
import { EN } from "~/domain/pulse/words/en";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import { scoreWords } from "./score-words";

/** Every statement with its mean and, from ten answers on, how many lean which way. */
export function StatementTable({ statements, locale }: { statements: StatementOutcome[]; locale: string }) {
  return (
    <Section title="Statement by statement">
      <ScrollTable label="Statements">
        <thead>
          <tr>
            <th scope="col">Statement</th>
            <th scope="col">Mean</th>
            <th scope="col">1–2</th>
            <th scope="col">3</th>
            <th scope="col">4–5</th>
            <th scope="col">Answers</th>
          </tr>
        </thead>
        <tbody>
          {statements.map(({ statement, mean, thirds, n }) => (
            <tr key={statement}>
              <th scope="row" className="min-w-64 font-normal">
                {EN.statements[statement]}
              </th>
              <td>{scoreWords(mean, locale)}</td>
              <td>{thirds?.low ?? "–"}</td>
              <td>{thirds?.middle ?? "–"}</td>
              <td>{thirds?.high ?? "–"}</td>
              <td>{n}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
