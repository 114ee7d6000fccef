import { addPart, removePart } from "~/domain/goals/writing/steps";
import { isJoin } from "~/domain/goals/writing/typed";
import type { GoalEditor } from "./editor";
import { Faults, Scope, SELECT, type SentencePart, StepButton } from "./sentence-parts";
import { TargetSentence } from "./TargetSentence";
import type { GoalChoices } from "./types";

/** The target, as sentences with blanks. */
export function GoalSentence({ editor, choices }: { editor: GoalEditor; choices: GoalChoices }) {
  const { target, whose } = editor.typed;
  const part = { editor, choices, target, name: "target", place: "", mayAskEach: whose === "collaborative" };
  return isJoin(target.shape) ? <Joined {...part} depth={1} /> : <Alone {...part} />;
}

function Alone(part: SentencePart) {
  const { editor, name } = part;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <TargetSentence {...part} alone />
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
function Joined({ depth, ...part }: SentencePart & { depth: number }) {
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
                <TargetSentence {...inner} alone={false} />
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
