import type { Nodes, Parents, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { parseAddress } from "~/domain/web-address";

/**
 * The convener's words as a small tree that every format can show. Anything else in the Markdown (HTML, images, code)
 * stays as plain text: nothing is run, fetched, or lost.
 */
export type Words =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "emphasis"; children: Words[] }
  | { kind: "strong"; children: Words[] }
  | { kind: "link"; href: string; children: Words[] };

export type Narrative =
  | { kind: "paragraph"; children: Words[] }
  /** Level 1 comes directly below the section's own heading. */
  | { kind: "heading"; level: 1 | 2; children: Words[] }
  | { kind: "list"; ordered: boolean; start: number; items: Narrative[][] }
  | { kind: "quote"; children: Narrative[] };

/** Deeper than anybody writes on purpose; below that, everything becomes text. */
const DEEPEST = 8;

/** Ten lists or quotes that begin on one line. */
const NESTED = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){10}/m;
const MOST_STARS = 1000;

/** Text built to keep a parser busy for seconds. It is shown as it is. */
function isAbsurd(markdown: string): boolean {
  return NESTED.test(markdown) || (markdown.match(/\S[*_]+|[*_]+\S/g)?.length ?? 0) > MOST_STARS;
}

/** Parses Markdown. Any text is valid Markdown, so this never fails. */
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

/** A link with an unsafe address becomes plain words. */
function link(href: string, children: Words[]): Words[] {
  return isSafe(href) ? [{ kind: "link", href, children }] : children;
}

function isSafe(href: string): boolean {
  return ["http:", "https:", "mailto:"].includes(parseAddress(href)?.protocol ?? "");
}

const text = (value: string): Words[] => (value ? [{ kind: "text", text: value }] : []);

function paragraph(value: string): Narrative[] {
  return filled({ kind: "paragraph", children: text(value.trim()) });
}

function filled<Block extends Extract<Narrative, { children: Words[] }>>(block: Block): Block[] {
  return block.children.length > 0 ? [block] : [];
}

/** Joins adjacent pieces of text; a line break inside a paragraph becomes a space. */
function joined(words: Words[]): Words[] {
  const all: Words[] = [];
  for (const part of words) {
    const before = all.at(-1);
    if (part.kind !== "text") all.push(part);
    else if (before?.kind === "text") before.text += part.text.replace(/\s*\n\s*/g, " ");
    else all.push({ ...part, text: part.text.replace(/\s*\n\s*/g, " ") });
  }
  return all;
}

/** All text in and below a node. Not recursive, so that a thousand nested quotes cannot overflow the stack. */
function textIn(node: Nodes): string {
  const texts: string[] = [];
  const open: Nodes[] = [node];
  for (let child = open.pop(); child; child = open.pop()) {
    if ("children" in child) open.push(...child.children.toReversed());
    else if ("value" in child) texts.push(child.value);
    else if (child.type === "image" || child.type === "imageReference") texts.push(child.alt ?? "");
    else if (child.type === "break") texts.push(" ");
  }
  return texts.join("");
}

function definitionsOf(root: Root): Map<string, string> {
  const named = root.children.filter((node) => node.type === "definition");
  // As in Markdown itself, the first of two definitions with one name counts.
  return new Map(named.reverse().map(({ identifier, url }) => [identifier, url]));
}

function topHeading(root: Root): number {
  return Math.min(6, ...root.children.flatMap((node) => (node.type === "heading" ? [node.depth] : [])));
}

/** No second-level heading comes before a first-level one. */
function inOrder(blocks: Narrative[]): Narrative[] {
  let seen = false;
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const level = seen ? block.level : 1;
    seen = true;
    return { ...block, level };
  });
}

/** The narrative without markup, one line per paragraph or list item. */
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
    .map((part) =>
      part.kind === "text" ? part.text : part.kind === "break" ? "\n" : wordsText(part.children),
    )
    .join("");
}
