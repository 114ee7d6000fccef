import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { Import } from "~/records/imports/imports.server";
import { formatCount } from "~/ui/figures/format-numbers";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ChangedAt } from "~/ui/grid/ChangedAt";

/** Imported files, newest first, each linked to its page. */
export function ImportList({ imports, slug, locale }: { imports: Import[]; slug: string; locale: string }) {
  const count = (value: number) => formatCount(value, { locale });
  return (
    <ScrollTable label="Imported files">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col" className="word">
            Imported
          </th>
          <th scope="col">New</th>
          <th scope="col">Changed</th>
          <th scope="col">Unchanged</th>
          <th scope="col" className="word">
            State
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((file) => (
          <tr key={file.id}>
            <th scope="row" className="[overflow-wrap:anywhere]">
              <Link to={paths.storedImport(slug, file.id)}>{file.fileName}</Link>
            </th>
            <td className="word">
              <ChangedAt at={file.at} locale={locale} /> by {file.by}
            </td>
            <td>{count(file.created)}</td>
            <td>{count(file.changed)}</td>
            <td>{count(file.unchanged)}</td>
            <td className="word">{file.undoneAt ? `Undone by ${file.undoneBy ?? "someone"}` : "Imported"}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
