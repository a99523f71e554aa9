'use strict';
// A notice that comes late and pushes the page down; the look-alike has a place reserved for it.
(() => {
  const kind = document.currentScript.dataset.kind;
  const heights = { a: [200], b: [300], c: [180, 180], ok: [200] }[kind];
  const place = (height) => {
    const box = document.createElement('div');
    box.className = 'notice';
    box.style.height = `${height}px`;
    box.style.overflow = 'hidden';
    document.body.prepend(box);
    return box;
  };
  const words = (box) => {
    box.textContent = 'Thông báo giả lập: cổng mở thêm dịch vụ trực tuyến.';
  };
  const reserved = document.getElementById('thong-bao');
  const show = () => {
    heights.forEach((height, index) => {
      setTimeout(() => words(reserved ?? place(height)), 600 + index * 250);
    });
  };
  if (document.readyState === 'complete') show();
  else addEventListener('load', show);
})();
