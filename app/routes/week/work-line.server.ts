import type { Visit } from "~/access/visit.server";
import { seesEverything } from "~/domain/disclosure/disclosure";
import { healthCounts } from "~/domain/work/week";
import { todayIso } from "~/records/today";
import { readWorkLine } from "~/records/work/week.server";

/** The partnership's work in one line: next meeting, late actions, and how initiatives are doing. */
export async function workLine({ db, viewer }: Visit) {
  const today = todayIso();
  const { lateActions, meeting, initiatives } = await readWorkLine(db, today, !seesEverything(viewer));
  return { lateActions, meeting, health: healthCounts(initiatives, today) };
}

export type WorkLineView = Awaited<ReturnType<typeof workLine>>;
