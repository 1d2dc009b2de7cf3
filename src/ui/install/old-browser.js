// Says so where the browser is too old, instead of a white page: run by any browser of this century, before the app.
(function () {
  var has =
    typeof Array.prototype.toSorted === 'function' &&
    typeof DecompressionStream === 'function' &&
    typeof OffscreenCanvas === 'function' &&
    navigator.locks !== undefined &&
    CSS.supports('selector(:has(a))') &&
    CSS.supports('color', 'color-mix(in srgb, red, blue)');
  document.getElementById('old-browser').hidden = has;
})();
