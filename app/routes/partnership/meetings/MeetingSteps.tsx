import { Form } from "@remix-run/react";
import { stepsFrom } from "~/domain/meetings/meeting";
import type { MeetingState } from "~/domain/meetings/terms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";

const WORDS: Record<MeetingState, { button: string; hint: string }> = {
  planned: { button: "Plan it again", hint: "The meeting takes place after all." },
  called: {
    button: "Call the meeting",
    hint: "The agenda is out: everyone in the partnership can read it, and those who sit in the body get it by mail.",
  },
  held: { button: "Mark as held", hint: "The agenda stays as it is from then on." },
  minutes_out: { button: "Send the minutes out", hint: "Those who sit in the body can read them." },
  approved: {
    button: "Approve the minutes",
    hint: "They are locked for good; later there are only addenda.",
  },
  cancelled: { button: "Cancel the meeting", hint: "" },
};

/** What can be done with a meeting next. */
export function MeetingSteps({ state, revision }: { state: MeetingState; revision: number }) {
  const steps = stepsFrom(state);
  return (
    <div className="no-print grid gap-4">
      {steps
        .filter((to) => to !== "cancelled")
        .map((to, place) => (
          <Form key={to} method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <input type="hidden" name="intent" value="step" />
            <input type="hidden" name="revision" value={revision} />
            <Button kind={place === 0 ? "primary" : "secondary"} name="to" value={to}>
              {state === "minutes_out" && to === "held" ? "Take the minutes back" : WORDS[to].button}
            </Button>
            <span className="text-ink-soft text-sm">
              {state === "minutes_out" && to === "held" ? "They need another look." : WORDS[to].hint}
            </span>
          </Form>
        ))}
      {steps.includes("cancelled") ? (
        <details className="folded">
          <summary className="min-h-11 sm:min-h-8">Cancel the meeting…</summary>
          <Form method="post" className="grid max-w-[34rem] justify-items-start gap-3 pt-2">
            <input type="hidden" name="intent" value="step" />
            <input type="hidden" name="revision" value={revision} />
            <Field
              name="why"
              label="Why?"
              hint="Those who got the agenda are told, with this reason."
              required
              maxLength={1000}
            />
            <Button kind="danger" name="to" value="cancelled">
              Cancel the meeting
            </Button>
          </Form>
        </details>
      ) : null}
    </div>
  );
}
