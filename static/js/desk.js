// Helps at the meeting chair's desk; every press works without them. In a group's row the keys 1 to 4 are its four answers;
// what comes in from the room is announced once and looked at by choice: nothing moves under anybody's hands;
// what was folded away ("You might say") stays folded until it is opened again.
(() => {
  for (const row of document.querySelectorAll('.line-row')) {
    row.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || /^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName)) return;
      const button = row.querySelectorAll('.press-line')[Number(event.key) - 1];
      if (button) { event.preventDefault(); button.click(); }
    });
  }
  const news = document.querySelector('#desk-news[data-asks]');
  const ask = async () => {
    try {
      const answer = await fetch(news.dataset.asks, {cache: 'no-store', redirect: 'error'});
      if (answer.status === 200) {
        news.firstElementChild.textContent = await answer.text();
        news.lastElementChild.hidden = false;
        return;
      }
    } catch { /* the network is away: it is asked again, and every press works without it */ }
    setTimeout(ask, 4000);
  };
  if (news) setTimeout(ask, 4000);
  for (const fold of document.querySelectorAll('details[data-keeps]')) {
    const name = `desk-${fold.dataset.keeps}`;
    try {
      if (localStorage.getItem(name) === 'shut') fold.open = false;
      fold.addEventListener('toggle', () => localStorage.setItem(name, fold.open ? 'open' : 'shut'));
    } catch { /* nothing is remembered here: it is open on each page */ }
  }
})();
