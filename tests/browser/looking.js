// What axe's answers follow from, so that it is asked about nothing twice. Tests only; no page of ours loads this.
(() => {
  // A number for a string (cyrb53): fifty-three bits, so that no two of some ten thousand meet.
  const hashed = (words, seed = 0) => {
    let a = 0xdeadbeef ^ seed, b = 0x41c6ce57 ^ seed;
    for (let i = 0; i < words.length; i++) {
      const c = words.charCodeAt(i);
      a = Math.imul(a ^ c, 2654435761);
      b = Math.imul(b ^ c, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return 4294967296 * (2097151 & b) + (a >>> 0);
  };

  // How an element is drawn, wherever it is drawn and however large it is; and what tells a link from the words round it.
  const DRAWN = ['color', 'backgroundColor', 'backgroundImage', 'backgroundClip', 'opacity', 'filter', 'backdropFilter',
    'mixBlendMode', 'textShadow', 'fontSize', 'fontWeight', 'visibility', 'display', 'position', 'zIndex', 'clip', 'clipPath',
    'maskImage', 'overflowX', 'overflowY', 'float', 'webkitTextStrokeWidth'];
  const TOLD_APART = ['fontFamily', 'fontStyle', 'textDecorationLine', 'textDecorationStyle', 'textDecorationColor', 'outline',
    'borderTop', 'borderBottom', 'borderLeft', 'borderRight'];
  const BESIDE = ['content', 'display', 'position', 'color', 'backgroundColor', 'backgroundImage', 'opacity', 'visibility'];
  const CLEAR = 'rgba(0, 0, 0, 0)';
  const REPLACED = new Set(['IMG', 'SVG', 'VIDEO', 'CANVAS', 'IFRAME', 'OBJECT']);
  const FIELDS = new Set(['INPUT', 'SELECT', 'TEXTAREA', 'BUTTON']);

  const partOf = (one, style, links) => {
    const said = (links.has(one) ? [...DRAWN, ...TOLD_APART] : DRAWN).map((name) => style[name]);
    for (const part of ['::before', '::after']) {
      const beside = getComputedStyle(one, part);
      if (beside.content !== 'none' && beside.content !== 'normal') said.push(...BESIDE.map((name) => beside[name]));
    }
    return said.join('|');
  };
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const holds = (out, at) => at.left >= out.left - 1 && at.right <= out.right + 1 && at.top >= out.top - 1
    && at.bottom <= out.bottom + 1;

  // Where its own words stand.
  const wordsAt = (one) => {
    if (FIELDS.has(one.tagName)) return [one.getBoundingClientRect()];
    const found = [];
    for (const node of one.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push(...range.getClientRects());
    }
    return found;
  };

  // Whether nothing is drawn behind or over these words but what holds them, whole.
  const isPlain = (one, rects, painters) => rects.every((at) => painters.every(([painter, around, boxes]) => !meet(around, at)
    || !boxes.some((box) => meet(box, at)) || (painter.contains(one) && boxes.some((box) => holds(box, at)))));

  // The whole page: a number for how it stands; one for the words of each element and what they stand on; what only its
  // measures tell (words that something else is drawn behind or over, or that stick out; what scrolls).
  window.standing = () => {
    const all = [...document.querySelectorAll('*')], links = new Set();
    for (const link of document.links) for (let up = link, n = 0; up && n < 5; up = up.parentElement, n++) links.add(up);
    const chains = new Map(), painters = [], words = [], parts = [];
    let measured = 0;
    for (const one of all) {
      const style = getComputedStyle(one), box = one.getBoundingClientRect();
      const hidden = !one.checkVisibility({contentVisibilityAuto: true}) || !(box.width || box.height);
      const part = partOf(one, style, links);
      const away = box.right + scrollX < 0 || box.bottom + scrollY < 0 || box.width < 2 || box.height < 2;
      parts.push(part, hidden, away, one.tabIndex);
      chains.set(one, hashed(part, (chains.get(one.parentElement) || 0) % 4294967296));
      if (hidden || style.visibility !== 'visible') continue;
      if (one.parentElement && one !== document.body && (style.backgroundColor !== CLEAR || style.backgroundImage !== 'none'
        || REPLACED.has(one.tagName.toUpperCase()))) painters.push([one, box, [...one.getClientRects()]]);
      if (!away && (FIELDS.has(one.tagName) || [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))) words.push(one);
      if (one !== document.documentElement && one !== document.body && (one.scrollWidth > one.clientWidth
        || one.scrollHeight > one.clientHeight) && /auto|scroll/.test(style.overflowX + style.overflowY)) measured += 1;
    }
    window.plainly = new Map();
    for (const one of words) {
      const rects = wordsAt(one);
      if (rects.length && isPlain(one, rects, painters)) window.plainly.set(one, chains.get(one));
      else measured += 1;
    }
    const page = document.documentElement.cloneNode(true);
    // What is hidden in a form (its token, its number) is another each time, and is seen by nobody.
    page.querySelectorAll('input[type=hidden]').forEach((one) => one.removeAttribute('value'));
    const boxes = [...document.querySelectorAll('input:not([type=hidden]), textarea, select')];
    const asked = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map((one) => matchMedia(one).matches);
    const place = all.indexOf(document.activeElement);
    const sized = measured ? [innerWidth, innerHeight, scrollX, scrollY,
      ...[...document.styleSheets, ...document.adoptedStyleSheets].flatMap((s) => [...s.cssRules].map((r) => r.cssText))] : [];
    const said = [location.hash, asked.join(), place, boxes.map((one) => [one.value, one.checked]).join('|'), ...sized,
      parts.join('|'), page.outerHTML].join('\n');
    return {stands: `${hashed(said)}-${said.length}`, plain: [...new Set(window.plainly.values())], measured};
  };

  // What is wrong, by axe; words that stand plainly as others did whose contrast it found enough (their numbers) are
  // not measured anew. Gives also the numbers that it found enough.
  window.lookedAt = (known) => {
    const enough = new Set(known), found = new Set();
    const check = axe._audit.checks['color-contrast'];
    const measure = window.measureInFull ??= check.evaluate;
    check.evaluate = function (node, ...rest) {
      const number = window.plainly.get(node);
      if (number !== undefined && enough.has(number)) return true;
      const answer = measure.call(this, node, ...rest);
      if (answer === true && number !== undefined) found.add(number), enough.add(number);
      return answer;
    };
    // Only what is wrong is told: the rest is three quarters of axe's answer. Our sheets are no fonts or films to be fetched first.
    return axe.run({resultTypes: ['violations'], preload: false}).then(({violations}) => ({enough: [...found],
      wrong: violations.map((v) => `${v.id}: ${v.help} at ${JSON.stringify(v.nodes.slice(0, 3).map((n) => n.target))}`)}));
  };
})();
