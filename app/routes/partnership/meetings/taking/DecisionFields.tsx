import { DECISION_STATES } from "~/domain/meetings/terms";
import { Button } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import type { TakenDecision } from "./parts-state";

export interface EarlierDecision {
  value: string;
  label: string;
  confirmable: boolean;
}

/** A decision under an item: its words, the vote, and what it replaces or confirms. */
export function DecisionFields({
  part,
  decision,
  earlier,
  problem,
  about,
}: {
  part: string;
  /** Null: a new one. */
  decision: TakenDecision | null;
  earlier: EarlierDecision[];
  problem: string | null;
  /** Of a new one: the item. */
  about?: string;
}) {
  const name = (field: string) => `${field}.${part}`;
  const confirmable = earlier.filter(({ confirmable: yes, value }) => yes || value === decision?.confirms);
  const fields = (
    <div className="grid gap-4">
      {decision ? <input type="hidden" name={name("revision")} value={decision.revision} /> : null}
      <TextField
        name={name("text")}
        label="Decision"
        rows={2}
        defaultValue={decision?.text ?? ""}
        error={problem}
      />
      <fieldset className="flex flex-wrap items-end gap-4">
        <legend className="sr-only">Votes</legend>
        {(["for", "against", "abstaining"] as const).map((side) => (
          <div key={side} className="w-28">
            <Field
              name={name(side)}
              label={side === "for" ? "For" : side === "against" ? "Against" : "Abstaining"}
              inputMode="numeric"
              maxLength={3}
              className="tabular"
              defaultValue={decision?.[side] ?? ""}
            />
          </div>
        ))}
        <label className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            name={name("noObjection")}
            defaultChecked={decision?.noObjection ?? false}
            className="size-4.5 accent-(--color-ink)"
          />
          No objection
        </label>
      </fieldset>
      <details className="folded">
        <summary className="min-h-11 sm:min-h-8">More: date, who differed, earlier decisions</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field
            type="date"
            name={name("effectiveOn")}
            label="Effective on"
            optional
            defaultValue={decision?.effectiveOn ?? ""}
          />
          <Field
            name={name("dissent")}
            label="Who differed, if they wish"
            optional
            maxLength={2000}
            defaultValue={decision?.dissent ?? ""}
          />
          <Select
            name={name("replaces")}
            label="Replaces"
            optional
            defaultValue={decision?.replaces ?? ""}
            options={[{ value: "", label: "None" }, ...earlier.map(choice)]}
          />
          <Select
            name={name("confirms")}
            label="Confirms"
            optional
            defaultValue={decision?.confirms ?? ""}
            options={[{ value: "", label: "None" }, ...confirmable.map(choice)]}
          />
        </div>
      </details>
    </div>
  );
  if (!decision)
    return (
      <details className="folded" open={problem !== null}>
        <summary className="min-h-11 sm:min-h-8">
          Take down a decision <span className="sr-only">under “{about}”</span>
        </summary>
        <div className="mt-3 grid justify-items-start gap-4 border-line border-s-4 ps-4 [&>div]:w-full">
          {fields}
          <Button kind="secondary">Record the decision</Button>
        </div>
      </details>
    );
  return (
    <div className="grid gap-3 border-line-strong border-s-4 ps-4" data-decision={decision.id}>
      <p className="flex flex-wrap items-center justify-between gap-3">
        <span className="font-semibold" aria-live="polite">
          {decision.number ? `Decision ${decision.number}: ` : ""}
          {DECISION_STATES[decision.state].toLowerCase()}
        </span>
        <Button kind="quiet" name="strike" value={decision.id}>
          Strike <span className="sr-only">decision {decision.number}</span>
        </Button>
      </p>
      {fields}
    </div>
  );
}

const choice = ({ value, label }: EarlierDecision) => ({ value, label });
