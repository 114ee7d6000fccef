import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { Section } from "~/ui/layout/Page";
import { importPack, type RefusedPack } from "./import.server";
import { PackForm } from "./PackForm";
import { readPacks } from "./packs.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Packs of measures · ${data.shell.name}` : "Tidemark" },
];

export const action = (args: ActionFunctionArgs) => importPack(args);

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see measures", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      mayChange: may(visited.viewer, "manage measures"),
      packs: (await readPacks(visited)).map(({ pack, adopted }) => ({
        code: pack.code,
        name: pack.name,
        about: pack.about,
        count: pack.measures.length,
        adopted,
      })),
    };
  });
}

export default function Packs() {
  const { shell, mayChange, packs } = useLoaderData<typeof loader>();
  const refused = useAnswer<RefusedPack>();
  return (
    <SettingsPage
      shell={shell}
      title="Packs of measures"
      lead="Measures and figures that belong together. Adopting a pack adds what is missing and changes nothing that is here."
    >
      <Section title="Packs">
        <ul className="grid max-w-[46rem] gap-5">
          {packs.map(({ code, name, about, count, adopted }) => (
            <li key={code} className="border-line border-b pb-4">
              <Link to={paths.measurePack(shell.slug, code)} className="font-semibold">
                {name}
              </Link>
              <span className="text-ink-soft text-sm">
                {" "}
                {count} measures{adopted ? ", adopted" : ""}
              </span>
              <p className="text-ink-soft">{about}</p>
            </li>
          ))}
        </ul>
      </Section>
      {mayChange ? (
        <Section
          title="A pack of another collaborative"
          lead="They download it from the pack’s page and send it to you."
        >
          <PackForm refused={refused} />
        </Section>
      ) : null}
    </SettingsPage>
  );
}
