import type { Visit } from "~/access/visit.server";
import { stateOf } from "~/domain/agreements/state";
import { deadlineOf, termOf } from "~/domain/agreements/term";
import { callWords } from "~/domain/work/calls";
import { healthOf, nextMilestone } from "~/domain/work/initiative";
import { agendaLacks, callsOf, outstanding, uncoveredMembers } from "~/domain/work/week";
import { readCatalogWithAgreements } from "~/records/agreements/agreements.server";
import { todayIso } from "~/records/today";
import { readInitiatives } from "~/records/work/initiatives.server";
import { readWeek } from "~/records/work/week.server";
import { askFunders } from "~/routes/money/index.server";
import { askWords } from "~/ui/figures/money/words";

/** What needs attention this week. Members to call are shown to those who run the partnership only. */
export async function weekOf({ db }: Visit) {
  const today = todayIso();
  const { catalog, agreements } = await readCatalogWithAgreements(db);
  const { collaborative } = catalog;
  const facts = await readWeek(db, today);
  const initiatives = await readInitiatives(db, today);
  const { late, soon, meeting, members } = facts;
  return {
    collaborative,
    today,
    late,
    soon,
    meeting: meeting && {
      id: meeting.id,
      title: meeting.title,
      body: meeting.body,
      day: meeting.day,
      startsAt: meeting.startsAt,
      timeZone: meeting.timeZone,
      lacks: agendaLacks(meeting, today),
    },
    calls: callsOf(members, today).map(({ slug, name, reasons }) => ({
      slug,
      name,
      reasons: reasons.map(callWords),
    })),
    agreements: agreements
      .filter((agreement) => stateOf(agreement, today) === "act_now")
      .map((agreement) => ({
        id: agreement.id,
        title: agreement.title,
        deadline: deadlineOf(termOf(agreement, today)),
      })),
    funders: askFunders(facts.funders, today).map(({ name, due }) => ({ name, words: askWords(due) })),
    outstanding: outstanding(members, today),
    uncovered: uncoveredMembers(members, today),
    initiatives: initiatives.flatMap((initiative) => {
      const health = healthOf(initiative, today);
      if (health === null || health === "moving") return [];
      const { id, name, lead, changedOn, milestones } = initiative;
      return [{ id, name, lead, health, changedOn, milestone: nextMilestone(milestones) }];
    }),
    running: initiatives.filter(({ stage }) => stage === "running").length,
    started: late.count + soon.count + initiatives.length + members.length > 0,
  };
}
