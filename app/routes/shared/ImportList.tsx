import { Link } from "@remix-run/react";
import type { Import } from "~/records/imports.server";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ChangedAt } from "~/ui/grid/ChangedAt";

/** The files that were stored, the newest first, each with the way to its page. */
export function ImportList({ imports, base, locale }: { imports: Import[]; base: string; locale: string }) {
  const count = (value: number) => value.toLocaleString(locale);
  return (
    <ScrollTable label="Files that were stored">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" className="word">
            Stored
          </th>
          <th scope="col">New</th>
          <th scope="col">Changed</th>
          <th scope="col">As they were</th>
          <th scope="col" className="word">
            State
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="[overflow-wrap:anywhere]">
              <Link to={`${base}/data/import/stored/${one.id}`}>{one.fileName}</Link>
            </th>
            <td className="word">
              <ChangedAt at={one.at} locale={locale} /> by {one.by}
            </td>
            <td>{count(one.created)}</td>
            <td>{count(one.changed)}</td>
            <td>{count(one.unchanged)}</td>
            <td className="word">{one.undoneAt ? `Undone by ${one.undoneBy ?? "somebody"}` : "Stored"}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
