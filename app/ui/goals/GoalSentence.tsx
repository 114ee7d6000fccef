import { addPart, removePart, settled, typedInto } from "~/domain/goals/writing/steps";
import { isJoin, SHAPES, type Shape, type TypedTarget } from "~/domain/goals/writing/typed";
import type { GoalEditor } from "./editor";
import { Faults, FigureOptions, INLINE, lowered, SELECT, StepButton, unitWords } from "./sentence-parts";
import type { GoalChoices } from "./types";

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

interface Part {
  editor: GoalEditor;
  choices: GoalChoices;
  target: TypedTarget;
  /** "target.clauses[1]" */
  name: string;
  /** "Part 2: ", for screen readers. */
  place: string;
  /** Only a goal of the collaborative can ask each member, and "each member" does not nest. */
  mayAskEach: boolean;
}

/** The target, as sentences with blanks. */
export function GoalSentence({ editor, choices }: { editor: GoalEditor; choices: GoalChoices }) {
  const { target, whose } = editor.typed;
  const part = { editor, choices, target, name: "target", place: "", mayAskEach: whose === "collaborative" };
  return isJoin(target.shape) ? <Joined {...part} depth={1} /> : <Alone {...part} />;
}

function Alone(part: Part) {
  const { editor, name } = part;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <Sentence {...part} alone />
      <StepButton
        editor={editor}
        step={`add ${name}`}
        onStep={() => editor.put(addPart(editor.typed, name), `${name}.clauses[1].figure`)}
      >
        Add another way, or another part
      </StepButton>
    </div>
  );
}

/** Several sentences of which any or all must come true. */
function Joined({ depth, ...part }: Part & { depth: number }) {
  const { editor, target, name, place } = part;
  const { clauses } = target;
  const word = target.shape === "anyOf" ? "or" : "and";
  const inside = { ...part, mayAskEach: part.mayAskEach && !target.each };
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-2 font-serif text-xl">
        <Scope {...part} />
        <span>{part.mayAskEach || target.each ? "it" : "It"} is reached when</span>
        <select
          {...editor.field(`${name}.shape`, target.shape)}
          className={SELECT}
          aria-label={`${place}How many parts are needed`}
        >
          <option value="anyOf">any one of these</option>
          <option value="allOf">all of these</option>
        </select>
        <span>{target.shape === "anyOf" ? "comes true:" : "come true:"}</span>
      </p>
      <Faults editor={editor} name={name} value="-" />
      <Faults editor={editor} name={`${name}.clauses`} value="-" />
      <ol className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        {clauses.map((clause, index) => {
          const own = `${name}.clauses[${index}]`;
          const label = `${place ? place.replace(": ", ", ") : ""}${place ? "part" : "Part"} ${index + 1}: `;
          const inner = { ...inside, target: clause, name: own, place: label };
          return (
            <li
              key={own}
              className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 border-accent border-s-4 ps-4 sm:ps-5"
            >
              {index > 0 ? <p className="font-semibold text-accent">{word}</p> : null}
              {isJoin(clause.shape) ? (
                <Joined {...inner} depth={depth + 1} />
              ) : (
                <Sentence {...inner} alone={false} />
              )}
              <p className="flex flex-wrap gap-x-4">
                <StepButton
                  editor={editor}
                  step={`remove ${own}`}
                  label={`${label}take it out`}
                  onStep={() => editor.put(removePart(editor.typed, own), `${name}.shape`)}
                >
                  Take out
                </StepButton>
                {depth === 1 && !isJoin(clause.shape) ? (
                  <StepButton
                    editor={editor}
                    step={`add ${own}`}
                    label={`${label}split it in two`}
                    onStep={() => editor.put(addPart(editor.typed, own), `${own}.clauses[1].figure`)}
                  >
                    Split in two
                  </StepButton>
                ) : null}
              </p>
            </li>
          );
        })}
      </ol>
      {clauses.length < 6 ? (
        <StepButton
          editor={editor}
          step={`add ${name}`}
          onStep={() => editor.put(addPart(editor.typed, name), `${name}.clauses[${clauses.length}].figure`)}
        >
          Add a part
        </StepButton>
      ) : null}
    </div>
  );
}

/** "Together, [impact-hire rate] [reaches at least] [10] percent by 2028." */
function Sentence({ alone, ...part }: Part & { alone: boolean }) {
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
}: Part & { alone: boolean; shape: Shape; invalid: object }) {
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

/** Whether the target is for all members together or for each. */
function Scope({ editor, target, name, place, mayAskEach }: Part) {
  const field = editor.field(`${name}.each`, target.each ? "each" : "together");
  if (!mayAskEach && !target.each) return <input type="hidden" name={field.name} value="together" />;
  return (
    <select {...field} className={SELECT} aria-label={`${place}Together or each`}>
      <option value="together">Together,</option>
      <option value="each">At each member,</option>
    </select>
  );
}
