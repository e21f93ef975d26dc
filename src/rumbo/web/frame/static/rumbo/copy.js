// Copies a text that stands on the page, when its button is pressed. Without this script the text is selected and copied by hand.
"use strict";
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = document.querySelector(`[data-said="${button.dataset.copies}"]`);
  button.hidden = false;
  button.addEventListener("click", () => {
    text.select();
    const tell = () => { said.textContent = button.dataset.done; };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text.value).then(tell, () => {});
    } else if (document.execCommand("copy")) {
      tell();
    }
  });
}
