import { Form, Link } from "@remix-run/react";
import type { ActivitySubject } from "~/domain/activity";
import type { ContentChange } from "~/domain/investment-changes";
import { Button, buttonClass } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Changes } from "./ActivityList";

export interface ValueStep {
  id: string;
  at: string;
  actor: string;
  reason: string | null;
  subject: ActivitySubject;
  fileName: string | null;
  /** Of the changes made together: the import, where they came from a file. */
  batchId: string;
  came: boolean;
  went: boolean;
  title: string;
  changes: ContentChange[];
}

/** Everything that happened to a value; what stood there once can be brought back, with a reason. */
export function ValueHistory({
  steps,
  locale,
  current,
  mayRestore,
  refused,
  imports,
}: {
  steps: ValueStep[];
  locale: string;
  /** The value that stands now, in words: bringing that back would change nothing. */
  current: string;
  mayRestore: boolean;
  refused: { id: string | null; message: string | null } | null;
  imports: string;
}) {
  if (steps.length === 0)
    return <p className="text-ink-soft">Nothing was recorded here yet. Every change will be listed here.</p>;
  return (
    <ol className="grid max-w-[52rem] gap-7">
      {steps.map((step) => {
        const then = isValue(step) ? step.changes.find(({ what }) => what === "Value")?.after : null;
        return (
          <li key={step.id} className="grid gap-2">
            <p>
              <span className="font-semibold">{step.actor}</span> {didOf(step)}{" "}
              <span className="text-ink-soft">
                <ChangedAt at={step.at} locale={locale} />
              </span>
              {step.fileName ? (
                <>
                  , from <Link to={`${imports}/stored/${step.batchId}`}>{step.fileName}</Link>
                </>
              ) : null}
            </p>
            {step.reason ? (
              <p className="border-line-strong border-s-2 ps-3 text-ink-soft">{step.reason}</p>
            ) : null}
            <Changes changes={step.changes} bare={isValue(step)} />
            {mayRestore && then && then !== current ? (
              <Restore id={step.id} then={then} error={refused?.id === step.id ? refused.message : null} />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

const isValue = ({ subject }: ValueStep) => subject === "observation" || subject === "reported_share";

function didOf({ subject, title, came, went }: ValueStep): string {
  const verb = came ? "recorded" : went ? "removed" : "changed";
  switch (subject) {
    case "observation":
    case "reported_share":
      return `${verb} it`;
    case "warning":
      return went ? "took the explanation back" : "explained it";
    case "comment":
      return came ? "said" : "settled a question";
    case "definition":
      return `${verb} the institution’s own definition`;
    case "request":
      return came ? "asked for the year’s numbers" : "moved the year’s numbers on";
    case "year":
      return came ? "opened the year" : "changed the year";
    default:
      return `${verb} ${title}`;
  }
}

function Restore({ id, then, error }: { id: string; then: string; error: string | null }) {
  return (
    <details open={error !== null}>
      <summary className={buttonClass("quiet", "list-none [&::-webkit-details-marker]:hidden")}>
        Bring back “{then}”
      </summary>
      <Form method="post" className="mt-2 grid max-w-[34rem] gap-3">
        <input type="hidden" name="id" value={id} />
        <TextField
          label="Why does it come back?"
          name="reason"
          rows={2}
          maxLength={2000}
          required
          error={error}
        />
        <Button name="intent" value="restore" className="justify-self-start">
          Bring it back
        </Button>
      </Form>
    </details>
  );
}
