import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";
import type { packView } from "./packs.server";

type PackView = ReturnType<typeof packView>;

/** The measures and figures of a pack, with what differs from the standard ones. */
export function PackItems({ view }: { view: Pick<PackView, "measures" | "metrics"> }) {
  return (
    <>
      <Section title="Members enter">
        <dl className="grid max-w-[46rem] gap-5">
          {view.measures.map((measure) => (
            <div key={measure.code}>
              <dt className="font-semibold">
                {measure.label}
                {measure.known ? <span className="font-normal text-ink-soft">, here already</span> : null}
              </dt>
              <dd className="grid gap-1">
                <p>{measure.definition}</p>
                <p className="text-ink-soft text-sm">
                  {measure.whole ? `Part of ${measure.whole}. ` : ""}
                  {measure.partsOverlap
                    ? "Its parts may overlap and are never added; together they are at least as much as it. "
                    : ""}
                  {measure.differs ? `Differs: ${measure.differs} ` : ""}
                  Source: {measure.source}.
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="Computed from it">
        <ul className="grid gap-2">
          {view.metrics.map(({ code, label, formula, known }) => (
            <li key={code}>
              <span className="font-semibold">{label}</span>
              {known ? <span className="text-ink-soft">, here already</span> : null}
              <span className="block text-ink-soft text-sm">{formula}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What other frameworks have that is nearest. */
export function PackNotes({ notes }: { notes: PackView["notes"] }) {
  if (notes.length === 0) return <p className="text-ink-soft">Nothing near is known.</p>;
  return (
    <ScrollTable label="Measures of other frameworks">
      <thead>
        <tr>
          <th scope="col">Here</th>
          <th scope="col" className="word">
            Framework
          </th>
          <th scope="col" className="word">
            Nearest
          </th>
          <th scope="col" className="word">
            What differs
          </th>
        </tr>
      </thead>
      <tbody>
        {notes.map(({ framework, item, nearest, differs }) => (
          <tr key={`${framework} ${item} ${nearest}`}>
            <th scope="row">{item}</th>
            <td className="word">{framework}</td>
            <td className="word">{nearest}</td>
            <td className="word">{differs}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
