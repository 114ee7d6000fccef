import type { Narrative, Words } from "~/reports/markdown";

/** The convener's words: text with a few plain kinds of markup. */
export function NarrativeWords({ words, level }: { words: Narrative[]; level: 3 | 4 }) {
  return (
    <div className="report-words">
      {words.map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words are drawn once and never reordered
        <Block key={place} block={word} level={level} />
      ))}
    </div>
  );
}

function Block({ block, level }: { block: Narrative; level: 3 | 4 }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Inline words={block.children} />
        </p>
      );
    case "heading": {
      const Heading = block.level === 1 ? (`h${level}` as const) : (`h${level + 1}` as "h4" | "h5");
      return (
        <Heading>
          <Inline words={block.children} />
        </Heading>
      );
    }
    case "list": {
      const items = block.items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={place}>
          {item.map((child, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Block key={at} block={child} level={level} />
          ))}
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case "quote":
      return (
        <blockquote>
          {block.children.map((child, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Block key={place} block={child} level={level} />
          ))}
        </blockquote>
      );
  }
}

function Inline({ words }: { words: Words[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return words.map((word, place) => <Word key={`${place} ${word.kind}`} word={word} />);
}

function Word({ word }: { word: Words }) {
  switch (word.kind) {
    case "text":
      return word.text;
    case "break":
      return <br />;
    case "emphasis":
      return (
        <em>
          <Inline words={word.children} />
        </em>
      );
    case "strong":
      return (
        <strong>
          <Inline words={word.children} />
        </strong>
      );
    case "link":
      return (
        <a href={word.href} rel="noopener noreferrer">
          <Inline words={word.children} />
        </a>
      );
  }
}
