import { Link, useSearchParams } from "@remix-run/react";
import type { Strategy } from "~/domain/terms";
import { buttonClass } from "~/ui/controls/Button";
import { ACCENT_CLASS, StrategyLabel } from "~/ui/figures/icons";
import type { TemplateShown } from "./start.server";

/** Offers a blank page and the templates of each strategy. */
export function GoalFormStart({
  templates,
}: {
  templates: { strategy: Strategy; name: string; templates: TemplateShown[] }[];
}) {
  const [query] = useSearchParams();
  const to = (changes: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    return `?${next}`;
  };
  return (
    <div className="grid gap-12">
      <p>
        <Link to={to({ template: "none" })} className={buttonClass("secondary")}>
          Start with a blank page
        </Link>
      </p>
      {templates.map(({ strategy, name, templates: own }) => (
        <section key={strategy} aria-labelledby={`of-${strategy}`} className={ACCENT_CLASS[strategy]}>
          <h2 id={`of-${strategy}`} className="mb-4 text-xl">
            <StrategyLabel strategy={strategy}>{name}</StrategyLabel>
          </h2>
          <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {own.map(({ code, label, level, aim }) => (
              <li
                key={code}
                className="relative grid content-start gap-1.5 border-accent border-t-4 pt-3 hover:bg-accent-wash"
              >
                <Link
                  to={to({ template: code })}
                  className="font-semibold font-serif text-xl leading-snug after:absolute after:inset-0"
                >
                  {label}
                </Link>
                <p className="text-[0.9375rem]">{aim}</p>
                <p className="text-ink-soft text-sm">
                  {level === "institution" ? "For one institution" : "For the collaborative"}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
