/** @jsxImportSource vue */
import type { VNode } from 'vue';
import { app } from './api.ts';

/** The line beside a form that leads to the notice on personal data. */
export const privacyLine = (): VNode => (
  <p class="privacy-line">
    Dữ liệu được xử lý theo <a href={app.privacy}>Thông báo xử lý dữ liệu cá nhân</a>.
  </p>
);
