import { type ReportedPledge, reportedPledges } from "~/domain/agreements/pledges";
import { isChecked } from "~/domain/outcomes/outcome";
import { type ShownStory, shownStory } from "~/domain/outcomes/story";
import { contradictionsOf } from "~/domain/path/phase";
import type { ProfileRecord } from "~/domain/path/profile";
import { pathOf, type StepStanding } from "~/domain/path/steps";
import type { Catalog } from "~/domain/terms";
import { readAgreements } from "~/records/agreements/agreements.server";
import { readStories } from "~/records/outcomes/stories.server";
import { readPathFacts } from "~/records/path/facts.server";
import { readHosts, readProfile } from "~/records/path/profile.server";
import type { Readers } from "~/records/reports/readers.server";
import type { TenantDb } from "~db/tenant";

/** What reports tell of the partnership itself. */
export interface PartnershipSources {
  /** Stories whose consent holds today: checked ones for readers inside, released ones for others. */
  stories: ShownStory[];
  pledges: ReportedPledge[];
  path: {
    profile: ProfileRecord;
    /** Today's. */
    hosts: string[];
    steps: StepStanding[];
    /** What the records say against the phase. */
    contradictions: string[];
  };
}

export async function readPartnership(
  db: TenantDb,
  { catalog, readers, today }: { catalog: Catalog; readers: Readers; today: string },
): Promise<PartnershipSources> {
  const stories = (await readStories(db)).filter(
    (story) => story.state === "released" || (readers === "internal" && isChecked(story)),
  );
  const { path, phase } = await readPathFacts(db, catalog, today);
  const profile = await readProfile(db);
  const hosts = (await readHosts(db)).filter(
    ({ from, until }) => from <= today && (until === null || until >= today),
  );
  return {
    stories: stories.flatMap((story) => shownStory(story, today) ?? []),
    pledges: reportedPledges(await readAgreements(db), catalog.members, today),
    path: {
      profile,
      hosts: hosts.map(({ name }) => name),
      steps: pathOf(path),
      contradictions: profile.phase ? contradictionsOf(profile.phase, phase) : [],
    },
  };
}
