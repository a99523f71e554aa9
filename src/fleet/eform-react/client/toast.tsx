import { type ReactNode, createContext, useCallback, useContext, useRef, useState } from 'react';

type Kind = 'success' | 'error';
type Toast = { readonly id: number; readonly kind: Kind; readonly text: string };
type Show = (kind: Kind, text: string) => void;

const LIFE_MS = 4000;
const ToastContext = createContext<Show>(() => {});

/** Shows a message that vanishes; success and error look alike to a program. */
export const useToast = (): Show => useContext(ToastContext);

export const Toaster = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const show = useCallback<Show>((kind, text) => {
    const id = next.current++;
    setToasts((now) => [...now, { id, kind, text }]);
    setTimeout(() => setToasts((now) => now.filter((toast) => toast.id !== id)), LIFE_MS);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts">
        {toasts.map(({ id, kind, text }) => (
          <div key={id} role="alert" className={`toast toast-${kind}`}>
            {text}
          </div>
        ))}
      </div>
    </ToastContext>
  );
};
