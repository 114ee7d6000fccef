import { Form, useNavigation } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { Button, buttonClass, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Progress } from "~/ui/controls/Progress";
import { Notice } from "~/ui/layout/Notice";
import type { PreviewView } from "./import-preview.server";
import { countOf } from "./import-words";
import { type Storing, useImportStream } from "./use-import-stream";

/** The decision: store all of it, or what is not at fault, or nothing. With script it shows how far it is. */
export function ImportStore({
  view,
  path,
  locale,
  stopped,
  fault,
}: {
  view: PreviewView;
  path: string;
  locale: string;
  /** The storing was stopped, and the server has said that nothing is stored. */
  stopped: boolean;
  /** Why it was not stored. */
  fault: { reason?: string; whole?: string } | undefined;
}) {
  const { storing, start, stop } = useImportStream(path);
  const busy = useNavigation().formMethod === "POST";
  const { counts, storable, changing, verified } = view;
  const all = counts.changed + counts.new + counts.unchanged;
  const send = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    // Giving up is a page as any other.
    if (form.get("intent") === "give-up" || typeof TextDecoderStream === "undefined") return;
    event.preventDefault();
    void start(form);
  };
  if (storing.state === "running") return <Running {...{ storing, stop, locale }} />;
  if (storing.state === "stopping")
    return (
      <div role="status" className="max-w-[46rem] rounded-lg bg-sunk px-5 py-6 sm:px-8">
        <Progress label="Stopping" words="What was done so far is taken back" />
      </div>
    );
  const whole = storing.state === "failed" ? storing.message : fault?.whole;
  return (
    <div className="grid gap-5">
      {stopped && storing.state === "idle" ? (
        <Notice tone="info" title="Stopped">
          <p>Nothing of the file was stored. You can store it again whenever you like.</p>
        </Notice>
      ) : null}
      {whole ? (
        <Notice tone="error" title="Nothing was stored">
          <p>{whole}</p>
        </Notice>
      ) : null}
      {counts.error > 0 ? (
        <Notice tone="warning" title={`${countOf(counts.error, "fault", locale)} to correct first`}>
          <p>
            A file is stored whole or not at all. Download it with the faults marked, correct it there, and
            send it again.
          </p>
        </Notice>
      ) : changing === 0 ? (
        <Notice tone="success" title="There is nothing to store">
          <p>
            {all === 0
              ? "The file holds no values."
              : `All ${countOf(all, "value", locale)} of the file stand here already, exactly so.`}
          </p>
        </Notice>
      ) : null}
      <Form method="post" action={`${path}?step=check`} onSubmit={send} className="grid gap-5">
        {verified > 0 && changing > 0 ? (
          <Field
            className="max-w-[46rem]"
            name="reason"
            label="Why do verified values change?"
            hint={`${countOf(verified, "value", locale)} of these ${verified === 1 ? "is" : "are"} verified. The reason stays with the change.`}
            required
            maxLength={1000}
            error={fault?.reason ?? null}
          />
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          {counts.error > 0 ? (
            <>
              <LinkButton to={`${path}/annotated.xlsx`} reloadDocument>
                Download the file with the faults marked
              </LinkButton>
              {changing > 0 ? (
                <Button kind="secondary" name="intent" value="store-good" disabled={busy}>
                  Store the {countOf(storable, "value", locale)} without faults
                </Button>
              ) : null}
            </>
          ) : changing > 0 ? (
            <Button name="intent" value="store" disabled={busy}>
              Store {countOf(changing, "value", locale)}
            </Button>
          ) : null}
          <button
            type="submit"
            name="intent"
            value="give-up"
            formNoValidate
            disabled={busy}
            className={buttonClass("quiet")}
          >
            {changing === 0 && counts.error === 0 ? "Done" : "Give this file up"}
          </button>
        </div>
      </Form>
    </div>
  );
}

const STAGES: Record<string, string> = {
  reading: "Reading the file",
  storing: "Storing the values",
  "adding up": "Adding up the totals",
};

function Running({
  storing: { stage, done, total },
  stop,
  locale,
}: {
  storing: Extract<Storing, { state: "running" }>;
  stop: () => void;
  locale: string;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  // The button that was pressed has gone: the next thing that one may want is to stop.
  useEffect(() => cancel.current?.focus(), []);
  const storingNow = stage === "storing" && total > 0;
  const words = storingNow
    ? `${done.toLocaleString(locale)} of ${countOf(total, "value", locale)}`
    : "A moment, please";
  // Read aloud at each quarter, not at each step.
  const quarter = storingNow ? Math.floor((4 * done) / total) * 25 : null;
  return (
    <div className="grid max-w-[46rem] gap-5 rounded-lg bg-sunk px-5 py-6 sm:px-8">
      <Progress
        label={STAGES[stage] ?? "Storing the values"}
        done={storingNow ? done : undefined}
        total={storingNow ? total : undefined}
        words={words}
      />
      <p aria-live="polite" className="sr-only">
        {quarter === null ? STAGES[stage] : `${quarter}% stored`}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <button type="button" ref={cancel} onClick={stop} className={buttonClass("secondary")}>
          Cancel
        </button>
        <p className="text-ink-soft text-sm">
          Until the end nothing counts: cancelled, none of it is stored.
        </p>
      </div>
    </div>
  );
}
