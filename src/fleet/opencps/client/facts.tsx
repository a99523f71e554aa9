/** @jsxImportSource vue */
import type { VNode } from 'vue';
import type { Row } from './wire.ts';

/** A table of two columns, as the platform shows facts. */
export const facts = (rows: readonly Row[]): VNode => (
  <table class="datatable facts-table">
    <tbody>
      {rows.map(([label, value]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
