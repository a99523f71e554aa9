import type { ProcedureEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';

/**
 * Of the services whose pages on the portal were read, the one that gives fewest; what several readings of one
 * service gave is counted together. Null where no page was read.
 */
export const poorestProcedure = <T>(
  procedures: readonly ProcedureEvidence[],
  given: (procedure: ProcedureEvidence) => readonly T[],
): { readonly entry: ProcedureEvidence; readonly had: ReadonlySet<T> } | null => {
  const read = procedures.filter(({ origin }) => origin === 'portal');
  const [poorest] = [...Map.groupBy(read, ({ service }) => service).values()]
    .flatMap((entries) =>
      entries.slice(0, 1).map((entry) => ({ entry, had: new Set(entries.flatMap((each) => given(each))) })),
    )
    .sort((a, b) => a.had.size - b.had.size);
  return poorest ?? null;
};

export const READS_NO_PAGE: Text = {
  vi: 'Hành trình này không đọc trang dịch vụ nào.',
  en: "This journey reads no service's page.",
};
