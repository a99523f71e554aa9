/** @jsxImportSource vue */
import type { VNode } from 'vue';
import { app } from './api.ts';

/** The line beside a form that leads to the notice on personal data. */
export const privacyLine = (): VNode | null =>
  app.privacy === null ? null : (
    <p class="privacy-line">
      Dữ liệu được xử lý theo <a href={app.privacy.href}>{app.privacy.name}</a>.
    </p>
  );
