/** A letter is a list of blocks, so that its plain text and its page say the same. */
export type Block =
  | string
  | { list: string[] }
  | { link: string; label: string }
  /** At the end, smaller: why people get this, and how to stop it. */
  | { small: string; link?: { link: string; label: string } };

export interface Letter {
  subject: string;
  text: string;
  html: string;
  blocks: Block[];
  language: string;
}

/** How a collaborative's letters look: its name under a band of its second color, links in its main color. */
export interface LetterLook {
  name: string;
  main: string | null;
  second: string | null;
}

/** @param language of the words, for screen readers */
export function letterOf(subject: string, blocks: Block[], language = "en"): Letter {
  return { subject, text: asText(blocks), html: asHtml(subject, blocks, language), blocks, language };
}

/** The same letter in a collaborative's own look, if it has any colors of its own; the plain text stays as it is. */
export function dressed<L extends Letter>(letter: L, look: LetterLook): L {
  if (!look.main && !look.second) return letter;
  return { ...letter, html: asHtml(letter.subject, letter.blocks, letter.language, look) };
}

function asText(blocks: Block[]): string {
  const parts = blocks.map((block) => {
    if (typeof block === "string") return block;
    if ("list" in block) return block.list.map((line) => `- ${line}`).join("\n");
    if ("small" in block)
      return `-- \n${block.small}${block.link ? `\n${block.link.label}:\n${block.link.link}` : ""}`;
    return `${block.label}:\n${block.link}`;
  });
  return `${parts.join("\n\n")}\n`;
}

const INK = "color:#1c2b33;font:16px/1.5 'Public Sans',Arial,sans-serif";

/** No pictures, scripts, or external files, so that mail programs show it as it is. */
function asHtml(subject: string, blocks: Block[], language: string, look: LetterLook | null = null): string {
  const anchor = anchorIn(look?.main ?? LINK);
  const head = look ? `${headOf(look)}\n` : "";
  const parts = blocks.map((block) => {
    if (typeof block === "string") return `<p style="margin:0 0 16px">${escapeHtml(block)}</p>`;
    if ("list" in block)
      return `<ul style="margin:0 0 16px;padding-left:22px">${block.list
        .map((line) => `<li style="margin:0 0 4px">${escapeHtml(line)}</li>`)
        .join("")}</ul>`;
    if ("small" in block)
      return `<p style="margin:32px 0 0;border-top:1px solid #c9d1d5;padding-top:16px;font-size:14px;color:#52646d">${escapeHtml(
        block.small,
      )}${block.link ? ` ${anchor(block.link)}` : ""}</p>`;
    return `<p style="margin:0 0 16px"><strong>${anchor(block)}</strong></p>`;
  });
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#fff"><div style="max-width:600px;${INK}">
${head}${parts.join("\n")}
</div></body></html>
`;
}

const LINK = "#0b5c7a";

const anchorIn =
  (color: string) =>
  ({ link, label }: { link: string; label: string }) =>
    `<a href="${escapeHtml(link)}" style="color:${color}">${escapeHtml(label)}</a>`;

const headOf = ({ name, main, second }: LetterLook) =>
  `<p style="margin:0 0 24px;border-top:4px solid ${second ?? main ?? LINK};padding-top:12px;font-weight:600">${escapeHtml(name)}</p>`;

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Typed text on one line: a line break could look like another sentence of the letter. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
