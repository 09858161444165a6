/** A promise that a test opens itself. */
export interface Gate<Value> {
  readonly promise: Promise<Value>;
  readonly open: (value: Value) => void;
}

export function createGate<Value = undefined>(): Gate<Value> {
  let open: Gate<Value>['open'] = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
