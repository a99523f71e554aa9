import { type ReactNode, useEffect, useRef, useState } from 'react';
import { SaveAndPrint } from './save-and-print.tsx';
import type { StepProps } from './step-props.ts';
import { useToast } from './toast.tsx';

/** Wizard step 2: the declaration is an eForm in a frame of its own, which saves itself when asked. */
export const DeclarationStep = ({ filing, leave, back }: StepProps): ReactNode => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  useEffect(() => {
    const hear = (
      event: MessageEvent<{ eform?: 'saved' | 'draft' | 'incomplete' | 'failed'; text?: string }>,
    ): void => {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
      const { eform, text } = event.data;
      if (eform === 'saved') void leave({}).then(() => setBusy(false));
      if (eform === 'draft') toast('success', text ?? '');
      if (eform === 'incomplete') toast('error', 'Vui lòng kê khai đầy đủ các thông tin bắt buộc');
      if (eform === 'failed') toast('error', 'Không lưu được tờ khai, vui lòng thử lại');
      if (eform === 'incomplete' || eform === 'failed') setBusy(false);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [leave, toast]);
  return (
    <>
      <h2>Kê khai thông tin</h2>
      <iframe ref={frame} className="eform" src={`/eform/${filing.number}`} title="Tờ khai điện tử" />
      <div className="btn-row">
        <button type="button" className="btn" onClick={back}>
          Quay lại
        </button>
        <button
          type="button"
          className="btn btn-primary"
          id="xem-truoc-to-khai"
          data-e2e="btn-next"
          data-part="next"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            frame.current?.contentWindow?.postMessage({ eform: 'save' }, location.origin);
          }}
        >
          Xem trước
        </button>
        <SaveAndPrint
          print={filing.print}
          onSave={() => frame.current?.contentWindow?.postMessage({ eform: 'draft' }, location.origin)}
        />
      </div>
    </>
  );
};
