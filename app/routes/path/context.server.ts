import type { Visit } from "~/access/visit.server";
import { contradictionsOf } from "~/domain/path/phase";
import { nextStep, pathOf } from "~/domain/path/steps";
import type { Catalog } from "~/domain/terms";
import { readPeople } from "~/records/partnership/people.server";
import { readPathFacts } from "~/records/path/facts.server";
import { readHosts, readOffers, readProfile } from "~/records/path/profile.server";
import { todayIso } from "~/records/today";

/** The profile, with its hosts, offers, and what contradicts the phase. */
export async function readShownProfile({ db }: Pick<Visit, "db">, catalog: Catalog) {
  const profile = await readProfile(db);
  const { phase } = await readPathFacts(db, catalog, todayIso());
  return {
    profile,
    hosts: await readHosts(db),
    offers: await readOffers(db),
    contradictions: profile.phase ? contradictionsOf(profile.phase, phase) : [],
  };
}

/** The path with its next step. */
export async function readShownPath({ db }: Pick<Visit, "db">, catalog: Catalog) {
  const { path } = await readPathFacts(db, catalog, todayIso());
  const steps = pathOf(path);
  return { steps, next: nextStep(steps) };
}

/** Members and partners to choose from, as forms send them. */
export async function readOrganizationChoices({ db }: Pick<Visit, "db">, { members }: Catalog) {
  const { partners } = await readPeople(db);
  return [
    ...members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
    ...partners.map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
  ];
}
