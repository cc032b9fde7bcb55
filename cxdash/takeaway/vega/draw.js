// Vega without a page around it: words are as wide as in our own type, and nothing is fetched.
// widths: for each weight of the type, how wide each of its letters is, in sizes.
const [REGULAR, SEMIBOLD, BOLD] = [400, 600, 700];

function weight(asked) {
  const number = asked === "bold" ? BOLD : Number(asked) || REGULAR;
  return number >= 650 ? BOLD : number >= 550 ? SEMIBOLD : REGULAR;
}

vega.textMetrics.width = (item, text) => {
  const of = widths[weight(item.fontWeight)];
  let wide = 0;
  for (const letter of String(text ?? "")) wide += of[letter] ?? 1;
  return wide * (item.fontSize ?? 11);
};

function compiled(given) {
  return JSON.stringify(vegaLite.compile(JSON.parse(given)).spec);
}

async function drawn(given) {
  let problem = "";
  const refused = (address) => {
    problem ||= `Nothing is fetched, not ${address} either.`;
    return Promise.reject(new Error(problem));
  };
  const logger = {};
  for (const name of ["level", "warn", "info", "debug"]) logger[name] = () => logger;
  logger.error = (...said) => {
    problem ||= said.map(String).join(" ");
    return logger;
  };
  const loader = { load: refused, sanitize: refused, options: {} };
  const view = new vega.View(vega.parse(JSON.parse(given)), { renderer: "none", loader, logger });
  const svg = await view.toSVG();
  if (problem) throw new Error(problem);
  return svg;
}
