import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readSecurityLog } from "~/records/security/log.server";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { SettingsPage } from "../SettingsPage";
import { filterOf, securityQuery } from "./query.server";
import { SecurityFilters } from "./SecurityFilters";
import { SecurityList } from "./SecurityList";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Security log · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  const query = securityQuery(args.request);
  return visit(args, "see security log", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { slug } = collaborative;
    const { entries, next } = await readSecurityLog(visited.db, filterOf(query), query.before || null);
    const { before, ...choice } = query;
    const page = (more: { before?: string | null }) =>
      paths.settingsPage(slug, "security", { ...choice, ...more });
    return {
      shell: shellOf(visited, collaborative),
      entries,
      choice,
      older: next === null ? null : page({ before: next }),
      newest: before ? page({}) : null,
      file: paths.securityCsv(slug, choice),
    };
  });
}

export default function SettingsSecurity() {
  const { shell, entries, choice, older, newest, file } = useLoaderData<typeof loader>();
  return (
    <SettingsPage
      shell={shell}
      title="Security log"
      lead="Who signed in, failed to, was refused, exported personal data, or changed access. Nothing here can be altered."
      actions={
        <LinkButton kind="secondary" to={file} reloadDocument>
          Download as CSV
        </LinkButton>
      }
    >
      <SecurityFilters choice={choice} />
      {entries.length > 0 ? (
        <SecurityList entries={entries} locale={shell.locale} />
      ) : (
        <EmptyState title="Nothing of this kind has happened">
          <p>Sign-ins, refusals, exports, and changes of access are kept here.</p>
        </EmptyState>
      )}
      {older || newest ? (
        <nav aria-label="Pages of the security log" className="no-print flex flex-wrap gap-x-6 gap-y-2">
          {newest ? <Link to={newest}>Back to the newest</Link> : null}
          {older ? <Link to={older}>Older</Link> : null}
        </nav>
      ) : null}
    </SettingsPage>
  );
}
