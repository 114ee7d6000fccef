import { Link } from "@remix-run/react";
import { paths } from "~/paths";

/** The current step on the way from a file to saved values. */
export function ImportSteps({
  slug,
  upload,
  current,
}: {
  slug: string;
  upload: string;
  current: "columns" | "check";
}) {
  const steps = [
    { step: "columns", to: paths.importFile(slug, upload), label: "Match the columns" },
    { step: "check", to: paths.importFile(slug, upload, { step: "check" }), label: "Review the changes" },
  ] as const;
  return (
    <nav aria-label="Steps of the import" className="no-print -mt-6">
      <ol className="flex flex-wrap items-center gap-x-8 gap-y-2">
        {steps.map(({ step, to, label }, index) => {
          const isCurrent = step === current;
          return (
            <li key={step} className="flex items-center gap-2.5">
              <span
                aria-hidden="true"
                className={`tabular flex size-7 items-center justify-center rounded-full border text-sm ${
                  isCurrent
                    ? "border-ink bg-ink font-semibold text-paper"
                    : "border-line-strong text-ink-soft"
                }`}
              >
                {index + 1}
              </span>
              {isCurrent ? (
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
