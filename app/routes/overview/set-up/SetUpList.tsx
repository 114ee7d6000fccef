import { PageLink } from "~/ui/controls/PageLink";
import { Icon } from "~/ui/figures/icons";
import type { SetUpView } from "./set-up.server";

/** What is left to set up. Each step is ticked by what is stored. */
export function SetUpList({ view: { done, path, steps } }: { view: SetUpView }) {
  const next = steps.find((step) => !step.done);
  return (
    <section
      id="set-up"
      aria-labelledby="set-up-title"
      className="rounded-lg bg-sunk px-5 py-5 sm:px-8 sm:py-6"
    >
      <p id="set-up-title" className="font-semibold font-serif text-xl leading-snug">
        Set up your collaborative
      </p>
      <p className="mt-1 text-ink-soft">
        {done} of {steps.length} steps done. This list goes away with the last one. Bringing people together
        has <PageLink to={path}>a path of its own</PageLink>.
      </p>
      <ol className="mt-3 grid gap-x-10 md:grid-cols-2">
        {steps.map(({ step, label, detail, to, done: isDone }) => (
          <li key={step} className="flex items-baseline gap-3 border-line-strong/40 border-t py-2.5">
            <span
              className={`flex size-5 shrink-0 translate-y-1 items-center justify-center rounded-full border ${
                isDone ? "border-good bg-good-wash text-good" : "border-line-strong"
              }`}
            >
              {isDone ? <Icon name="check" className="size-3.5" /> : null}
              <span className="sr-only">{isDone ? "Done:" : "To do:"}</span>
            </span>
            <span className="min-w-0">
              <PageLink
                to={to}
                className={step === next?.step ? "font-semibold" : ""}
                aria-current={step === next?.step ? "step" : undefined}
              >
                {label}
              </PageLink>
              <span className="block text-ink-soft text-sm">{detail}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
