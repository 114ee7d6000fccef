import { MEDIAN_FROM } from "~/domain/networks/benchmark";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import type { ShownEdition } from "./view.server";

/** The figures of an edition; one's own value stands beside them. */
export function EditionTable({ edition }: { edition: ShownEdition }) {
  return (
    <ScrollTable label={`Benchmarks of ${edition.year}, edition ${edition.number}`}>
      <thead>
        <tr>
          <th scope="col">Share</th>
          <th scope="col">Collaboratives</th>
          <th scope="col">Median</th>
          <th scope="col">Middle half</th>
          <th scope="col">Your value</th>
          <th scope="col" className="word">
            Note
          </th>
        </tr>
      </thead>
      <tbody>
        {edition.figures.map((figure) => (
          <tr key={figure.metric}>
            <th scope="row">{figure.label}</th>
            <td>{figure.n}</td>
            <td>{figure.median === null ? "–" : `${figure.median}%`}</td>
            <td>{figure.quartiles ? `${figure.quartiles[0]}% to ${figure.quartiles[1]}%` : "–"}</td>
            <td>{figure.own === null ? "–" : `${figure.own}%`}</td>
            <td className="word">{notesOn(figure).join(" ") || "–"}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function notesOn({ n, heldBack, leftOut }: ShownEdition["figures"][number]): string[] {
  const notes: string[] = [];
  if (heldBack) notes.push("Held back: one or two have changed since an earlier edition.");
  else if (n < MEDIAN_FROM) notes.push(`Shown from ${MEDIAN_FROM} collaboratives on.`);
  if (leftOut.denominator > 0) notes.push(`${leftOut.denominator} left out: another denominator.`);
  if (leftOut.comparability > 0) notes.push(`${leftOut.comparability} left out: not comparable.`);
  return notes;
}
