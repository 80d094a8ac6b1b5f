// The room screen and the phones that joined: ask whether anything is new, and say so when nobody has answered for a while.
// Screen: <main data-room-screen="address"> is redrawn place by place. Phone: <div data-room-phone="address"> holds what is on;
// news is announced once and opened by choice; focus is never moved and nothing that somebody types into is touched.
// What is said stands in the page, in its language: data-said-… of the place that says it.
(() => {
  const screen = document.querySelector('[data-room-screen]');
  const phone = document.querySelector('[data-room-phone]');
  if (!screen && !phone) return;
  const room = screen || phone;
  const address = screen ? screen.dataset.roomScreen : phone.dataset.roomPhone;
  const behind = document.getElementById('behind');
  // A screen asks each second, a phone every three to five: three hundred at the same moment would be a storm.
  const usual = () => screen ? 1000 : 3000 + 2000 * Math.random();
  const MOST = screen ? 5000 : 30000;      // between two tries while the server does not answer
  const QUIET = screen ? 4000 : 12000;     // without an answer before we say so
  const TOO_LONG = 8000;                   // for one answer
  let seen = room.querySelector('[data-seen]').dataset.seen;
  let heard = Date.now(), failed = 0, timer, over = false;

  const minutes = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, {hour: '2-digit', minute: '2-digit'});
  const tell = () => {
    const late = !over && Date.now() - heard > QUIET;
    if (late) behind.textContent = behind.dataset.saidBehind.replace('{at}', () => minutes(heard));
    if (!over) behind.hidden = !late;
  };
  const end = () => {
    over = true;
    behind.textContent = behind.dataset.saidEnded;
    behind.hidden = false;
  };

  const ask = async () => {
    clearTimeout(timer);
    const stop = new AbortController();
    const patience = setTimeout(() => stop.abort(), TOO_LONG);
    try {
      const answer = await fetch(`${address}?seen=${seen}`, {signal: stop.signal, cache: 'no-store'});
      if (answer.status === 403) return end();
      if (!answer.ok) throw new Error(answer.status);
      const html = answer.status === 204 ? '' : await answer.text();
      heard = Date.now();
      failed = 0;
      if (html) take(new DOMParser().parseFromString(html, 'text/html').body);
    } catch {
      failed += 1;
    } finally {
      clearTimeout(patience);
      tell();
      if (!over) timer = setTimeout(ask, failed ? Math.min(usual() * 2 ** Math.min(failed - 1, 5), MOST) : usual());
    }
  };

  const take = (fresh) => {
    const drawn = fresh.querySelector('[data-seen]');
    seen = drawn.dataset.seen;
    if (screen) redraw(drawn); else announce(drawn);
  };

  const redraw = (drawn) => {
    const shown = screen.querySelector('[data-seen]');
    shown.className = drawn.className;
    shown.dataset.seen = drawn.dataset.seen;
    for (const part of drawn.querySelectorAll('[data-part]')) {
      const old = shown.querySelector(`[data-part=${part.dataset.part}]`);
      if (old.outerHTML === part.outerHTML) continue;
      old.replaceWith(part);
      part.classList.add('room-fresh');
      part.addEventListener('animationend', () => part.classList.remove('room-fresh'), {once: true});
    }
  };

  // Phones. Where the same thing is still on, the groups' lines are put right in place; anything else waits to be opened.
  const said = document.getElementById('news'), open = document.getElementById('open-news');
  let waiting = null;
  const announce = (drawn) => {
    const shown = phone.querySelector('[data-seen]');
    if (shown.dataset.news === drawn.dataset.news) {
      for (const part of drawn.querySelectorAll('[data-part]')) {
        const old = shown.querySelector(`[data-part=${part.dataset.part}]`);
        if (old && old.innerHTML !== part.innerHTML) old.innerHTML = part.innerHTML;
      }
      waiting = null;
      return;
    }
    if (waiting && waiting.dataset.news === drawn.dataset.news) { waiting = drawn; return; }
    waiting = drawn;
    said.textContent = said.dataset.saidNew.replace('{words}', () => drawn.dataset.words);
    open.textContent = open.dataset.saidOpen;
    open.hidden = false;
  };
  if (open) open.addEventListener('click', () => {
    if (!waiting) return;
    phone.replaceChildren(waiting);
    said.textContent = said.dataset.saidSeen.replace('{words}', () => waiting.dataset.words);
    open.textContent = open.dataset.saidOpened;
    const round = waiting.dataset.round;
    for (const part of document.querySelectorAll('[data-for-round]')) {
      part.hidden = part.dataset.forRound === 'any' ? !round || mine(round) : part.dataset.forRound !== round;
    }
    waiting = null;
  });
  const mine = (round) => Boolean(document.querySelector(`[data-for-round="${round}"]`));

  addEventListener('online', ask);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && !over) ask(); });
  setInterval(tell, 1000);
  timer = setTimeout(ask, usual());
})();
