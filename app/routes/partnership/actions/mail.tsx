import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { readActionMail } from "./mail.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Mail about actions · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run work", async (visited) => {
    const { collaborative, ...mail } = await readActionMail(visited, args.context.config);
    return { ...mail, shell: shellOf(visited, collaborative), sends: args.context.post !== undefined };
  });
}

export default function ActionMail() {
  const { shell, sends, today, coming, log } = useLoaderData<typeof loader>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.actions(shell.slug)}>Actions</Link>}
        title="Mail about actions"
        lead="Owners get mail on assignment, 3 days before, on the day, and 7 days after; then one digest a week, on Mondays. Done or dropped stops it."
      >
        {sends ? null : (
          <Notice>
            No mail server is set up here, so nothing is sent. On the page of an action you can make a link to
            pass on.
          </Notice>
        )}
        <Section
          title="Next messages"
          lead="As they would read if nothing changed until then. Mail goes out from 13:00 UTC on."
        >
          {coming.length === 0 ? (
            <EmptyState title="Nothing is planned">
              <p>Messages appear here as soon as somebody has an open action.</p>
            </EmptyState>
          ) : (
            <ul className="-mt-2">
              {coming.map(({ id, day, person, reason, subject, text }) => (
                <li key={id} className="border-line border-b py-2">
                  <details className="folded">
                    <summary className="min-h-11 sm:min-h-8">
                      <span>
                        {day <= today ? "Today" : formatDate(day, shell)}, {person}
                        {subject ? `: ${subject}` : null}
                        {reason ? (
                          <span className="block text-ink-soft text-sm">Not sent. {reason}</span>
                        ) : null}
                      </span>
                    </summary>
                    <pre className="max-w-[46rem] whitespace-pre-wrap break-words py-3 font-sans text-sm">
                      {text || reason}
                    </pre>
                  </details>
                </li>
              ))}
            </ul>
          )}
        </Section>
        {log.length > 0 ? (
          <Section title="Log" lead="What happened to each message, newest first.">
            <ScrollTable label="Log of mail about actions">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col" className="word">
                    To
                  </th>
                  <th scope="col" className="word">
                    Subject
                  </th>
                  <th scope="col" className="word">
                    What happened
                  </th>
                </tr>
              </thead>
              <tbody>
                {log.map(({ id, at, person, recipient, subject, words, detail }) => (
                  <tr key={id}>
                    <th scope="row" className="whitespace-nowrap">
                      <ChangedAt at={at} locale={shell.locale} />
                    </th>
                    <td className="word">
                      {person}
                      {recipient ? <span className="block text-ink-soft text-sm">{recipient}</span> : null}
                    </td>
                    <td className="word">{subject ?? "–"}</td>
                    <td className="word">
                      {words}
                      {detail ? <span className="block text-ink-soft text-sm">{detail}</span> : null}
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
