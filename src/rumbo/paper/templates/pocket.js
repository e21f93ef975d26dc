"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const sections = [...document.querySelectorAll("section[data-number]")];
  const linesOf = (section) => section.querySelector("textarea").value.split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.trim()).join("\n").trim();
  const isTicked = (section) => Boolean(section.querySelector("input:checked"));
  const written = () => sections.filter((section) => linesOf(section) || isTicked(section));
  const partOf = (section) => {
    const number = section.dataset.number;
    const heading = `[${number}${isTicked(section) ? " ✓" : ""}] ${section.dataset.heading}`;
    return [heading, ...linesOf(section).split("\n").map((line) => `${number}| ${line}`)];
  };
  const blockOf = () => [document.body.dataset.title, ...written().flatMap(partOf), document.body.dataset.end].join("\n");
  let copied = "";

  const show = (which) => {
    for (const name of ["copied", "by-hand"]) { find(name).hidden = true; }
    find("state").replaceChildren(...[...find(which).childNodes].map((node) => node.cloneNode(true)));
  };
  const byHand = () => {
    find("block").select();
    try { show(document.execCommand("copy") ? "copied" : "by-hand"); } catch { show("by-hand"); }
  };
  find("copy").addEventListener("click", () => {
    find("block").value = copied = blockOf();
    find("made").hidden = false;
    if (!navigator.clipboard) { byHand(); return; }
    navigator.clipboard.writeText(copied).then(() => show("copied"), byHand);
  });
  // What was written and not copied would be gone: the phone asks first.
  addEventListener("beforeunload", (event) => { if (written().length && blockOf() !== copied) { event.preventDefault(); } });
  find("with-script").hidden = false;
})();
