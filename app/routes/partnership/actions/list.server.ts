import type { Visit } from "~/access/visit.server";
import { discloseActions } from "~/domain/work/disclosure";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { type ActionFilter, listActions } from "~/records/work/actions.server";
import { readWorkChoices } from "~/records/work/choices.server";
import { actionQuery } from "./query";

/** The actions that an address asks for, as this viewer may see them. @param whole without pages, as a file has them */
export async function readActionList({ db, viewer }: Visit, request: Request, whole = false) {
  const { collaborative } = await readCatalog(db);
  const today = todayIso();
  const query = actionQuery(request);
  const named = await readWorkChoices(db, today);
  const filter: ActionFilter = {
    today,
    state: query.state === "" ? "unfinished" : query.state === "all" ? undefined : query.state,
    memberId: named.members.find(({ slug }) => slug === query.member)?.id,
    ownerId: query.owner || undefined,
    initiativeId: query.initiative || undefined,
    goalId: query.goal || undefined,
    origin: query.origin || undefined,
  };
  const { actions, count } = await listActions(db, filter, whole ? "all" : query.page);
  return {
    collaborative,
    today,
    query,
    count,
    actions: discloseActions(actions, viewer, collaborative.policy),
    /** Names only: whom and what the list can be narrowed to. */
    lists: {
      members: named.members.map(({ slug, name }) => ({ slug, name })),
      owners: named.owners.map(({ id, name, organization }) => ({ id, name, organization })),
      initiatives: named.initiatives.map(({ id, name }) => ({ id, name })),
    },
  };
}
