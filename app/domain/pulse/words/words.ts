import type { Language } from "../statements";
import { EN } from "./en";
import { ES } from "./es";
import { FR } from "./fr";
import type { PulseWords } from "./pulse-words";

export const PULSE_WORDS: Record<Language, PulseWords> = { en: EN, es: ES, fr: FR };
