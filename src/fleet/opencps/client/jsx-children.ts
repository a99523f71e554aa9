// An only child must not be `false`: Vue writes it out, while among others it draws nothing.
// With `jsx: react-jsx` TypeScript hands children over as a property, which Vue's own types leave out.
declare module 'vue' {
  interface HTMLAttributes {
    children?: unknown;
  }
  interface TeleportProps {
    children?: unknown;
  }
  interface AllowedComponentProps {
    children?: unknown;
  }
}
export {};
