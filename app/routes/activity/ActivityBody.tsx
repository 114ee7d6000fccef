import { Link } from "@remix-run/react";
import type { ActivityGroup } from "~/domain/activity/activity";
import { EmptyState } from "~/ui/layout/EmptyState";
import { type ActivityChoice, ActivityFilters } from "./ActivityFilters";
import { ActivityList, type ListedBatch } from "./ActivityList";

/** The activity of a collaborative, or of a member: its filters, the list, and links to other pages. */
export function ActivityBody({
  shown,
  groups,
  ofMember,
  locale,
}: {
  shown: {
    choice: ActivityChoice;
    batches: ListedBatch[];
    older: string | null;
    newest: string | null;
    members: { value: string; label: string }[];
  };
  groups: ActivityGroup[];
  ofMember: boolean;
  locale: string;
}) {
  const { choice, batches, older, newest, members } = shown;
  return (
    <>
      <ActivityFilters choice={choice} groups={groups} members={ofMember ? [] : members} />
      {batches.length > 0 ? (
        <ActivityList batches={batches} locale={locale} />
      ) : (
        <EmptyState title="Nothing of this kind has happened">
          <p>Every change of a number, goal, or setting is kept here, with who made it and why.</p>
        </EmptyState>
      )}
      {older || newest ? (
        <nav aria-label="Pages of the activity" className="no-print flex flex-wrap gap-x-6 gap-y-2">
          {newest ? <Link to={newest}>Back to the newest</Link> : null}
          {older ? <Link to={older}>Older</Link> : null}
        </nav>
      ) : null}
    </>
  );
}
