import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { LONGEST_QUERY } from "~/domain/search/search";
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { SingleKeys } from "~/routes/shared/help/SingleKeys";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { PageLink } from "~/ui/controls/PageLink";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { findFor } from "./find.server";
import { type Found, KINDS } from "./things";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.query || "Search"} · ${data.shell.name}` : "Tidemark" },
];

export const loader = (args: LoaderFunctionArgs) => findFor(args);

export default function Search() {
  const { shell, query, found, count } = useLoaderData<typeof loader>();
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow={shell.name} title="Search">
        <div className="grid max-w-[46rem] gap-8">
          <Form method="get" role="search" key={query} className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1 basis-64">
              <Field
                type="search"
                name="q"
                label="Search for"
                hint="A member, goal, figure, report, setting, or a word you want explained"
                defaultValue={query}
                maxLength={LONGEST_QUERY}
                data-search-field=""
              />
            </div>
            <Button>Search</Button>
          </Form>
          <Results query={query} found={found} count={count} glossary={paths.glossary(shell.slug)} />
          <SingleKeys />
        </div>
      </Page>
    </CollaborativeShell>
  );
}

function Results({
  query,
  found,
  count,
  glossary,
}: {
  query: string;
  found: Found[];
  count: number;
  glossary: string;
}) {
  if (query === "") return null;
  if (found.length === 0)
    return (
      <EmptyState
        title={`Nothing found for “${query}”`}
        action={{ to: glossary, label: "Look it up in the glossary" }}
      >
        <p>Check the spelling, or try fewer or shorter words. The search looks at names and titles.</p>
      </EmptyState>
    );
  return (
    <section aria-labelledby="results">
      <h2 id="results" className="text-xl">
        {count === 1 ? "1 result" : `${count} results`}
        {count > found.length ? `, the best ${found.length} shown` : ""}
      </h2>
      <ul className="mt-3 border-line border-t">
        {found.map(({ kind, label, to, note }) => (
          <li key={`${kind} ${to} ${label}`} className="border-line border-b py-3">
            <PageLink to={to} className="font-medium">
              {label}
            </PageLink>
            <p className="text-ink-soft text-sm">{[KINDS[kind], note].filter(Boolean).join(" · ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
