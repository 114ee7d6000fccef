import { STRATEGIES } from "~/domain/terms";
import {
  BLANK_GOAL,
  BLANK_TARGET,
  isJoin,
  SHAPES,
  type Shape,
  type TypedGoal,
  type TypedMilestone,
  type TypedTarget,
} from "./typed";

/**
 * What the buttons and fields of a goal's form do, in the browser or, without JavaScript, on the server. Fields
 * are named by their place: "target.clauses[1].figure", "milestones[0].year".
 */

/** Adds a part to a target: one sentence becomes a choice of two. */
export function addPart(goal: TypedGoal, name: string): TypedGoal {
  return inTarget(goal, name, (sentence) =>
    isJoin(sentence.shape)
      ? { ...sentence, clauses: [...sentence.clauses, BLANK_TARGET] }
      : { ...BLANK_TARGET, shape: "anyOf", clauses: [sentence, BLANK_TARGET] },
  );
}

/** Removes a part; a single remaining part becomes the whole target. */
export function removePart(goal: TypedGoal, name: string): TypedGoal {
  const match = /^(.*)\.clauses\[(\d+)\]$/.exec(name);
  if (!match) return { ...goal, target: BLANK_TARGET };
  const [, parent = "", place] = match;
  return inTarget(goal, parent, (joined) => {
    const clauses = joined.clauses.filter((_, index) => index !== Number(place));
    const [alone] = clauses;
    return clauses.length === 1 && alone
      ? { ...alone, each: alone.each || joined.each }
      : { ...joined, clauses };
  });
}

export function addMilestone(goal: TypedGoal, milestone: TypedMilestone): TypedGoal {
  return { ...goal, milestones: [...goal.milestones, milestone] };
}

export function removeMilestone(goal: TypedGoal, place: number): TypedGoal {
  return { ...goal, milestones: goal.milestones.filter((_, index) => index !== place) };
}

/** Changes one field; an unknown name changes nothing. */
export function typedInto(goal: TypedGoal, name: string, text: string): TypedGoal {
  const row = /^milestones\[(\d+)\]\.(year|number)$/.exec(name);
  if (row)
    return {
      ...goal,
      milestones: goal.milestones.map((milestone, place) =>
        place === Number(row[1]) ? { ...milestone, [row[2] ?? ""]: text } : milestone,
      ),
    };
  const part = /^(target(?:\.clauses\[\d+\])*)\.(shape|each|figure|reference|number|due)$/.exec(name);
  if (part) {
    const [, at = "", field = ""] = part;
    return inTarget(goal, at, (sentence) => {
      if (field === "each") return { ...sentence, each: text === "each" };
      if (field === "shape") return { ...sentence, shape: shapeOf(text, sentence.shape) };
      return { ...sentence, [field]: text };
    });
  }
  if (name === "strategy")
    return { ...goal, strategy: STRATEGIES.find((strategy) => strategy === text) ?? goal.strategy };
  return Object.hasOwn(BLANK_GOAL, name) && name !== "target" && name !== "milestones"
    ? { ...goal, [name]: text }
    : goal;
}

/** Keeps the shape if the figure allows it, else takes the figure's first shape. */
export function settled(shape: TypedTarget["shape"], shapes: Shape[] | undefined): TypedTarget["shape"] {
  if (isJoin(shape) || !shapes || shapes.includes(shape)) return shape;
  return shapes[0] ?? shape;
}

function inTarget(goal: TypedGoal, name: string, change: (one: TypedTarget) => TypedTarget): TypedGoal {
  const places = [...name.matchAll(/\.clauses\[(\d+)\]/g)].map(([, place]) => Number(place));
  return { ...goal, target: changed(goal.target, places, change) };
}

function changed(
  target: TypedTarget,
  [place, ...rest]: number[],
  change: (one: TypedTarget) => TypedTarget,
): TypedTarget {
  if (place === undefined) return change(target);
  return {
    ...target,
    clauses: target.clauses.map((clause, index) =>
      index === place ? changed(clause, rest, change) : clause,
    ),
  };
}

/** Does what a button asks for when there is no JavaScript: "add target", "remove milestones[0]". */
export function formStep(goal: TypedGoal, step: string): TypedGoal {
  const [, verb = "", name = ""] = /^(add|remove) (.+)$/.exec(step) ?? [];
  const row = /^milestones\[(\d+)\]$/.exec(name);
  if (verb === "remove" && row) return removeMilestone(goal, Number(row[1]));
  if (!/^target(\.clauses\[\d+\])*$/.test(name)) return goal;
  return verb === "add" ? addPart(goal, name) : removePart(goal, name);
}

const MOST_PARTS = 8;
const MOST_LAYERS = 5;
const MOST_MILESTONES = 20;
const MOST_CHARACTERS = 5000;

/** Reads the submitted form. */
export function typedFrom(form: Pick<FormData, "get" | "has">): TypedGoal {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, MOST_CHARACTERS) : "";
  };
  const count = (most: number, nameOf: (place: number) => string) => {
    let rows = 0;
    while (rows < most && form.has(nameOf(rows))) rows++;
    return Array.from({ length: rows }, (_, place) => place);
  };
  const target = (name: string, layer: number): TypedTarget => ({
    shape: shapeOf(text(`${name}.shape`), "share_at_least"),
    each: text(`${name}.each`) === "each",
    figure: text(`${name}.figure`),
    reference: text(`${name}.reference`),
    number: text(`${name}.number`),
    due: text(`${name}.due`),
    clauses:
      layer === MOST_LAYERS
        ? []
        : count(MOST_PARTS, (place) => `${name}.clauses[${place}].shape`).map((place) =>
            target(`${name}.clauses[${place}]`, layer + 1),
          ),
  });
  const plain = Object.keys(BLANK_GOAL).filter((name) => name !== "target" && name !== "milestones");
  return {
    ...BLANK_GOAL,
    ...Object.fromEntries(plain.map((name) => [name, text(name)])),
    strategy: STRATEGIES.find((strategy) => strategy === text("strategy")) ?? BLANK_GOAL.strategy,
    target: target("target", 1),
    milestones: count(MOST_MILESTONES, (place) => `milestones[${place}].year`).map((place) => ({
      year: text(`milestones[${place}].year`),
      number: text(`milestones[${place}].number`),
    })),
  };
}

function shapeOf(text: string, otherwise: TypedTarget["shape"]): TypedTarget["shape"] {
  if (text === "anyOf" || text === "allOf") return text;
  return SHAPES.find((shape) => shape === text) ?? otherwise;
}
