import { outcomeForm } from "../../../app/domain/outcomes/outcome";
import { storyForm } from "../../../app/domain/outcomes/story";
import { profileForm } from "../../../app/domain/path/profile";
import { stakeholderForm } from "../../../app/domain/stakeholders/stakeholders";
import { addEvidence } from "../../../app/records/outcomes/evidence.server";
import { addOutcome, stepOutcome } from "../../../app/records/outcomes/outcomes.server";
import { addStory, stepStory } from "../../../app/records/outcomes/stories.server";
import { saveProfile } from "../../../app/records/path/profile.server";
import { addStakeholder, engage } from "../../../app/records/stakeholders/stakeholders.server";
import { todayIso } from "../../../app/records/today";
import type { TenantDb } from "../../../db/tenant";

/** A checked outcome with evidence, a story whose consent holds, a stakeholder, and a profile with a phase. */
export async function tellOutcomes(db: TenantDb): Promise<void> {
  const checker: TenantDb = { ...db, actor: { name: "A checker", userId: null } };
  const outcome = outcomeForm.parse({
    domain: "community",
    who: "Tenants",
    what: "Send two of their own to every meeting.",
    happenedOn: "2024-05-01",
    matters: "Plans used to be ready before.",
    contribution: "We pay for their time.",
    planned: "yes",
    good: "yes",
  });
  const id = await addOutcome(db, outcome);
  await addEvidence(db, id, { kind: "link", text: "Minutes", url: "https://example.org/minutes" });
  await stepOutcome(checker, id, "check");
  const story = storyForm.parse({
    title: "At the table",
    words: "They listened.",
    consentWords: "on",
    consentOn: "2024-05-01",
    consentHow: "A signed form",
    outcomeId: id,
  });
  await stepStory(checker, await addStory(db, story), "check", todayIso());
  const stakeholder = stakeholderForm.parse({ name: "Tenants", interest: 3, influence: 1, speaks: "on" });
  const stakeholderId = await addStakeholder(db, stakeholder);
  await engage(db, stakeholderId, { engagement: "consulted", since: "2024-01-01" });
  const profile = profileForm.parse({ purpose: "advocacy", phase: "implementing", phaseOn: "2024-01-01" });
  await saveProfile(db, { revision: 0, fields: profile });
}
