import type { Fault } from '../fault.ts';

/** What any page can do wrong: its size, its speed, its scripts and assets. */
export const PAGE_FAULTS: readonly Fault[] = [
  {
    id: 'viewport-missing',
    title: {
      vi: 'Trên điện thoại trang hiện chữ bé tí hoặc không phóng to được',
      en: 'On a phone the page comes tiny or cannot be enlarged',
    },
    variants: {
      a: 'no viewport is declared',
      b: 'a viewport 1024 px wide',
      c: 'enlarging is forbidden (user-scalable=no, maximum-scale=1)',
      ok: 'width=device-width in odd order and spacing',
    },
    mustFail: ['viewport-declared'],
    mayFail: ['no-sideways-scroll', 'phone-journey'],
    slow: [],
  },
  {
    id: 'too-wide',
    title: {
      vi: 'Trên màn hình hẹp phải kéo ngang mới đọc được',
      en: 'On a narrow screen the page must be dragged sideways',
    },
    variants: {
      a: 'a table 900 px wide',
      b: 'one long string that cannot break',
      c: 'a banner of fixed width',
      ok: 'a wide table that scrolls inside its own box',
    },
    mustFail: ['no-sideways-scroll'],
    mayFail: ['phone-journey', 'layout-stability'],
    slow: [],
  },
  {
    id: 'layout-shift',
    title: {
      vi: 'Đang đọc thì nội dung nhảy xuống',
      en: 'The content jumps while it is being read',
    },
    variants: {
      a: 'a late banner pushes the content by 200 px',
      b: 'a late banner pushes the content by 300 px',
      c: 'two late banners push it by 180 px each',
      ok: 'the same banner in a reserved place',
    },
    mustFail: ['layout-stability'],
    mayFail: ['journey-completes', 'phone-journey'],
    slow: [],
  },
  {
    id: 'slow-main-content',
    title: {
      vi: 'Nội dung chính hiện ra rất chậm',
      en: 'The main content appears very late',
    },
    variants: {
      a: 'the main picture comes after 5 s',
      b: 'the main text is put in by a script after 5 s',
      c: 'a render-blocking stylesheet takes 5 s',
      ok: 'a small slow picture below the fold',
    },
    mustFail: ['largest-paint'],
    mayFail: ['step-time', 'layout-stability', 'phone-journey', 'sign-in-returns'],
    slow: ['a', 'b', 'c'],
  },
  {
    id: 'slow-first-byte',
    title: {
      vi: 'Trang nào cũng chờ mấy giây mới bắt đầu tải',
      en: 'Every page takes seconds before it begins to load',
    },
    variants: {
      a: 'first byte after 2.2 s',
      b: 'first byte after 3 s',
      c: 'first byte after 4 s',
      ok: 'first byte after 500 ms',
    },
    mustFail: ['first-byte'],
    mayFail: ['largest-paint', 'step-time', 'journey-completes', 'phone-journey', 'dossier-code-time'],
    slow: ['a', 'b', 'c'],
  },
  {
    id: 'script-error',
    title: {
      vi: 'Trang chạy lỗi, có chỗ bấm không ăn',
      en: "The page's script fails",
    },
    variants: {
      a: 'throws while loading',
      b: 'leaves a rejection unhandled',
      c: 'throws in a timer',
      ok: 'catches the error and writes it to the console',
    },
    mustFail: ['page-errors'],
    mayFail: [],
    slow: [],
  },
  {
    id: 'broken-asset',
    title: {
      vi: 'Thiếu hình, thiếu kiểu dáng trên trang',
      en: 'Pictures or styles of the page are missing',
    },
    variants: {
      a: 'a stylesheet answers 404',
      b: 'a script answers 500',
      c: 'a picture closes the connection',
      ok: 'a picture answers 204 and a prefetch is given up',
    },
    mustFail: ['failed-requests'],
    mayFail: ['page-errors'],
    slow: [],
  },
  {
    id: 'mixed-content',
    title: {
      vi: 'Trình duyệt cảnh báo trang có nội dung không an toàn',
      en: 'The browser warns of insecure content in the page',
    },
    variants: {
      a: 'a picture over http',
      b: 'a script over http',
      c: 'a frame over http',
      ok: 'a plain link to an http page, not loaded',
    },
    mustFail: ['mixed-content'],
    mayFail: ['failed-requests'],
    slow: [],
  },
];
