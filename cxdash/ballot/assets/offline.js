const filled = (field) => (field.type === "radio" ? field.checked : field.value.trim() !== "");
const right = {
  choice: () => true,
  number: ([field], { low, high }) => amount(field) >= Number(low) && amount(field) <= Number(high),
  ratings: (fields) => fields.filter(filled).length * 5 === fields.length,
  points: (fields) => fields.reduce((sum, field) => sum + amount(field), 0) === 100,
  range: (fields) => fields.every((field, place) => filled(field) && (!place || amount(field) >= amount(fields[place - 1]))),
};
document.querySelector("form").addEventListener("submit", (sent) => {
  sent.preventDefault();
  const answers = {};
  let wrong = null;
  for (const asked of document.querySelectorAll("fieldset[data-shape]")) {
    const fields = [...asked.querySelectorAll("input")];
    const given = fields.filter(filled);
    const is_right = !given.length || right[asked.dataset.shape](fields, asked.dataset);
    asked.querySelector(".fault").hidden = is_right;
    if (!is_right && !wrong) wrong = asked;
    if (given.length) {
      answers[asked.dataset.question] = {};
      for (const field of given) answers[asked.dataset.question][field.name.slice(field.name.indexOf(".") + 1)] = field.value;
    }
  }
  if (wrong) return wrong.scrollIntoView();
  const { workshop, slip } = sent.target.dataset;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ workshop, slip, answers })], { type: "application/json" }));
  link.download = "answers.json";
  link.click();
  document.querySelector(".saved").hidden = false;
});
