import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { changeWords, valueWords } from "~/domain/activity/words";
import { own } from "~/domain/own";
import { periodFor } from "~/domain/periods";
import { definitionIn } from "~/domain/rollup/definitions";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listComments } from "~/records/entry/comments.server";
import { cellWarnings, softChecks } from "~/records/entry/soft-checks.server";
import { readValueHistory } from "~/records/entry/value-history.server";
import { readDefinitions } from "~/records/figures/definitions.server";
import { readOwnEntries } from "~/records/figures/member-figures.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { formatPeriod } from "~/ui/figures/dates";
import { WarningDetails } from "~/ui/grid/WarningDetails";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { actOnValue } from "./actions.server";
import { placeOf, type ValueAddress, valueIn } from "./address.server";
import { CommentForm, CommentList } from "./Comments";
import { ValueFacts } from "./ValueFacts";
import { ValueHistory } from "./ValueHistory";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.title} · ${shown.shell.name}` : "Tidemark" },
];

/** One value with its facts, warnings, comments, and history. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const { collaborative } = catalog;
    const at = valueIn(args.request, visited, catalog);
    const { member, item, category, year, shares, kind } = at;
    const rows = await readOwnEntries(db, viewer, {
      memberIds: [member.id],
      itemIds: [item.id],
      from: year - 1,
      to: year,
      categoriesOf: category ? [item.id] : undefined,
    });
    const stored = (ofYear: number) =>
      rows.find((row) => row.year === ofYear && row.categoryId === (category?.id ?? null)) ?? null;
    const unit = "unit" in item ? item.unit : ("share" as const);
    const words = (ofYear: number) => valueWords(stored(ofYear), unit, collaborative);
    const place = placeOf(at);
    const checks = category
      ? { open: [], accepted: [] }
      : await softChecks(
          db,
          catalog,
          { memberIds: [member.id], years: [year], itemIds: [item.id, ...shares.map(({ id }) => id)] },
          viewer,
        );
    const definitions = kind === "measure" ? await readDefinitions(db, { memberId: member.id }) : [];
    const entries = await readValueHistory(
      db,
      place,
      shares.map(({ id }) => id),
      viewer,
    );
    const period = periodFor(member, year);
    const names = {
      ...collaborative,
      member: (id: string) => catalog.members.find((member) => member.id === id)?.name ?? "an institution",
    };
    const now = stored(year);
    return {
      shell: shellOf(visited, collaborative),
      here: hereOf(args.request),
      title: `${item.label}${category ? `: ${category.label}` : ""}, ${year}`,
      member: { slug: member.slug, name: member.name },
      strategy: item.strategy,
      facts: {
        value: words(year),
        lastYear: words(year - 1),
        year,
        status: now?.status ?? null,
        period: formatPeriod(period.start, period.end, collaborative),
        fromLedger: now?.computed ?? false,
        note: now?.state === "unavailable" ? null : (now?.note ?? null),
        source: now?.source ?? null,
        definition: definitionOf(item),
        own: definitionIn(definitions, member.id, item.id, year),
      },
      warnings: cellWarnings(checks).filter((warning) => warning.code === item.code),
      comments: await listComments(db, place),
      steps: entries.map((entry) => ({
        id: entry.id,
        at: entry.at,
        actor: entry.actor,
        reason: entry.reason,
        subject: entry.subject,
        fileName: entry.fileName,
        batchId: entry.batchId,
        removed: entry.after === null,
        created: entry.before === null,
        ...changeWords(entry, names),
      })),
      mayWrite: may(viewer, "enter data"),
      done: own(DONE, new URL(args.request.url).searchParams.get("done")) ?? null,
    };
  });
}

/** The page's own address, without the message about the last action. */
function hereOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete("done");
  return url.pathname + url.search;
}

const definitionOf = (item: ValueAddress["item"]) =>
  "definition" in item
    ? item.definition
    : "A share reported without the numbers behind it. It is not part of any total.";

export const action = (args: ActionFunctionArgs) => actOnValue(args);

const DONE: Record<string, string> = {
  comment: "Your comment was added below.",
  settle: "The question is settled.",
  restore: "The earlier value was restored.",
};

export default function Value() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shell, member, facts, warnings, comments, steps, mayWrite } = shown;
  const { slug } = shell;
  const open = warnings.filter(({ explained }) => explained === null).length;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={member.name}
        title={shown.title}
        actions={
          <LinkButton
            kind="secondary"
            to={paths.entry(slug, { member: member.slug, strategy: shown.strategy })}
          >
            Back to the numbers
          </LinkButton>
        }
      >
        {shown.done ? <Notice tone="success">{shown.done}</Notice> : null}
        <ValueFacts
          facts={facts}
          definitions={paths.definitions(slug, member.slug)}
          ledger={paths.investments(slug, { member: member.slug })}
        />
        {warnings.length > 0 ? (
          <Section
            id="questions"
            title="Worth a second look"
            lead={
              open > 0
                ? "The value has been saved. Correct it, or say why it is right. Your explanation is kept with it."
                : undefined
            }
          >
            <div className="max-w-[46rem]">
              <WarningDetails
                warnings={warnings}
                action={shown.here}
                locale={shell.locale}
                readOnly={!mayWrite}
              />
            </div>
          </Section>
        ) : null}
        <Section id="comments" title="Comments and questions">
          <div className="grid max-w-[46rem] gap-8">
            <CommentList comments={comments} mayWrite={mayWrite} locale={shell.locale} />
            {mayWrite ? (
              <CommentForm
                error={refused?.intent === "comment" || refused?.intent === "settle" ? refused.message : null}
                typed={refused?.typed ?? null}
              />
            ) : null}
          </div>
        </Section>
        <Section
          id="history"
          title="History"
          lead="Every change, newest first. The history cannot be altered."
        >
          <ValueHistory
            steps={steps}
            locale={shell.locale}
            current={facts.value}
            mayRestore={mayWrite && !facts.fromLedger}
            refused={refused?.intent === "restore" ? refused : null}
            slug={slug}
          />
        </Section>
        <p className="no-print">
          <Link to={paths.memberActivity(slug, member.slug)}>All activity at {member.name}</Link>
        </p>
      </Page>
    </CollaborativeShell>
  );
}
