import type { ReactNode } from "react";
import type { Coverage as CoverageCount, Grade, Strategy } from "~/domain/terms";
import { Explained } from "~/ui/controls/Explained";
import { PageLink } from "~/ui/controls/PageLink";
import { Change, type Direction } from "./Change";
import { Comparability } from "./Comparability";
import { Coverage } from "./Coverage";
import { ACCENT_CLASS, Icon } from "./icons";
import { MISSING_WORDS, type MissingKind } from "./Missing";

export interface FigureProps {
  /** What the number is, e.g. "Impact-hire rate". */
  label: string;
  /** As written by a format function; null where there is no number. */
  value: string | null;
  /** A word after the number, smaller: "of new hires". */
  unit?: string;
  /** Why there is no number. */
  missing?: MissingKind;
  missingReason?: string | null;
  locale: string;
  strategy?: Strategy;
  coverage?: CoverageCount & { asOf?: string | undefined };
  /** Named only where the members behind it do not all count the same thing. */
  comparability?: Grade | null;
  change?: {
    direction: Direction;
    amount: string;
    since: number | string;
    cohort?: number;
    /** What limits the comparison, in a few words. */
    caution?: string | null;
  };
  /** Status, usually a <StatusWord>. */
  status?: ReactNode;
  /** Where the figure comes from (formula, contributors, periods), one tap away. */
  source?: { to: string; label?: string };
  size?: "normal" | "large";
  /** One sentence that says what the number means. */
  children?: ReactNode;
}

/** One number and all that must stand with it: what it is, who is behind it, how it moved, where it is from. */
export function Figure(props: FigureProps) {
  const { label, value, unit, strategy, coverage, change, source, size = "normal" } = props;
  return (
    <div className={`keep-together ${strategy ? ACCENT_CLASS[strategy] : ""}`}>
      {/* Side by side, numbers stand on one line whether their label takes one line or two. */}
      <p
        className={`grid grid-flow-col content-end items-center justify-start gap-2 font-semibold text-ink text-sm ${
          size === "large" ? "" : "lg:min-h-[2lh]"
        }`}
      >
        {strategy ? <Icon name={strategy} className="text-[1.15em] text-accent" /> : null}
        <span>
          <Explained text={label} />
        </span>
      </p>
      {value === null ? (
        <div className="mt-3">
          <p
            className={`first-letter:uppercase font-serif leading-tight ${size === "large" ? "text-3xl" : "text-2xl"}`}
          >
            {MISSING_WORDS[props.missing ?? "missing"]}
          </p>
          {props.missingReason ? (
            <p className="mt-1.5 text-ink-soft text-sm first-letter:uppercase">{props.missingReason}</p>
          ) : null}
        </div>
      ) : (
        <p className="mt-2 flex flex-wrap items-baseline gap-x-2.5">
          <span
            className={`tabular font-semibold text-accent leading-none tracking-[-0.035em] ${
              size === "large" ? "text-[clamp(3.25rem,9vw,5.5rem)]" : "text-[3rem]"
            }`}
          >
            {value}
          </span>
          {unit ? <span className="text-ink-soft text-lg">{unit}</span> : null}
        </p>
      )}
      {props.children ? (
        <div
          className={`mt-3 max-w-[34ch] font-serif leading-snug ${size === "large" ? "text-xl" : "text-lg"}`}
        >
          {props.children}
        </div>
      ) : null}
      <ul className="mt-3 grid gap-1.5">
        {props.status ? <li>{props.status}</li> : null}
        {change ? (
          <li>
            <Change {...change} />
          </li>
        ) : null}
        {coverage ? (
          <li>
            <Coverage {...coverage} locale={props.locale} />
          </li>
        ) : null}
        {props.comparability && props.comparability !== "same" ? (
          <li>
            <Comparability grade={props.comparability} {...(source && { to: source.to })} about={label} />
          </li>
        ) : null}
        {source ? (
          <li className="no-print text-sm">
            <PageLink to={source.to} aria-label={`${source.label ?? "Where this comes from"}: ${label}`}>
              {source.label ?? "Where this comes from"}
            </PageLink>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
