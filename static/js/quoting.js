// Words selected in the paragraph are put into the box for quoted words. The page is whole without it.
(() => {
  const box = document.querySelector('[data-quotes]');
  const words = box && document.getElementById(box.dataset.quotes);
  if (!words) return;
  document.addEventListener('selectionchange', () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !words.contains(chosen.anchorNode) || !words.contains(chosen.focusNode)) return;
    const text = chosen.toString().trim();
    if (text) box.value = text;
  });
})();
