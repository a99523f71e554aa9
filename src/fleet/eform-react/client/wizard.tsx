import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ask, post } from './api.ts';
import { DeclarationStep } from './declaration-step.tsx';
import { DeliveryStep } from './delivery-step.tsx';
import { DocumentsStep } from './documents-step.tsx';
import { OwnerStep } from './owner-step.tsx';
import { Sent } from './sent.tsx';
import type { StepProps } from './step-props.ts';
import { useToast } from './toast.tsx';
import type { AppData, Filing, SentAnswer } from './wire.ts';

const STEPS = [
  'Thông tin chủ hồ sơ',
  'Kê khai thông tin',
  'Thành phần hồ sơ',
  'Thông tin nhận kết quả',
] as const;

/** The four steps at one address, and the result in their place. */
export const Wizard = ({ number, app }: { readonly number: string; readonly app: AppData }): ReactNode => {
  const [filing, setFiling] = useState<Filing | null | 'missing'>(null);
  const [at, setAt] = useState(0);
  const [sent, setSent] = useState<SentAnswer | null>(null);
  const toast = useToast();
  useEffect(() => {
    void ask<Filing>(`/api/ho-so/${number}`).then((answer) => setFiling(answer.body ?? 'missing'));
  }, [number]);
  const moveTo = useCallback((step: number) => {
    setAt(step);
    scrollTo(0, 0);
  }, []);
  if (filing === null) return <p role="status">Đang tải...</p>;
  if (filing === 'missing') return <h1>Không tìm thấy hồ sơ</h1>;
  if (sent !== null) return <Sent number={number} answer={sent} onAnswer={setSent} />;

  const props: StepProps = {
    filing,
    save: (values) => save(values),
    back: () => moveTo(at - 1),
    leave: async (values) => {
      const path = `/api/ho-so/${number}/buoc/${at + 1}`;
      const answer = await post<{ message?: string }>(path, filing.token, values);
      if (answer.status === 200) {
        const saved = await ask<Filing>(`/api/ho-so/${number}`);
        if (saved.body !== null) setFiling(saved.body);
        moveTo(at + 1);
      }
      if (answer.status !== 200)
        toast('error', answer.body?.message ?? 'Không lưu được hồ sơ, vui lòng thử lại');
    },
  };
  const save = async (values: Readonly<Record<string, string>>): Promise<void> => {
    const answer = await post<{ message?: string }>(`/api/ho-so/${number}/luu-nhap`, filing.token, values);
    const text = answer.body?.message ?? 'Không lưu được hồ sơ, vui lòng thử lại';
    toast(answer.status === 200 ? 'success' : 'error', text);
  };
  const send = async (delivery: string): Promise<void> => {
    const answer = await post<SentAnswer>(`/api/ho-so/${number}/gui`, filing.token, { hinhThuc: delivery });
    if (answer.status !== 200 || answer.body === null || answer.body.message !== undefined) {
      toast('error', answer.body?.message ?? 'Gửi hồ sơ không thành công, vui lòng thử lại sau');
      return;
    }
    if (answer.body.processing !== true) toast('success', app.sentMessage);
    setSent(answer.body);
    scrollTo(0, 0);
  };
  return (
    <>
      <h1>{filing.service}</h1>
      <ol className="steps">
        {STEPS.map((title, n) => (
          <li key={title} aria-current={n === at ? 'step' : undefined}>
            {title}
          </li>
        ))}
      </ol>
      <div data-part="form">
        {at === 0 && <OwnerStep {...props} app={app} />}
        {at === 1 && <DeclarationStep {...props} />}
        {at === 2 && <DocumentsStep {...props} onFiles={(files) => setFiling({ ...filing, files })} />}
        {at === 3 && <DeliveryStep {...props} send={send} />}
      </div>
    </>
  );
};
