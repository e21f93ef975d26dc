// Shows the lock page when nobody has used the computer for a while, and keeps the file open while somebody types.
// Without this script the file still locks: the next page asked for is the lock page.
"use strict";
(() => {
  const body = document.body.dataset;
  const limit = Number(body.idleSeconds) * 1000;
  if (!limit) { return; }
  let used = Date.now();
  let told = used;
  const use = () => {
    used = Date.now();
    if (used - told > 60000) {
      told = used;
      fetch(body.touchAddress, { method: "POST", headers: { "X-CSRFToken": body.formToken } }).catch(() => {});
    }
  };
  for (const event of ["keydown", "pointerdown", "scroll", "input"]) {
    addEventListener(event, use, { passive: true });
  }
  setInterval(() => {
    if (Date.now() - used > limit) { location.replace(body.lockAddress); }
  }, 5000);
})();
