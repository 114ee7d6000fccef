import { addPart, removePart, settled, typedInto } from "~/domain/goal-steps";
import { isJoin, SHAPES, type Shape, type TypedTarget } from "~/domain/goal-typed";
import type { GoalPen } from "./pen";
import { Faults, Figures, INLINE, lowered, SELECT, StepButton, unitWords } from "./sentence-parts";
import type { GoalDesk } from "./types";

/** What is said of a figure, as it stands in the middle of a sentence. */
const VERBS: Record<Shape, string> = {
  share_at_least: "reaches at least",
  share_at_most: "stays at or below",
  amount_year: "comes in a year to at least",
  amount_total: "adds up since the baseline to at least",
  times: "grows to at least",
  growth: "grows every year by at least",
  parity: "is no higher than",
  reduction: "falls by at least",
};

interface Part {
  pen: GoalPen;
  desk: GoalDesk;
  target: TypedTarget;
  /** "target.clauses[1]" */
  name: string;
  /** "Part 2: ", for whoever does not see where it stands. */
  place: string;
  /** Who speaks: each member may be asked only by the collaborative, and only once. */
  mayAskEach: boolean;
}

/** The target, as sentences with blanks. */
export function GoalSentence({ pen, desk }: { pen: GoalPen; desk: GoalDesk }) {
  const { target, whose } = pen.typed;
  const part = { pen, desk, target, name: "target", place: "", mayAskEach: whose === "collaborative" };
  return isJoin(target.shape) ? <Joined {...part} depth={1} /> : <Alone {...part} />;
}

function Alone(part: Part) {
  const { pen, name } = part;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <Sentence {...part} alone />
      <StepButton
        pen={pen}
        step={`add ${name}`}
        onStep={() => pen.put(addPart(pen.typed, name), `${name}.clauses[1].figure`)}
      >
        Add another way, or another part
      </StepButton>
    </div>
  );
}

/** Several sentences, of which any or all are to come true. */
function Joined({ depth, ...part }: Part & { depth: number }) {
  const { pen, target, name, place } = part;
  const { clauses } = target;
  const word = target.shape === "anyOf" ? "or" : "and";
  const inside = { ...part, mayAskEach: part.mayAskEach && !target.each };
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-2 font-serif text-xl">
        <Scope {...part} />
        <span>{part.mayAskEach || target.each ? "it" : "It"} is reached when</span>
        <select
          {...pen.field(`${name}.shape`, target.shape)}
          className={SELECT}
          aria-label={`${place}How many parts are needed`}
        >
          <option value="anyOf">any one of these</option>
          <option value="allOf">all of these</option>
        </select>
        <span>{target.shape === "anyOf" ? "comes true:" : "come true:"}</span>
      </p>
      <Faults pen={pen} name={name} value="-" />
      <Faults pen={pen} name={`${name}.clauses`} value="-" />
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
                  pen={pen}
                  step={`remove ${own}`}
                  label={`${label}take it out`}
                  onStep={() => pen.put(removePart(pen.typed, own), `${name}.shape`)}
                >
                  Take out
                </StepButton>
                {depth === 1 && !isJoin(clause.shape) ? (
                  <StepButton
                    pen={pen}
                    step={`add ${own}`}
                    label={`${label}split it in two`}
                    onStep={() => pen.put(addPart(pen.typed, own), `${own}.clauses[1].figure`)}
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
          pen={pen}
          step={`add ${name}`}
          onStep={() => pen.put(addPart(pen.typed, name), `${name}.clauses[${clauses.length}].figure`)}
        >
          Add a part
        </StepButton>
      ) : null}
    </div>
  );
}

/** "Together, [impact-hire rate] [reaches at least] [10] % by 2028." */
function Sentence({ alone, ...part }: Part & { alone: boolean }) {
  const { pen, desk, target, name, place } = part;
  const shape: Shape = isJoin(target.shape) ? "share_at_least" : target.shape;
  const figure = desk.figures.find(({ code }) => code === target.figure);
  const invalid = (field: "figure" | "reference" | "number" | "due" | "shape") =>
    pen.faults(`${name}.${field}`, target[field]).length > 0
      ? { "aria-invalid": true as const, "aria-describedby": `${name}.${field}-fault` }
      : {};
  const choose = pen.field(`${name}.figure`, target.figure);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-2 font-serif text-xl">
        <Scope {...part} />
        <select
          {...choose}
          onChange={(event) => {
            const next = typedInto(pen.typed, `${name}.figure`, event.target.value);
            const shapes = desk.figures.find(({ code }) => code === event.target.value)?.shapes;
            pen.put(typedInto(next, `${name}.shape`, settled(target.shape, shapes)));
          }}
          {...invalid("figure")}
          className={SELECT}
          aria-label={`${place}Figure`}
        >
          <option value="">choose a figure…</option>
          <Figures desk={desk} strategy={pen.typed.strategy} also={target.figure} />
        </select>
        <select
          {...pen.field(`${name}.shape`, shape)}
          className={SELECT}
          aria-label={`${place}What should become of it`}
        >
          {SHAPES.filter((one) => one === shape || !pen.live || !figure || figure.shapes.includes(one)).map(
            (one) => (
              <option key={one} value={one}>
                {VERBS[one]}
              </option>
            ),
          )}
        </select>
        {shape === "parity" ? (
          <select
            {...pen.field(`${name}.reference`, target.reference)}
            {...invalid("reference")}
            className={SELECT}
            aria-label={`${place}Compared with`}
          >
            <option value="">choose what to compare with…</option>
            {desk.figures
              .filter(({ strategy }) => strategy === null)
              .map(({ code, label }) => (
                <option key={code} value={code}>
                  {lowered(label)}
                </option>
              ))}
          </select>
        ) : (
          <span className="inline-flex min-w-0 max-w-full flex-wrap items-center gap-x-2 gap-y-2">
            {shape.startsWith("amount") && figure?.unit === "currency" ? <span>{desk.currency}</span> : null}
            <input
              {...pen.field(`${name}.number`, target.number)}
              {...invalid("number")}
              inputMode="decimal"
              autoComplete="off"
              className={`${INLINE} tabular w-[6.5rem] text-end font-semibold`}
              aria-label={`${place}Number`}
            />
            <span>{unitWords(shape, pen.typed.startYear)}</span>
          </span>
        )}
        <Due {...part} alone={alone} shape={shape} invalid={invalid("due")} />
      </p>
      {(["figure", "shape", "reference", "number", "due"] as const).map((field) => (
        <Faults key={field} pen={pen} name={`${name}.${field}`} value={target[field]} />
      ))}
      <Faults pen={pen} name={name} value="-" />
    </div>
  );
}

/** When a part is due. A goal with one sentence has its target year, and no second one. */
function Due({
  pen,
  target,
  name,
  place,
  alone,
  shape,
  invalid,
}: Part & { alone: boolean; shape: Shape; invalid: object }) {
  const word = shape === "growth" ? "until" : "by";
  const year = pen.typed.targetYear.trim();
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
        {...pen.field(`${name}.due`, target.due)}
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

/** Whether all are asked together or each for itself. */
function Scope({ pen, target, name, place, mayAskEach }: Part) {
  const field = pen.field(`${name}.each`, target.each ? "each" : "together");
  if (!mayAskEach && !target.each) return <input type="hidden" name={field.name} value="together" />;
  return (
    <select {...field} className={SELECT} aria-label={`${place}Together or each`}>
      <option value="together">Together,</option>
      <option value="each">At each member,</option>
    </select>
  );
}
