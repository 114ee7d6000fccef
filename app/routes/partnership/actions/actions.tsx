import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { uploadOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { ACTIONS_ON_A_PAGE, onTime } from "~/domain/work/action";
import { addDays } from "~/domain/work/notices";
import { UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { importActions } from "~/exchange/work/import.server";
import { paths } from "~/paths";
import { todayIso } from "~/records/today";
import { readPromised } from "~/records/work/actions.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { FileUpload, type UploadAnswer } from "~/routes/shared/FileUpload";
import { useAnswer } from "~/routes/shared/forms";
import { ListFilters } from "~/routes/shared/ListFilters";
import { refusal, sentTable } from "~/routes/shared/upload.server";
import { LinkButton } from "~/ui/controls/Button";
import { formatShare } from "~/ui/figures/format-numbers";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { ActionTable } from "./ActionTable";
import { readActionList } from "./list.server";
import { filtersOf } from "./query";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Actions · ${shown.shell.name}` : "Tidemark" },
];

/** The rate is of the last 90 days: long enough to mean something, short enough to change. */
const RATE_DAYS = 90;

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see work", async (visited) => {
    const { collaborative, lists, ...list } = await readActionList(visited, args.request);
    const { today } = list;
    const promised = await readPromised(visited.db, { from: addDays(today, 1 - RATE_DAYS), to: today });
    return {
      ...list,
      shell: shellOf(visited, collaborative),
      filters: filtersOf(list.query, lists),
      rate: onTime(promised, { from: addDays(today, 1 - RATE_DAYS), to: today }),
      mayRun: may(visited.viewer, "run work"),
      search: new URL(args.request.url).search,
    };
  });
}

/** Takes in a file of actions, whole or not at all. */
export async function action(args: ActionFunctionArgs) {
  try {
    const table = await sentTable(await uploadOf(args.request, UPLOAD_LIMITS.actions));
    const counts = await visit(args, "run work", ({ db }) => importActions(db, table(), todayIso()));
    args.context.post?.wake();
    return data<UploadAnswer>({ counts });
  } catch (error) {
    return refusal(error, UPLOAD_LIMITS.actions);
  }
}

export default function Actions() {
  const { shell, today, query, count, actions, filters, rate, mayRun, search } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<UploadAnswer>();
  const c = shell.slug;
  const narrowed = filters.some(({ value }) => value !== "");
  const pages = Math.max(1, Math.ceil(count / ACTIONS_ON_A_PAGE));
  const { page: _, ...kept } = query;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Actions"
        lead={
          rate.of > 0
            ? `${rate.inTime} of ${rate.of} actions first due in the last ${RATE_DAYS} days were done by that date: ${formatShare(rate.inTime / rate.of, shell)} on time.`
            : "Who promised what, and by when."
        }
        actions={
          <>
            {count > 0 ? (
              <LinkButton kind="secondary" to={`${paths.actionsCsv(c)}${search}`} reloadDocument>
                Download as CSV
              </LinkButton>
            ) : null}
            {mayRun ? (
              <LinkButton kind="secondary" to={paths.actionMail(c)}>
                Mail
              </LinkButton>
            ) : null}
            <LinkButton to={paths.newAction(c)}>Add an action</LinkButton>
          </>
        }
      >
        <div className="grid gap-8">
          <ListFilters filters={filters} everything={paths.actions(c)} />
          {actions.length > 0 ? (
            <>
              <ActionTable actions={actions} today={today} c={c} locale={shell.locale} label="Actions" />
              <nav aria-label="Pages" className="no-print flex flex-wrap items-center gap-4">
                <p className="text-ink-soft text-sm">
                  {count === 1 ? "1 action" : `${count} actions`}
                  {pages > 1 ? `, page ${query.page} of ${pages}` : ""}
                </p>
                {query.page > 1 ? (
                  <LinkButton kind="quiet" to={paths.actions(c, { ...kept, page: query.page - 1 })}>
                    Previous page
                  </LinkButton>
                ) : null}
                {query.page < pages ? (
                  <LinkButton kind="quiet" to={paths.actions(c, { ...kept, page: query.page + 1 })}>
                    Next page
                  </LinkButton>
                ) : null}
              </nav>
            </>
          ) : narrowed || query.page > 1 ? (
            <EmptyState
              title="No action matches"
              action={{ to: paths.actions(c), label: "Show open actions" }}
            >
              <p>Choose other filters, or show everything that is open.</p>
            </EmptyState>
          ) : (
            <EmptyState title="Nothing is open" action={{ to: paths.newAction(c), label: "Add an action" }}>
              <p>
                An action is what one person promises to do by a day: at a meeting, for an initiative, or
                about a number. Its owner is reminded by mail until it is done.
              </p>
            </EmptyState>
          )}
        </div>
        {mayRun ? (
          <Section
            title="Send a file"
            lead="The file is stored whole or not at all. Rows with an id change that action; rows without one are new, and their owners get mail."
          >
            <FileUpload
              label="Actions (CSV)"
              hint="As in the file that you can download here."
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
