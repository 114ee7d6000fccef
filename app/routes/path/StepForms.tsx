import { Link } from "@remix-run/react";
import type { Shell } from "~/access/shell";
import type { StepStanding } from "~/domain/path/steps";
import { paths } from "~/paths";
import type { PathChoice } from "~/records/path/facts.server";
import type { StoredEvidence, StoredStep } from "~/records/path/path.server";
import { CommonGroundForm, DecisionForm } from "./DecisionForms";
import { EvidenceForms } from "./EvidenceForms";
import { NotNeeded } from "./NotNeeded";
import type { PathAnswer } from "./path-actions.server";
import { EVIDENCE_OF } from "./words";

/** What those who keep the path choose from. */
export interface StepSources {
  items: PathChoice[];
  decisions: PathChoice[];
  organizations: PathChoice[];
  evidence: StoredEvidence[];
  stored: StoredStep[];
}

/** What staff can do about a step: note evidence, name what it rests on, or say why it is not needed. */
export function StepForms({
  standing: { step, state },
  sources,
  answer,
  shell,
}: {
  standing: StepStanding;
  sources: StepSources;
  answer: PathAnswer | undefined;
  shell: Pick<Shell, "slug" | "locale">;
}) {
  const kind = EVIDENCE_OF[step];
  const stored = sources.stored.find((own) => own.step === step);
  const page = {
    initiator: { to: paths.convener(shell.slug), label: "Rate by criteria" },
    interviews: { to: paths.interviews(shell.slug), label: "Interviews" },
    goals: { to: paths.goals(shell.slug), label: "Goals" },
    ground_rules: { to: paths.agreements(shell.slug), label: "Agreements" },
    community: { to: paths.stakeholders(shell.slug), label: "Stakeholders" },
    learning: { to: paths.indicators(shell.slug), label: "Community indicators" },
  }[step as string];
  return (
    <div className="no-print mt-4 grid gap-4">
      {page ? (
        <p>
          <Link to={page.to}>{page.label}</Link>
        </p>
      ) : null}
      {kind ? (
        <EvidenceForms
          kind={kind}
          step={step}
          evidence={sources.evidence.filter((item) => item.kind === kind)}
          organizations={sources.organizations}
          answer={answer}
          locale={shell.locale}
        />
      ) : null}
      {step === "convener" ? (
        <DecisionForm decisions={sources.decisions} stored={stored} answer={answer} />
      ) : null}
      {step === "common_ground" ? (
        <CommonGroundForm items={sources.items} stored={stored} answer={answer} />
      ) : null}
      {state === "done" ? null : <NotNeeded step={step} reason={stored?.notNeeded ?? null} answer={answer} />}
    </div>
  );
}
