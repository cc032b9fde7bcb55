// What Vega expects of a browser, and a bare JavaScript engine lacks.
const console = Object.fromEntries(["log", "warn", "error", "info", "debug"].map((name) => [name, () => {}]));

function structuredClone(value) {
  if (Array.isArray(value)) return value.map(structuredClone);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, structuredClone(held)]));
}
