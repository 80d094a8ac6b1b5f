// Three helps; every page is whole without them. data-copy copies a link (or the words of data-copy-from); a clause opens to its history.
// Slips come into focus so that they are read out. What helps with typing is in typing.js, loaded where there is a form.
(() => {
  const slip = document.querySelector('[data-focus]');
  if (slip) slip.focus();

  const copies = (within) => {
    if (!navigator.clipboard) return;
    within.querySelectorAll('[data-copy]').forEach(copy);
  };
  const copy = (link) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'as-link';
    button.textContent = link.dataset.copyWords;
    const from = document.getElementById(link.dataset.copyFrom);
    button.addEventListener('click', () => navigator.clipboard.writeText(
      from ? from.textContent : new URL(link.dataset.copy, location.href).href).then(() => { button.textContent = link.dataset.saidCopied; }));
    link.after(' ', button);
  };
  copies(document);

  // A clause opens to its history under itself; without script its number leads to the page that tells it.
  const own = document.querySelector('.own');
  if (own) own.addEventListener('click', async (event) => {
    const link = event.target.closest('a.n, a.term-n');
    const clause = link && link.closest('.clause, .part');
    if (!clause || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const there = [...clause.children].find((one) => one.dataset.of === link.pathname);
    if (there) { there.hidden = !there.hidden; link.setAttribute('aria-expanded', String(!there.hidden)); return; }
    const version = own.dataset.version;
    try {
      const answer = await fetch(`${link.pathname}/opened${version ? `?version=${version}` : ''}`);
      if (!answer.ok) throw answer;
      const into = document.createElement('div');
      into.className = 'opened';
      into.dataset.of = link.pathname;
      into.innerHTML = await answer.text();
      clause.append(into);
      copies(into);
      link.setAttribute('aria-expanded', 'true');
    } catch { location.href = link.href; }
  });
  if (own) own.querySelectorAll('a.n, a.term-n').forEach((link) => link.setAttribute('aria-expanded', 'false'));

  // Contents that follow, where the browser has no :target-current of its own.
  const contents = document.querySelector('.contents-side');
  if (!contents || CSS.supports('selector(:target-current)') || !window.IntersectionObserver) return;
  const links = new Map([...contents.querySelectorAll('a[href^="#"]')].map((a) => [a.hash.slice(1), a]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      links.forEach((a) => a.classList.remove('current'));
      links.get(entry.target.id).classList.add('current');
    }
  }, {rootMargin: '0px 0px -70% 0px'});
  links.forEach((a, id) => { const at = document.getElementById(id); if (at) seen.observe(at); });
})();
