/** Letters for PDF files: TrueType from packages, read only while a file is made. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

/** Packages that lie beside this one, whatever they say of which of their files may be asked for. */
const folders = createRequire(import.meta.url).resolve.paths("fonts") ?? [];

/** @param {string} path @returns {string} where it lies */
function locate(path) {
  const file = folders.map((folder) => join(folder, path)).find((file) => existsSync(file));
  if (!file) throw new Error(`the font ${path} is not installed`);
  return file;
}

/** @param {string} path @returns {Buffer} */
const read = (path) => readFileSync(locate(path));

const EXPO = "@expo-google-fonts";
const OWN = [
  ...["400Regular", "400Regular_Italic", "500Medium", "600SemiBold", "700Bold", "700Bold_Italic"].map(
    (face) => `${EXPO}/public-sans/${face}/PublicSans_${face}.ttf`,
  ),
  ...["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"].map(
    (face) => `${EXPO}/source-serif-4/${face}/SourceSerif4_${face}.ttf`,
  ),
];

const FACES = ["Regular", "Bold"];
/** For what our own families have no letters, in the order of style.typ. */
const OTHER_FAMILIES = [
  FACES.map((face) => `@embedpdf/fonts-hebrew/fonts/NotoSansHebrew-${face}.ttf`),
  FACES.map((face) => `@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-${face}.ttf`),
  FACES.map((face) => `@embedpdf/fonts-sc/fonts/NotoSansHans-${face}.otf`),
  [`${EXPO}/noto-emoji/400Regular/NotoEmoji_400Regular.ttf`],
];
const OTHERS = [
  ...OTHER_FAMILIES.map((files) => () => files.map(read)),
  // Plain, but has nearly all.
  () => [sfntOf(read("@fontsource/unifontex/files/unifontex-latin-400-normal.woff"))],
];

/** Joiners, direction marks and variation selectors need no letter of their own. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\s/u;
/** What stands for a letter that no font has. */
const UNKNOWN = "\ufffd";

/**
 * The fonts that a text needs, and the text with a sign in place of each letter that none of them has: a file
 * for everybody may not hold letters that show as empty boxes.
 * @param {string} text @returns {{fonts: Buffer[], text: string}}
 */
export function lettersFor(text) {
  /** @type {Buffer[]} */
  const fonts = OWN.map(read);
  const wanted = new Set([...new Set(text)].filter((letter) => !UNSEEN.test(letter)));
  /** @param {Buffer} font */
  const without = (font) => {
    const has = lettersOf(font);
    for (const letter of wanted) if (has(letter.codePointAt(0) ?? 0)) wanted.delete(letter);
  };
  // Both families have the same alphabets, but not to the last sign.
  for (const font of [fonts[0], fonts[6]]) if (font) without(font);
  for (const load of OTHERS) {
    if (wanted.size === 0) break;
    const [first, ...more] = load();
    if (!first) continue;
    const before = wanted.size;
    without(first);
    if (wanted.size < before) fonts.push(first, ...more);
  }
  if (wanted.size === 0) return { fonts, text };
  const shown = Array.from(text, (letter) => (wanted.has(letter) ? UNKNOWN : letter)).join("");
  return wanted.has(UNKNOWN) || text.includes(UNKNOWN) ? { fonts, text: shown } : lettersFor(shown);
}

/**
 * The files of the fonts that a text needs, for programs that read fonts by themselves.
 * @param {string} text @returns {string[]}
 */
export function fontFilesFor(text) {
  const files = OWN.map(locate);
  const own = [OWN[0], OWN[6]].map((path) => lettersOf(read(path ?? "")));
  let wanted = [...new Set(text)].filter(
    (letter) => !UNSEEN.test(letter) && !own.some((has) => has(letter.codePointAt(0) ?? 0)),
  );
  for (const family of OTHER_FAMILIES) {
    if (wanted.length === 0) break;
    const has = lettersOf(read(family[0] ?? ""));
    const left = wanted.filter((letter) => !has(letter.codePointAt(0) ?? 0));
    if (left.length < wanted.length) files.push(...family.map(locate));
    wanted = left;
  }
  return files;
}

/**
 * Whether a font has a letter, by its character map (formats 4 and 12).
 * @param {Buffer} font @returns {(code: number) => boolean}
 */
function lettersOf(font) {
  const maps = tableOf(font, "cmap");
  /** @type {[number, number][]} */
  const ranges = [];
  for (let at = 0; at < maps.readUInt16BE(2); at += 1) {
    const map = maps.subarray(maps.readUInt32BE(8 + at * 8));
    const format = map.readUInt16BE(0);
    if (format === 12) {
      for (let group = 0; group < map.readUInt32BE(12); group += 1)
        ranges.push([map.readUInt32BE(16 + group * 12), map.readUInt32BE(20 + group * 12)]);
    } else if (format === 4) {
      const segments = map.readUInt16BE(6) / 2;
      for (let place = 0; place < segments; place += 1) {
        const end = map.readUInt16BE(14 + place * 2);
        const start = map.readUInt16BE(16 + (segments + place) * 2);
        if (end !== 0xffff) ranges.push([start, end]);
      }
    }
  }
  return (code) => ranges.some(([start, end]) => code >= start && code <= end);
}

/** @param {Buffer} font @param {string} tag */
function tableOf(font, tag) {
  for (let at = 0; at < font.readUInt16BE(4); at += 1) {
    const entry = font.subarray(12 + at * 16, 28 + at * 16);
    if (entry.toString("latin1", 0, 4) === tag)
      return font.subarray(entry.readUInt32BE(8), entry.readUInt32BE(8) + entry.readUInt32BE(12));
  }
  throw new Error(`a font has no table ${tag}`);
}

/**
 * A font as it was before it was packed for the web (WOFF 1.0: each table deflated by itself).
 * @param {Buffer} woff @returns {Buffer}
 */
function sfntOf(woff) {
  const count = woff.readUInt16BE(12);
  const entries = Array.from({ length: count }, (_, at) => {
    const entry = woff.subarray(44 + at * 20, 64 + at * 20);
    const packed = woff.subarray(entry.readUInt32BE(4), entry.readUInt32BE(4) + entry.readUInt32BE(8));
    const length = entry.readUInt32BE(12);
    return {
      tag: entry.subarray(0, 4),
      sum: entry.readUInt32BE(16),
      data: packed.length < length ? inflateSync(packed) : packed,
    };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(count * 16 - power * 16, 10);
  const parts = [head];
  let offset = head.length;
  entries.forEach(({ tag, sum, data }, at) => {
    tag.copy(head, 12 + at * 16);
    head.writeUInt32BE(sum, 16 + at * 16);
    head.writeUInt32BE(offset, 20 + at * 16);
    head.writeUInt32BE(data.length, 24 + at * 16);
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}
