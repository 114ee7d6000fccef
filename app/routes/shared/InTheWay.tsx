import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";
import type { UndoFault } from "./import-undo.server";

const MOST_SHOWN = 100;

/** Why an import was not undone: what has become of its values since. */
export function InTheWay({ fault: { message, values } }: { fault: UndoFault }) {
  const shown = values.slice(0, MOST_SHOWN);
  return (
    <div className="grid gap-6">
      <Notice tone="error" title="This import is not undone">
        <p>
          {message}
          {shown.length < values.length ? ` The first ${shown.length} of ${values.length} are shown.` : null}
        </p>
      </Notice>
      {shown.length > 0 ? (
        <ScrollTable label="Values in the way">
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
            {shown.map(({ key, member, item, year, message: what }) => (
              <tr key={key}>
                <th scope="row">{member}</th>
                <td className="word">{item}</td>
                <td>{year}</td>
                <td className="word">{what}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      ) : null}
    </div>
  );
}
