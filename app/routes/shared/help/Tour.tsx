import { Form, Link, useLocation } from "@remix-run/react";
import { landingOf } from "~/access/landing";
import type { Shell } from "~/access/shell";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/controls/Button";
import { TOUR } from "./tour-steps";

/** A step of the tour above the page that it is about, or, for a newcomer, the offer to begin. */
export function Tour({ shell }: { shell: Shell }) {
  const { pathname, search } = useLocation();
  const steps = TOUR[shell.role];
  const at = Number(new URLSearchParams(search).get("tour"));
  const step = steps[at - 1];
  if (step) return <Step shell={shell} at={at} />;
  const begins = pathname === landingOf(shell.slug, shell.role);
  return shell.tourOffered && begins ? <Offer shell={shell} /> : null;
}

/** The address of a step. */
export function tourAt({ slug, role }: Pick<Shell, "slug" | "role">, at: number): string {
  const step = TOUR[role][at - 1];
  return step ? `${step.path(slug)}?tour=${at}` : paths.help(slug);
}

function Step({ shell, at }: { shell: Shell; at: number }) {
  const steps = TOUR[shell.role];
  const step = steps[at - 1];
  const next = steps[at];
  return (
    <aside aria-label="Tour" className="no-print frame pt-4">
      <div className="grid gap-3 rounded-md border border-line-strong bg-raised px-4 py-3">
        <p className="max-w-[60rem]">
          <span className="me-2 font-semibold">
            {step?.page}
            <span className="font-normal text-ink-soft">
              {" "}
              ({at} of {steps.length})
            </span>
          </span>
          {step?.says}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          {next ? (
            <LinkButton to={tourAt(shell, at + 1)}>Next: {next.page}</LinkButton>
          ) : (
            <EndTour shell={shell} label="Finish" kind="primary" />
          )}
          {at > 1 ? (
            <LinkButton kind="secondary" to={tourAt(shell, at - 1)}>
              Back
            </LinkButton>
          ) : null}
          {next ? <EndTour shell={shell} label="End the tour" kind="quiet" /> : null}
        </div>
      </div>
    </aside>
  );
}

function Offer({ shell }: { shell: Shell }) {
  return (
    <aside aria-label="Tour" className="no-print frame pt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-md border border-line-strong bg-raised px-4 py-2">
        <p>
          New here? <Link to={tourAt(shell, 1)}>Take the tour of five pages</Link>
        </p>
        <EndTour shell={shell} label="No, thank you" kind="quiet" />
      </div>
    </aside>
  );
}

/** Ends it for good, and leads to where the person begins. */
function EndTour({ shell, label, kind }: { shell: Shell; label: string; kind: "primary" | "quiet" }) {
  return (
    <Form method="post" action={paths.help(shell.slug)}>
      <input type="hidden" name="intent" value="end-tour" />
      <Button kind={kind}>{label}</Button>
    </Form>
  );
}
