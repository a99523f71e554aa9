import type { Prefill } from '../reuse/prefill.ts';
import type { FleetPortal, OfferedService } from '../state.ts';
import type { Controls } from './controls.ts';
import type { ControlState } from './view-state.ts';

/** What the page of a filing step is drawn from. */
export type Drawn = {
  readonly portal: FleetPortal;
  readonly offered: OfferedService;
  readonly state: ControlState;
  readonly controls: Controls;
  readonly prefill: Prefill;
};
