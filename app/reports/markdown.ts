import type { Nodes, Parents, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/**
 * The convener's words as a small tree that every form of a report can show. What the tree has no place for
 * (HTML, images, code) stays in it as the text that it is: nothing is run, fetched or lost.
 */
export type Words =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "emphasis"; children: Words[] }
  | { kind: "strong"; children: Words[] }
  | { kind: "link"; href: string; children: Words[] };

export type Narrative =
  | { kind: "paragraph"; children: Words[] }
  /** Level 1 stands directly below the section's own heading. */
  | { kind: "heading"; level: 1 | 2; children: Words[] }
  | { kind: "list"; ordered: boolean; start: number; items: Narrative[][] }
  | { kind: "quote"; children: Narrative[] };

/** Deeper than anybody writes on purpose; what lies below becomes text. */
const DEEPEST = 8;

/** Ten lists or quotes that begin in one line. */
const NESTED = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){10}/m;
const MOST_STARS = 1000;

/** Made to keep a parser busy for seconds, not to be read: it stands as text. */
function isAbsurd(markdown: string): boolean {
  return NESTED.test(markdown) || (markdown.match(/\S[*_]+|[*_]+\S/g)?.length ?? 0) > MOST_STARS;
}

/** Reads Markdown. Any text is good Markdown: there is nothing to refuse. */
export function narrativeOf(markdown: string): Narrative[] {
  if (isAbsurd(markdown)) return markdown.split(/\n\s*\n/).flatMap(paragraph);
  const root = fromMarkdown(markdown);
  const reading = { links: definitionsOf(root), top: topHeading(root) };
  return inOrder(blocksOf(root, reading, 0));
}

interface Reading {
  /** Addresses of `[words][name]`, by name. */
  links: Map<string, string>;
  /** Depth of the highest heading. */
  top: number;
}

function blocksOf(parent: Parents, reading: Reading, depth: number): Narrative[] {
  return parent.children.flatMap((node): Narrative[] => {
    if (depth > DEEPEST) return paragraph(textIn(node));
    switch (node.type) {
      case "paragraph":
        return filled({ kind: "paragraph", children: wordsOf(node, reading, 0) });
      case "heading": {
        const level = node.depth > reading.top ? 2 : 1;
        return filled({ kind: "heading", level, children: wordsOf(node, reading, 0) });
      }
      case "blockquote": {
        const children = blocksOf(node, reading, depth + 1);
        return children.length > 0 ? [{ kind: "quote", children }] : [];
      }
      case "list": {
        const items = node.children.map((item) => blocksOf(item, reading, depth + 1));
        return [{ kind: "list", ordered: node.ordered === true, start: node.start ?? 1, items }];
      }
      default:
        return paragraph(textIn(node));
    }
  });
}

function wordsOf(parent: Parents, reading: Reading, depth: number): Words[] {
  return joined(
    parent.children.flatMap((node): Words[] => {
      if (depth > DEEPEST) return text(textIn(node));
      switch (node.type) {
        case "emphasis":
        case "strong":
          return [{ kind: node.type, children: wordsOf(node, reading, depth + 1) }];
        case "break":
          return [{ kind: "break" }];
        case "link":
          return link(node.url, wordsOf(node, reading, depth + 1));
        case "linkReference":
          return link(reading.links.get(node.identifier) ?? "", wordsOf(node, reading, depth + 1));
        default:
          return text(textIn(node));
      }
    }),
  );
}

/** Words that lead nowhere safe are words. */
function link(href: string, children: Words[]): Words[] {
  return isSafe(href) ? [{ kind: "link", href, children }] : children;
}

function isSafe(href: string): boolean {
  return URL.canParse(href) && ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}

const text = (value: string): Words[] => (value ? [{ kind: "text", text: value }] : []);

function paragraph(value: string): Narrative[] {
  return filled({ kind: "paragraph", children: text(value.trim()) });
}

function filled<Block extends Extract<Narrative, { children: Words[] }>>(block: Block): Block[] {
  return block.children.length > 0 ? [block] : [];
}

/** Neighbouring pieces of text as one, a line's end within a paragraph as the space that it means. */
function joined(words: Words[]): Words[] {
  const all: Words[] = [];
  for (const one of words) {
    const before = all.at(-1);
    if (one.kind !== "text") all.push(one);
    else if (before?.kind === "text") before.text += one.text.replace(/\s*\n\s*/g, " ");
    else all.push({ ...one, text: one.text.replace(/\s*\n\s*/g, " ") });
  }
  return all;
}

/** The text in and below a node. Not recursive: a thousand nested quotes are text, too. */
function textIn(node: Nodes): string {
  const found: string[] = [];
  const open: Nodes[] = [node];
  for (let one = open.pop(); one; one = open.pop()) {
    if ("children" in one) open.push(...one.children.toReversed());
    else if ("value" in one) found.push(one.value);
    else if (one.type === "image" || one.type === "imageReference") found.push(one.alt ?? "");
    else if (one.type === "break") found.push(" ");
  }
  return found.join("");
}

function definitionsOf(root: Root): Map<string, string> {
  const named = root.children.filter((node) => node.type === "definition");
  // As in Markdown itself, the first of two with one name counts.
  return new Map(named.reverse().map(({ identifier, url }) => [identifier, url]));
}

function topHeading(root: Root): number {
  return Math.min(6, ...root.children.flatMap((node) => (node.type === "heading" ? [node.depth] : [])));
}

/** No heading of the second level stands before one of the first. */
function inOrder(blocks: Narrative[]): Narrative[] {
  let seen = false;
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const level = seen ? block.level : 1;
    seen = true;
    return { ...block, level };
  });
}

/** The narrative without its dress, one line a paragraph or list item. */
export function plainText(blocks: Narrative[]): string {
  return blocks.flatMap(linesOf).join("\n");
}

function linesOf(block: Narrative): string[] {
  if (block.kind === "list") return block.items.map((item) => plainText(item));
  if (block.kind === "quote") return [plainText(block.children)];
  return [wordsText(block.children)];
}

function wordsText(words: Words[]): string {
  return words
    .map((one) => (one.kind === "text" ? one.text : one.kind === "break" ? "\n" : wordsText(one.children)))
    .join("");
}
