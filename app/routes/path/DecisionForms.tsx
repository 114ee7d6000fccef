import { getFormProps, getInputProps, getSelectProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { commonGroundForm, decisionForm } from "~/domain/path/forms";
import type { PathChoice } from "~/records/path/facts.server";
import type { StoredStep } from "~/records/path/path.server";
import { useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, Select } from "~/ui/controls/Field";
import type { PathAnswer } from "./path-actions.server";

/** Names the decision on the convener, with the request where proposals are requested. */
export function DecisionForm({
  decisions,
  stored,
  answer,
}: {
  decisions: PathChoice[];
  stored: StoredStep | undefined;
  answer: PathAnswer | undefined;
}) {
  const chosen = stored?.decisionId ?? null;
  const [form, fields] = useCheckedForm({
    id: "decision",
    schema: decisionForm,
    lastResult: answer?.of === "decision" ? answer.result : undefined,
    defaultValue: {
      decisionId: chosen ?? "",
      ...(stored?.requestsProposals && { requestsProposals: "on" }),
      request: stored?.request ?? "",
    },
  });
  return (
    <details open={answer?.of === "decision"}>
      <summary className="w-fit cursor-pointer font-semibold">
        {chosen ? "Change the decision" : "Name the decision"}
      </summary>
      <Form key={chosen} method="post" {...getFormProps(form)} className="mt-3 grid max-w-[46rem] gap-5">
        <input type="hidden" name="step" value="convener" />
        <Select
          {...getSelectProps(fields.decisionId)}
          label="Decision"
          options={[{ value: "", label: "Choose…" }, ...decisions]}
          error={fields.decisionId.errors}
        />
        <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
          <input
            {...getInputProps(fields.requestsProposals, { type: "checkbox" })}
            className="mt-1 size-4.5 shrink-0 accent-(--color-ink)"
          />
          <span>It requests proposals</span>
        </label>
        <Field
          {...getInputProps(fields.request, { type: "text" })}
          inputMode="url"
          label="Address of the request"
          optional
          error={fields.request.errors}
        />
        <Steps save="decision" clear="no-decision" has={chosen !== null} />
      </Form>
    </details>
  );
}

/** Names the agenda item under which the common ground was reported back. */
export function CommonGroundForm({
  items,
  stored,
  answer,
}: {
  items: PathChoice[];
  stored: StoredStep | undefined;
  answer: PathAnswer | undefined;
}) {
  const chosen = stored?.agendaItemId ?? null;
  const [form, fields] = useCheckedForm({
    id: "common-ground",
    schema: commonGroundForm,
    lastResult: answer?.of === "common-ground" ? answer.result : undefined,
    defaultValue: { agendaItemId: chosen ?? "" },
  });
  return (
    <details open={answer?.of === "common-ground"}>
      <summary className="w-fit cursor-pointer font-semibold">
        {chosen ? "Change the meeting" : "Name the meeting"}
      </summary>
      <Form key={chosen} method="post" {...getFormProps(form)} className="mt-3 grid max-w-[46rem] gap-5">
        <input type="hidden" name="step" value="common_ground" />
        <Select
          {...getSelectProps(fields.agendaItemId)}
          label="Agenda item"
          options={[{ value: "", label: "Choose…" }, ...items]}
          error={fields.agendaItemId.errors}
        />
        <Steps save="common-ground" clear="no-common-ground" has={chosen !== null} />
      </Form>
    </details>
  );
}

function Steps({ save, clear, has }: { save: string; clear: string; has: boolean }) {
  return (
    <div className="flex flex-wrap gap-3">
      <Button kind="secondary" name="intent" value={save}>
        Save
      </Button>
      {has ? (
        <Button kind="quiet" name="intent" value={clear} formNoValidate>
          Take it back
        </Button>
      ) : null}
    </div>
  );
}
