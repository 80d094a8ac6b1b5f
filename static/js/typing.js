// Helps with typing: data-words counts words down (in the words of data-said-left and -over), data-preview-url shows the difference while it is typed.
(() => {
  const all = (what) => document.querySelectorAll(what);

  for (const hint of all('[data-words]')) {
    const box = document.getElementById(hint.dataset.for);
    const most = Number(hint.dataset.words);
    if (!box) continue;
    const count = () => {
      const left = most - (box.value.trim().match(/\S+/g) || []).length;
      hint.textContent = (left >= 0 ? hint.dataset.saidLeft : hint.dataset.saidOver).replace('{n}', Math.abs(left)).replace('{most}', most);
      hint.classList.toggle('over', left < 0);
    };
    box.addEventListener('input', count);
    if (box.value) count();
  }

  // Half a second after the last key: long enough not to post at every letter, short enough to feel alive.
  const PAUSE = 500;
  for (const box of all('[data-preview-url]')) {
    const into = document.getElementById(box.dataset.previewInto);
    if (!into || !box.form) continue;
    let wait, latest = 0;
    const show = async () => {
      const mine = ++latest;
      try {
        const answer = await fetch(box.dataset.previewUrl, {method: 'POST', body: new FormData(box.form), headers: {'X-Preview': '1'}});
        const html = await answer.text();
        if (answer.ok && mine === latest) into.innerHTML = html;
      } catch { /* the page still works: the difference is shown on the next page */ }
    };
    box.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(show, PAUSE); });
  }
})();
