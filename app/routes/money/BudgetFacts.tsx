import type { Shell } from "~/access/shell";
import { formatMoney } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

/** What the year is planned to cost, and what was spent. */
export function BudgetFacts({
  budget,
  year,
  shell,
}: {
  budget: { planned: string; spent: string | null; left: string | null; quarters: number };
  year: number;
  shell: Shell;
}) {
  const { planned, spent, left, quarters } = budget;
  const isOver = left?.startsWith("-") ?? false;
  return (
    <Section title={`Budget of ${year}`}>
      <dl className="flex flex-wrap gap-x-12 gap-y-3">
        <Fact term="Planned" text={formatMoney(planned, shell)} />
        <Fact
          term={quarters === 4 ? "Spent" : `Spent so far (${quarters} of 4 quarters known in full)`}
          text={formatMoney(spent, shell)}
        />
        <Fact
          term={isOver ? "Over the plan" : "Left"}
          text={formatMoney(isOver ? (left?.slice(1) ?? null) : left, shell)}
        />
      </dl>
    </Section>
  );
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt className="font-semibold">{term}</dt>
      <dd className="tabular">{text}</dd>
    </div>
  );
}

/** What was given instead of money, with how its value was found. */
export function InKindTable({
  inKind,
  shell,
}: {
  inKind: {
    total: string;
    gifts: { id: string; name: string; what: string; value: string; valued: string }[];
  };
  shell: Shell;
}) {
  return (
    <ScrollTable label="Contributions in kind">
      <thead>
        <tr>
          <th scope="col">Given by</th>
          <th scope="col" className="word">
            What
          </th>
          <th scope="col" className="word">
            How it is valued
          </th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {inKind.gifts.map(({ id, name, what, value, valued }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="word">{what}</td>
            <td className="word">{valued}</td>
            <td>{formatMoney(value, shell)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={3}>
            All in kind
          </th>
          <td>{formatMoney(inKind.total, shell)}</td>
        </tr>
      </tbody>
    </ScrollTable>
  );
}
