import type { EffectLine } from "~/domain/entry/effect";

/** What a save did: "Collaborative impact-hire rate 2025: 8.9% → 9.1% so far, 10 of 11 members; goal 10%: on track". */
export function EffectWords({ effect }: { effect: EffectLine }) {
  if (effect.kind === "withheld")
    return (
      <>
        {effect.figure}: {effect.detail}
      </>
    );
  const { figure, before, after, soFar, coverage, goal, more } = effect;
  return (
    <>
      {figure}:{" "}
      {before !== null && before !== after ? (
        <>
          <span className="sr-only">was {before}, now </span>
          <span aria-hidden="true">{before} → </span>
        </>
      ) : null}
      <strong className="tabular">{after}</strong>
      {soFar ? " so far" : null}, {coverage}
      {goal ? (
        <>
          ; {goal.aim}: <strong>{goal.status}</strong>
        </>
      ) : null}
      {more > 0 ? (
        <span className="whitespace-nowrap">
          {" "}
          · {more} more {more === 1 ? "figure" : "figures"} changed
        </span>
      ) : null}
    </>
  );
}
