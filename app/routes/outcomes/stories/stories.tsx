import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { StatusWord } from "~/ui/figures/StatusWord";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { STATE_STATUS } from "../words";
import { type KeptStory, readKeptStories, readShownStories } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Stories · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see outcomes", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      mayKeep: may(visited.viewer, "keep stories"),
      stories: await readShownStories(visited),
      kept: await readKeptStories(visited),
    };
  });
}

const CONSENT: Record<NonNullable<KeptStory["fault"]>, string> = {
  none: "Not recorded yet",
  lapsed: "Expired: shown nowhere",
  withdrawn: "Taken back: shown nowhere",
};

export default function Stories() {
  const { shell, mayKeep, stories, kept } = useLoaderData<typeof loader>();
  const c = shell.slug;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.outcomes(c)}>What has changed</Link>}
        title="Stories"
        lead="Told with consent. When it ends or is taken back, the story leaves every page at once."
        actions={mayKeep ? <LinkButton to={paths.newStory(c)}>Tell a story</LinkButton> : null}
      >
        {stories.length === 0 ? (
          <EmptyState title="No story to show">
            <p>Stories are shown once they are checked, as long as the person’s consent holds.</p>
          </EmptyState>
        ) : (
          stories.map(({ id, title, words, name, place, outcomeId }) => (
            <Section
              key={id}
              id={id}
              title={title}
              lead={[name, place].filter(Boolean).join(", ") || undefined}
            >
              <p className="max-w-[46rem] whitespace-pre-line break-words font-serif text-lg">{words}</p>
              {outcomeId ? (
                <p className="mt-3">
                  <Link to={paths.outcome(c, outcomeId)}>
                    What changed<span className="sr-only">: {title}</span>
                  </Link>
                </p>
              ) : null}
            </Section>
          ))
        )}
        {mayKeep && kept.length > 0 ? (
          <Section title="All stories" lead="For backbone staff and conveners.">
            <ScrollTable label="Stories and their consent">
              <thead>
                <tr>
                  <th scope="col">Story</th>
                  <th scope="col" className="word">
                    State
                  </th>
                  <th scope="col" className="word">
                    Consent
                  </th>
                </tr>
              </thead>
              <tbody>
                {kept.map(({ id, title, state, fault, consentUntil }, at) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to={paths.story(c, id)}>{title ?? `Story ${kept.length - at}`}</Link>
                    </th>
                    <td className="word">
                      <StatusWord {...STATE_STATUS[state]} />
                    </td>
                    <td className="word">
                      {fault
                        ? CONSENT[fault]
                        : consentUntil
                          ? `Until ${formatDate(consentUntil, shell)}`
                          : "No end date"}
                    </td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
