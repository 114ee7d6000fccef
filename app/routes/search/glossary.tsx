import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { type Explanation, GLOSSARY } from "~/domain/glossary";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Page } from "~/ui/layout/Page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Glossary · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (visited) => ({
    shell: shellOf(visited, (await readCatalog(visited.db)).collaborative),
  }));
}

const WORDS = Object.entries<Explanation>(GLOSSARY).sort(([, a], [, b]) =>
  a.word.localeCompare(b.word, "en"),
);

export default function Glossary() {
  const { shell } = useLoaderData<typeof loader>();
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow="Help" title="Glossary" lead="The words that these pages use, in plain language.">
        <dl className="grid max-w-[46rem] border-line border-t">
          {WORDS.map(([key, { word, long, meaning }]) => (
            <div key={key} id={key} className="scroll-mt-4 border-line border-b py-4 target:bg-info-wash">
              <dt className="font-semibold">
                {word}
                {long ? <span className="block font-normal text-ink-soft">{long}</span> : null}
              </dt>
              <dd className="mt-1">{meaning}</dd>
            </div>
          ))}
        </dl>
      </Page>
    </CollaborativeShell>
  );
}
