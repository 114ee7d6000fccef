import type { Grade } from "~/domain/terms";
import { PageLink } from "~/ui/controls/PageLink";
import { Icon } from "./icons";

/** How far the members behind a figure count the same thing; empty where they all do. */
export const COMPARABILITY_WORDS: Record<Exclude<Grade, "same">, string> = {
  close: "definitions close, not the same",
  different: "definitions differ",
};

/** Of one member: how its own definition stands to the collaborative's. */
export const OWN_DEFINITION_WORDS: Record<Grade, string> = {
  same: "own definition, the same",
  close: "own definition, close",
  different: "own definition, different",
};

/** The words for a grade that needs saying, else null. */
export function comparabilityWords(grade: Grade | null | undefined): string | null {
  return !grade || grade === "same" ? null : COMPARABILITY_WORDS[grade];
}

/** A change needs words of its own only where it compares less alike things than the figure itself does. */
export function changeWords(change: Grade | undefined, figure: Grade | null): string | null {
  return change === figure ? null : comparabilityWords(change);
}

/** "Definitions differ", calmly beside the coverage, leading to the definitions themselves. */
export function Comparability({
  grade,
  to,
  about,
  className = "",
}: {
  grade: Grade | null | undefined;
  /** The page of the arithmetic, where the definitions stand; empty: this page is it. */
  to?: string;
  /** The figure, for screen readers that list links out of context. */
  about?: string;
  className?: string;
}) {
  const words = comparabilityWords(grade);
  if (!words) return null;
  return (
    <span className={`text-ink-soft text-sm ${className}`}>
      <Icon name="info" className="me-1" />
      {to === "" ? (
        <a href="#definitions">{words}</a>
      ) : to ? (
        <PageLink to={`${to}#definitions`} aria-label={about ? `${about}: ${words}` : undefined}>
          {words}
        </PageLink>
      ) : (
        words
      )}
    </span>
  );
}
