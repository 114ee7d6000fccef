import { Form, Link } from "@remix-run/react";
import type { ActivitySubject } from "~/domain/activity/activity";
import type { ContentChange } from "~/domain/investments/changes";
import { paths } from "~/paths";
import { Changes } from "~/routes/activity";
import { Button, buttonClass } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { ChangedAt } from "~/ui/grid/ChangedAt";

export interface ValueStep {
  id: string;
  at: string;
  actor: string;
  reason: string | null;
  subject: ActivitySubject;
  fileName: string | null;
  /** Shared by changes made together; the id of the import if they came from a file. */
  batchId: string;
  created: boolean;
  removed: boolean;
  title: string;
  changes: ContentChange[];
}

/** Every change of a value. An earlier value can be restored, with a reason. */
export function ValueHistory({
  steps,
  locale,
  current,
  mayRestore,
  refused,
  slug,
}: {
  steps: ValueStep[];
  locale: string;
  /** The current value in words, which cannot be restored. */
  current: string;
  mayRestore: boolean;
  refused: { id: string | null; message: string | null } | null;
  /** Slug of the collaborative. */
  slug: string;
}) {
  if (steps.length === 0)
    return (
      <p className="text-ink-soft">Nothing has been recorded here yet. Every change will be listed here.</p>
    );
  return (
    <ol className="grid max-w-[52rem] gap-7">
      {steps.map((step) => {
        const earlier = isValue(step) ? step.changes.find(({ what }) => what === "Value")?.after : null;
        return (
          <li key={step.id} className="grid gap-2">
            <p>
              <span className="font-semibold">{step.actor}</span> {stepWords(step)}{" "}
              <span className="text-ink-soft">
                <ChangedAt at={step.at} locale={locale} />
              </span>
              {step.fileName ? (
                <>
                  , from <Link to={paths.storedImport(slug, step.batchId)}>{step.fileName}</Link>
                </>
              ) : null}
            </p>
            {step.reason ? (
              <p className="border-line-strong border-s-2 ps-3 text-ink-soft">{step.reason}</p>
            ) : null}
            <Changes changes={step.changes} bare={isValue(step)} />
            {mayRestore && earlier && earlier !== current ? (
              <Restore
                id={step.id}
                value={earlier}
                error={refused?.id === step.id ? refused.message : null}
              />
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

const isValue = ({ subject }: ValueStep) => subject === "observation" || subject === "reported_share";

function stepWords({ subject, title, created, removed }: ValueStep): string {
  const verb = created ? "recorded" : removed ? "removed" : "changed";
  switch (subject) {
    case "observation":
    case "reported_share":
      return `${verb} it`;
    case "warning":
      return removed ? "withdrew the explanation" : "explained it";
    case "comment":
      return created ? "commented" : "settled a question";
    case "definition":
      return `${verb} the institution’s own definition`;
    case "request":
      return created ? "asked for the year’s numbers" : "moved the year’s numbers on";
    case "year":
      return created ? "opened the year" : "changed the year";
    default:
      return `${verb} ${title}`;
  }
}

function Restore({ id, value, error }: { id: string; value: string; error: string | null }) {
  return (
    <details open={error !== null}>
      <summary className={buttonClass("quiet", "list-none [&::-webkit-details-marker]:hidden")}>
        Restore “{value}”
      </summary>
      <Form method="post" className="mt-2 grid max-w-[34rem] gap-3">
        <input type="hidden" name="id" value={id} />
        <TextField label="Why restore it?" name="reason" rows={2} maxLength={2000} required error={error} />
        <Button name="intent" value="restore" className="justify-self-start">
          Restore
        </Button>
      </Form>
    </details>
  );
}
