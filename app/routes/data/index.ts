/** What other sections say about years of data. */
export { yearSentence } from "./years/year-words";
