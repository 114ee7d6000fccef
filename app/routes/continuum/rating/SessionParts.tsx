import { Form, Link, useLocation } from "@remix-run/react";
import type { Practice } from "~/domain/continuum/rubric";
import { DistributionBar } from "~/ui/continuum/DistributionBar";
import type { StageWords } from "~/ui/continuum/stages";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Missing } from "~/ui/figures/Missing";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import { Notice } from "~/ui/layout/Notice";
import type { SessionView } from "./session-view.server";

/** This address with some search parameters changed, or removed where null. */
function useAddress() {
  const { pathname, search } = useLocation();
  return (changes: Record<string, string | null>) => {
    const query = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes))
      if (value === null) query.delete(name);
      else query.set(name, value);
    return `${pathname}?${query}`;
  };
}

/** What stages 1 to 3 of the practice look like. */
export function Descriptors({ descriptors, words }: { descriptors: readonly string[]; words: StageWords }) {
  return (
    <ol className="grid gap-4 md:grid-cols-3">
      {descriptors.map((descriptor, place) => (
        <li key={descriptor} className="border-line-strong border-t-3 pt-3">
          <p className="font-semibold">
            {place + 1} {words[place + 1]}
          </p>
          <p className="mt-1 leading-snug">{descriptor}</p>
        </li>
      ))}
    </ol>
  );
}

type Neighbor = Pick<Practice, "code" | "name"> | null;

/** Reveals the ratings, and leads to the other practices and to the other view. */
export function SessionSteps({
  practice,
  year,
  revealed,
  refused,
  neighbors: { previous, next },
  own,
}: {
  practice: Pick<Practice, "code">;
  year: number;
  revealed: boolean;
  /** Why nothing was revealed. */
  refused: string | null;
  neighbors: { previous: Neighbor; next: Neighbor };
  /** On the leader's own screen, not the one the room sees. */
  own: boolean;
}) {
  const address = useAddress();
  const to = (code: string) => address({ year: String(year), practice: code });
  return (
    <div className="no-print flex flex-wrap items-center gap-3 text-base">
      {revealed ? null : (
        <Form method="post" action={address({ practice: practice.code, year: String(year) })}>
          <Button name="intent" value="reveal">
            Reveal all ratings
          </Button>
        </Form>
      )}
      {refused ? <p role="alert">{refused}</p> : null}
      {previous ? (
        <LinkButton kind="secondary" to={to(previous.code)}>
          Previous: {previous.name}
        </LinkButton>
      ) : null}
      {next ? (
        <LinkButton kind="secondary" to={to(next.code)}>
          Next: {next.name}
        </LinkButton>
      ) : null}
      <LinkButton kind="quiet" to={address({ own: own ? null : "1" })}>
        {own ? "Switch to the room’s view" : "Switch to your own screen"}
      </LinkButton>
    </div>
  );
}

/** How far the session is, and where the members see themselves once the ratings are revealed. */
export function SessionNotes({
  view,
  year,
  words,
  locale,
}: {
  view: SessionView;
  year: number;
  words: StageWords;
  locale: string;
}) {
  const address = useAddress();
  const revealed = view.phase === "revealed";
  const unrated = view.subjects.filter((subject) => subject.member && !subject.rated.self).length;
  return (
    <>
      {revealed ? (
        <p className="text-ink-soft text-base">
          Revealed by {view.revealed?.by}, <ChangedAt at={view.revealed?.at ?? ""} locale={locale} />. What is
          rated later does not change what is shown here.
        </p>
      ) : (
        <p>
          All ratings of {year} stay hidden, and so does who has rated, until they are revealed together.
          After that, members’ own ratings of this practice no longer change.
        </p>
      )}
      {revealed && view.counts ? (
        <section aria-label="Where the members see themselves" className="grid gap-2">
          <p className="font-semibold">Where the members see themselves</p>
          <DistributionBar counts={view.counts} unrated={unrated} words={words} />
        </section>
      ) : null}
      {revealed && view.withheld ? (
        <p>
          Where the members see themselves: <Missing kind="withheld" />
          <span className="text-ink-soft">, {view.withheld.detail}</span>
        </p>
      ) : null}
      {revealed && !view.mayRecord ? (
        <Notice>
          <p>
            Individual members’ stages are not shown in the room.{" "}
            <Link to={address({ own: "1" })}>Record what is agreed on your own screen</Link>, not on the
            projector.
          </p>
        </Notice>
      ) : null}
    </>
  );
}
