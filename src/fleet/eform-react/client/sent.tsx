import { type ReactNode, useEffect } from 'react';
import { ask } from './api.ts';
import { Facts } from './facts.tsx';
import { RatingForm } from './rating-form.tsx';
import type { SentAnswer } from './wire.ts';

const ASK_AGAIN_MS = 1000;

/** What stands in place of the wizard after filing; asks again while the dossier is being processed. */
export const Sent = (props: {
  readonly number: string;
  readonly answer: SentAnswer;
  readonly onAnswer: (answer: SentAnswer) => void;
}): ReactNode => {
  const { number, answer, onAnswer } = props;
  useEffect(() => {
    if (answer.processing !== true) return;
    const timer = setTimeout(() => {
      void ask<SentAnswer>(`/api/ho-so/${number}/ket-qua`).then((next) =>
        onAnswer(next.body ?? { ...answer }),
      );
    }, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [number, answer, onAnswer]);
  if (answer.processing === true)
    return (
      <p className="notice" role="status">
        <span className="spinner" aria-hidden="true" /> Hệ thống đang xử lý hồ sơ, vui lòng chờ...
      </p>
    );
  return (
    <>
      <div className="alert alert-success">
        <h1>Nộp hồ sơ thành công</h1>
      </div>
      <Facts rows={answer.rows ?? []} />
      {answer.remark != null && <p>{answer.remark}</p>}
      <p>
        <a className="btn" href="/tra-cuu-tinh-trang-ho-so">
          Tra cứu hồ sơ
        </a>
      </p>
      {answer.after !== undefined && (
        <>
          <p>Phí, lệ phí: {answer.after.fee}</p>
          <div className="btn-row">
            {answer.after.links.map(({ label, href }) => (
              <a key={href} className="btn" href={href}>
                {label}
              </a>
            ))}
          </div>
          <RatingForm form={answer.after.rating} />
        </>
      )}
    </>
  );
};
