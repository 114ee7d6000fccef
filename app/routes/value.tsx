import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { tellChange, valueWords } from "~/domain/activity-words";
import { definitionIn } from "~/domain/definitions";
import { periodOf } from "~/domain/periods";
import { readCatalog } from "~/records/catalog.server";
import { listComments } from "~/records/comments.server";
import { readDefinitions } from "~/records/definitions.server";
import { readObservations } from "~/records/observations.server";
import { cellWarnings, softChecks } from "~/records/soft-checks.server";
import { readValueHistory } from "~/records/value-history.server";
import { LinkButton } from "~/ui/controls/Button";
import { formatPeriod } from "~/ui/figures/dates";
import { WarningDetails } from "~/ui/grid/WarningDetails";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { CommentForm, CommentList } from "./shared/Comments";
import { ValueFacts } from "./shared/ValueFacts";
import { ValueHistory } from "./shared/ValueHistory";
import { actOnValue } from "./shared/value-actions.server";
import { placeOf, type ValueAddress, valueIn } from "./shared/value-page.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `${shown.title} · ${shown.shell.name}` : "Tidemark" },
];

/** One value with all that is known of it: what it is, what was asked about it, what was said, how it came. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const { collaborative } = catalog;
    const at = valueIn(doorway.request, visited, catalog);
    const { member, item, category, year, shares, kind } = at;
    const rows = await readObservations(db, {
      ...{ memberIds: [member.id], itemIds: [item.id], from: year - 1, to: year },
      ...(category && { categoriesOf: [item.id] }),
    });
    const stored = (asked: number) =>
      rows.find((row) => row.year === asked && row.categoryId === (category?.id ?? null)) ?? null;
    const unit = "unit" in item ? item.unit : ("share" as const);
    const words = (asked: number) => valueWords(stored(asked), unit, collaborative);
    const place = placeOf(at);
    const checks = category
      ? { open: [], accepted: [] }
      : await softChecks(
          db,
          catalog,
          { memberIds: [member.id], years: [year], itemIds: [item.id, ...shares.map(({ id }) => id)] },
          viewer,
        );
    const own = kind === "measure" ? await readDefinitions(db, { memberId: member.id }) : [];
    const entries = await readValueHistory(
      db,
      place,
      shares.map(({ id }) => id),
      viewer,
    );
    const period = periodOf(year, member.fiscalYearEndMonth);
    const names = {
      ...collaborative,
      member: (id: string) => catalog.members.find((one) => one.id === id)?.name ?? "an institution",
    };
    const now = stored(year);
    return {
      shell: shellOf(visited, collaborative),
      here: hereOf(doorway.request),
      title: `${item.label}${category ? `: ${category.label}` : ""}, ${year}`,
      member: { slug: member.slug, name: member.name },
      strategy: item.strategy,
      facts: {
        ...{ value: words(year), lastYear: words(year - 1), year, status: now?.status ?? null },
        period: formatPeriod(period.start, period.end, collaborative),
        fromLedger: now?.computed ?? false,
        note: now?.state === "unavailable" ? null : (now?.note ?? null),
        source: now?.source ?? null,
        definition: definitionOf(item),
        own: definitionIn(own, member.id, item.id, year),
      },
      warnings: cellWarnings(checks).filter((one) => one.code === item.code),
      comments: await listComments(db, place),
      steps: entries.map((entry) => ({
        ...{ id: entry.id, at: entry.at, actor: entry.actor, reason: entry.reason, subject: entry.subject },
        ...{ fileName: entry.fileName, batchId: entry.batchId },
        ...{ went: entry.after === null, came: entry.before === null },
        ...tellChange(entry, names),
      })),
      mayWrite: may(viewer, "enter data"),
      done: DONE[new URL(doorway.request.url).searchParams.get("done") ?? ""] ?? null,
    };
  });
}

/** The page's own address, without what was done last. */
function hereOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete("done");
  return url.pathname + url.search;
}

const definitionOf = (item: ValueAddress["item"]) =>
  "definition" in item
    ? item.definition
    : "A share that was given without the numbers behind it. It counts in no total.";

export const action = (doorway: ActionFunctionArgs) => actOnValue(doorway);

const DONE: Record<string, string> = {
  comment: "It is written down below.",
  settle: "The question is settled.",
  restore: "The earlier value stands again.",
};

export default function Value() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shell, member, facts, warnings, comments, steps, mayWrite } = shown;
  const base = `/c/${shell.slug}`;
  const open = warnings.filter(({ explained }) => explained === null).length;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={member.name}
        title={shown.title}
        actions={
          <LinkButton kind="secondary" to={`${base}/data?member=${member.slug}&strategy=${shown.strategy}`}>
            Back to the numbers
          </LinkButton>
        }
      >
        {shown.done ? <Notice tone="success">{shown.done}</Notice> : null}
        <ValueFacts
          facts={facts}
          definitions={`${base}/members/${member.slug}/definitions`}
          ledger={`${base}/investments?member=${member.slug}`}
        />
        {warnings.length > 0 ? (
          <Section
            id="questions"
            title="Worth a second look"
            lead={
              open > 0
                ? "The value is stored. Correct it, or say why it is right: that stays with it."
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
            <CommentList {...{ comments, mayWrite }} locale={shell.locale} />
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
          title="What happened"
          lead="Every change, the newest first. Nothing of it can be altered."
        >
          <ValueHistory
            steps={steps}
            locale={shell.locale}
            current={facts.value}
            mayRestore={mayWrite && !facts.fromLedger}
            refused={refused?.intent === "restore" ? refused : null}
            imports={`${base}/data/import`}
          />
        </Section>
        <p className="no-print">
          <Link to={`${base}/members/${member.slug}/activity`}>All that happened at {member.name}</Link>
        </p>
      </Page>
    </CollaborativeShell>
  );
}
