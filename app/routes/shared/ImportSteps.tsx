import { Link } from "@remix-run/react";

/** Where one is on the way from a file to stored values. */
export function ImportSteps({ path, current }: { path: string; current: "columns" | "check" }) {
  const steps = [
    { step: "columns", to: path, label: "What the columns are" },
    { step: "check", to: `${path}?step=check`, label: "What would change" },
  ] as const;
  return (
    <nav aria-label="Steps of the import" className="no-print -mt-6">
      <ol className="flex flex-wrap items-center gap-x-8 gap-y-2">
        {steps.map(({ step, to, label }, place) => {
          const here = step === current;
          return (
            <li key={step} className="flex items-center gap-2.5">
              <span
                aria-hidden="true"
                className={`tabular flex size-7 items-center justify-center rounded-full border text-sm ${
                  here ? "border-ink bg-ink font-semibold text-paper" : "border-line-strong text-ink-soft"
                }`}
              >
                {place + 1}
              </span>
              {here ? (
                <span aria-current="step" className="font-semibold">
                  {label}
                </span>
              ) : (
                <Link to={to} className="inline-flex min-h-11 items-center">
                  {label}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
