import type { ReactNode } from 'react';
import { RatingForm } from './rating-form.tsx';
import type { Procedure } from './wire.ts';

type Props = { readonly procedure: Procedure };

/** Level and facts above the control that files. */
export const ProcedureFacts = ({ procedure }: Props): ReactNode => (
  <>
    <p className="level">
      <b>{procedure.level}</b>
    </p>
    {procedure.reason !== null && <p>Lý do: {procedure.reason}</p>}
    <dl className="facts">
      <dt>Mã thủ tục</dt>
      <dd>{procedure.code}</dd>
      <dt>Lĩnh vực</dt>
      <dd>{procedure.field}</dd>
      {procedure.timeToFill !== null && (
        <>
          <dt>Thời gian kê khai</dt>
          <dd>{procedure.timeToFill}</dd>
        </>
      )}
    </dl>
  </>
);

/** Ways, parts, help and rating below it. */
export const ProcedureParts = ({ procedure }: Props): ReactNode => (
  <>
    <h2>Thời hạn và lệ phí</h2>
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Hình thức nộp</th>
          <th scope="col">Thời hạn giải quyết</th>
          <th scope="col">Phí, lệ phí</th>
        </tr>
      </thead>
      <tbody>
        {procedure.ways.map(({ way, timeLimit, fee }) => (
          <tr key={way}>
            <td data-label="Hình thức nộp">{way}</td>
            <td data-label="Thời hạn giải quyết">{timeLimit}</td>
            <td data-label="Phí, lệ phí">{fee}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {procedure.parts.map(({ title, lines }) => (
      <section key={title}>
        <h2>{title}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    ))}
    {procedure.help.length > 0 && (
      <>
        <h2>Hỗ trợ</h2>
        <ul>
          {procedure.help.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </>
    )}
    <RatingForm form={procedure.rating} />
  </>
);
