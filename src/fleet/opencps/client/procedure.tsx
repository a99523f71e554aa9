/** @jsxImportSource vue */
import type { VNode } from 'vue';
import type { ShownProcedure } from '../../life-pages/shown-procedure.ts';
import { facts } from './facts.tsx';
import { ratingForm } from './rating-form.tsx';

/** Level and facts of a procedure, above the control that files. */
export const procedureFacts = ({ level, reason, code, field, timeToFill }: ShownProcedure): VNode => (
  <div>
    <p>
      <span class="v-chip primary">{level}</span>
    </p>
    {reason !== null && <p>Lý do chỉ cung cấp một phần: {reason}</p>}
    {facts([
      ['Mã thủ tục', code],
      ['Lĩnh vực', field],
      ...(timeToFill === null ? [] : [['Thời gian kê khai', timeToFill] as const]),
    ])}
  </div>
);

/** Ways, parts, help and rating below it. */
export const procedureParts = ({ ways, parts, help, rating }: ShownProcedure): VNode => (
  <div>
    <h2>Thời hạn và lệ phí</h2>
    <table class="table v-datatable">
      <thead>
        <tr>
          <th scope="col">Hình thức nộp</th>
          <th scope="col">Thời hạn giải quyết</th>
          <th scope="col">Phí, lệ phí</th>
        </tr>
      </thead>
      <tbody>
        {ways.map(({ way, timeLimit, fee }) => (
          <tr key={way}>
            <td data-label="Hình thức nộp">{way}</td>
            <td data-label="Thời hạn giải quyết">{timeLimit}</td>
            <td data-label="Phí, lệ phí">{fee}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {parts.map(({ title, lines }) => (
      <section key={title}>
        <h2>{title}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    ))}
    {help.length > 0 && (
      <section>
        <h2>Hỗ trợ</h2>
        <ul>
          {help.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
    {ratingForm(rating)}
  </div>
);
