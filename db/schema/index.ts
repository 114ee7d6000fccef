export * from "./auth";
export * from "./collaboratives";
export * from "./measures";
export * from "./observations";
export { appRole } from "./tenancy";
