import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import type { WorkLineView } from "./work-line.server";

/** The partnership's work in one line, with what else a page says there; nothing while there is none. */
export function WorkLine({
  line,
  c,
  locale,
  children,
}: {
  line: WorkLineView;
  c: string;
  locale: string;
  children?: ReactNode;
}) {
  const { lateActions, meeting, health } = line;
  const { moving, late, silent } = health;
  const parts = [
    meeting ? (
      <span key="meeting">
        Next meeting: {meeting.body}, {formatDate(meeting.day, { locale })}
      </span>
    ) : null,
    lateActions > 0 ? (
      <Link key="actions" to={paths.actions(c, { state: "late" })}>
        {lateActions === 1 ? "1 late action" : `${lateActions} late actions`}
      </Link>
    ) : null,
    moving + late + silent > 0 ? (
      <Link key="initiatives" to={paths.initiatives(c)}>
        Initiatives: {moving} moving, {late} late, {silent} silent
      </Link>
    ) : null,
    children,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <section
      aria-label="The partnership’s work"
      className="flex flex-wrap gap-x-6 gap-y-1 text-ink-soft text-sm"
    >
      {parts}
    </section>
  );
}
