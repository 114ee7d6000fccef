import type { ReactNode } from "react";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Notice } from "~/ui/layout/Notice";

const MOST_SHOWN = 100;

/** What is wrong with a file, place by place. Nothing of it was saved. */
export function FileFaults({
  faults,
  where,
}: {
  faults: { place: string; message: string }[];
  /** The heading of the places: "Line and column". */
  where: ReactNode;
}) {
  const shown = faults.slice(0, MOST_SHOWN);
  return (
    <>
      <Notice tone="error" title="Nothing from the file was stored">
        <p>
          {faults.length === 1 ? "One fault" : `${faults.length} faults`} to correct, then send the file
          again.
          {shown.length < faults.length ? ` The first ${shown.length} are shown.` : null}
        </p>
      </Notice>
      <ScrollTable label="Errors in the file">
        <thead>
          <tr>
            <th scope="col">{where}</th>
            <th scope="col" className="word">
              What is wrong
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ place, message }) => (
            <tr key={`${place} ${message}`}>
              <th scope="row">{place}</th>
              <td className="word">{message}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}
