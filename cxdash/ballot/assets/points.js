const amount = (field) => Number(field.value.replace(",", ".")) || 0;
for (const told of document.querySelectorAll(".script, .left")) told.hidden = false;
for (const left of document.querySelectorAll(".left")) {
  const given = [...left.closest("fieldset").querySelectorAll(".typed input")];
  const add = () => {
    const rest = given.reduce((rest, field) => rest - amount(field), 100);
    left.lastElementChild.textContent = String(rest).replace("-", "\u2212");
    left.className = rest < 0 ? "left off" : "left";
  };
  document.addEventListener("input", add);
  add();
}
