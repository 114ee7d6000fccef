import { createContext, type HTMLAttributes, type ReactNode, useContext, useId, useRef } from "react";
import { type Explanation, explainedParts, GLOSSARY, type Word } from "~/domain/glossary";

/** React 18 passes the attributes of popovers on but has no types for them. */
type Popover = HTMLAttributes<HTMLElement>;

/** The part of the page that explains a word, by word. */
type Explainers = Map<Word, string>;
const FirstUse = createContext<Explainers | null>(null);

/** Has each word explained once in what is inside, at its first use. */
export function ExplainedOnce({ children }: { children: ReactNode }) {
  const explainers = useRef<Explainers>();
  explainers.current ??= new Map();
  return <FirstUse.Provider value={explainers.current}>{children}</FirstUse.Provider>;
}

/**
 * A word with its explanation, which opens on a click or a tap, closes with Escape, and needs no script. Use it where
 * the word is first seen on a page.
 */
export function Term({ word, children }: { word: Word; children?: ReactNode }) {
  const id = useId();
  const { word: name, long, meaning }: Explanation = GLOSSARY[word];
  return (
    <>
      <button type="button" className="term" {...({ popovertarget: id } as Popover)}>
        {children ?? name}
      </button>
      <span id={id} className="term-meaning" {...({ popover: "auto" } as Popover)}>
        <strong className="block">{name}</strong>
        {long ? <em className="block">{long}</em> : null}
        {meaning}
      </span>
    </>
  );
}

/** The abbreviations that stand in the names of figures. */
const IN_NAMES: readonly Word[] = ["mwbe", "mwdbe"];

/** A text in which the page's first use of each of these words opens its explanation. */
export function Explained({ text, words = IN_NAMES }: { text: string; words?: readonly Word[] }) {
  const own = useId();
  const explainers = useContext(FirstUse);
  const used = explainedParts(text, words).flatMap(({ word }) => word ?? []);
  const first = used.filter((word) => {
    if (explainers && !explainers.has(word)) explainers.set(word, own);
    return !explainers || explainers.get(word) === own;
  });
  return (
    <>
      {explainedParts(text, first).map((part) =>
        part.word ? (
          <Term key={part.word} word={part.word}>
            {part.text}
          </Term>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
