import { settled, typedInto } from "~/domain/goals/writing/steps";
import { isJoin, SHAPES, type Shape } from "~/domain/goals/writing/typed";
import {
  Faults,
  FigureOptions,
  INLINE,
  lowered,
  Scope,
  SELECT,
  type SentencePart,
  unitWords,
} from "./sentence-parts";

/** The verb for each kind of target. */
const VERBS: Record<Shape, string> = {
  share_at_least: "reaches at least",
  share_at_most: "stays at or below",
  amount_year: "comes in a year to at least",
  amount_total: "adds up since the baseline to at least",
  times: "grows to at least",
  growth: "grows every year by at least",
  increase_year: "rises in a year by at least",
  increase_total: "rises over all years together by at least",
  points: "gains at least",
  parity: "is no higher than",
  reduction: "falls by at least",
};

/** "Together, [impact-hire rate] [reaches at least] [10] percent by 2028." */
export function TargetSentence({ alone, ...part }: SentencePart & { alone: boolean }) {
  const { editor, choices, target, name, place } = part;
  const shape: Shape = isJoin(target.shape) ? "share_at_least" : target.shape;
  const figure = choices.figures.find(({ code }) => code === target.figure);
  const invalid = (field: "figure" | "reference" | "number" | "due" | "shape") =>
    editor.faults(`${name}.${field}`, target[field]).length > 0
      ? { "aria-invalid": true as const, "aria-describedby": `${name}.${field}-fault` }
      : {};
  const choose = editor.field(`${name}.figure`, target.figure);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-2 font-serif text-xl">
        <Scope {...part} />
        <select
          {...choose}
          onChange={(event) => {
            const next = typedInto(editor.typed, `${name}.figure`, event.target.value);
            const shapes = choices.figures.find(({ code }) => code === event.target.value)?.shapes;
            editor.put(typedInto(next, `${name}.shape`, settled(target.shape, shapes)));
          }}
          {...invalid("figure")}
          className={SELECT}
          aria-label={`${place}Figure`}
        >
          <option value="">choose a figure…</option>
          <FigureOptions choices={choices} strategy={editor.typed.strategy} also={target.figure} />
        </select>
        <select
          {...editor.field(`${name}.shape`, shape)}
          className={SELECT}
          aria-label={`${place}What should become of it`}
        >
          {SHAPES.filter(
            (option) => option === shape || !editor.live || !figure || figure.shapes.includes(option),
          ).map((shape) => (
            <option key={shape} value={shape}>
              {VERBS[shape]}
            </option>
          ))}
        </select>
        {shape === "parity" ? (
          <select
            {...editor.field(`${name}.reference`, target.reference)}
            {...invalid("reference")}
            className={SELECT}
            aria-label={`${place}Compared with`}
          >
            <option value="">choose what to compare with…</option>
            {choices.figures
              .filter(({ strategy }) => strategy === null)
              .map(({ code, label }) => (
                <option key={code} value={code}>
                  {lowered(label)}
                </option>
              ))}
          </select>
        ) : (
          <span className="inline-flex min-w-0 max-w-full flex-wrap items-center gap-x-2 gap-y-2">
            {shape.startsWith("amount") && figure?.unit === "currency" ? (
              <span>{choices.currency}</span>
            ) : null}
            <input
              {...editor.field(`${name}.number`, target.number)}
              {...invalid("number")}
              inputMode="decimal"
              autoComplete="off"
              className={`${INLINE} tabular w-[6.5rem] text-end font-semibold`}
              aria-label={`${place}Number`}
            />
            <span>{unitWords(shape, editor.typed.startYear)}</span>
          </span>
        )}
        <Due {...part} alone={alone} shape={shape} invalid={invalid("due")} />
      </p>
      {(["figure", "shape", "reference", "number", "due"] as const).map((field) => (
        <Faults key={field} editor={editor} name={`${name}.${field}`} value={target[field]} />
      ))}
      <Faults editor={editor} name={name} value="-" />
    </div>
  );
}

/** When a part is due. A goal with one sentence uses its target year. */
function Due({
  editor,
  target,
  name,
  place,
  alone,
  shape,
  invalid,
}: SentencePart & { alone: boolean; shape: Shape; invalid: object }) {
  const word = shape === "growth" ? "until" : "by";
  const year = editor.typed.targetYear.trim();
  if (alone && target.due === "")
    return (
      <span>
        {word} {year || "the target year"}.
      </span>
    );
  return (
    <span className="inline-flex items-center gap-2">
      <span>{word}</span>
      <input
        {...editor.field(`${name}.due`, target.due)}
        {...invalid}
        inputMode="numeric"
        autoComplete="off"
        placeholder={year}
        className={`${INLINE} tabular w-[5rem] placeholder:text-ink-soft`}
        aria-label={`${place}Due year, if earlier than the goal’s`}
      />
    </span>
  );
}
