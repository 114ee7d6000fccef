import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";
import type { UndoFault } from "./undo-conflicts.server";

const MAX_SHOWN = 100;

/** Why an import was not undone: what happened to its values since. */
export function UndoConflicts({ fault: { message, values } }: { fault: UndoFault }) {
  const shown = values.slice(0, MAX_SHOWN);
  return (
    <div className="grid gap-6">
      <Notice tone="error" title="The import was not undone">
        <p>
          {message}
          {shown.length < values.length ? ` Showing the first ${shown.length} of ${values.length}.` : null}
        </p>
      </Notice>
      {shown.length > 0 ? (
        <ScrollTable label="Values changed since the import">
          <thead>
            <tr>
              <th scope="col">Member</th>
              <th scope="col" className="word">
                Measure
              </th>
              <th scope="col">Year</th>
              <th scope="col" className="word">
                What happened
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, member, item, year, message: reason }) => (
              <tr key={key}>
                <th scope="row">{member}</th>
                <td className="word">{item}</td>
                <td>{year}</td>
                <td className="word">{reason}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      ) : null}
    </div>
  );
}
