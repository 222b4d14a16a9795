/** A message of the engine's protocol that holds an object. */
interface Struct {
  getFieldsMap: () => unknown;
  toJavaScript: () => object;
}

/** The protocol's module of that name. */
export interface StructModule {
  Struct: { new (): Struct; fromJavaScript: (value: object) => Struct };
}

/**
 * Has a message keep the object that it is made of: what the SDK writes is read in this process, and as an object again.
 * @returns What has messages hold their fields again.
 */
export function makeStructsLight({ Struct }: StructModule): () => void {
  const { fromJavaScript } = Struct;
  Struct.fromJavaScript = (value) =>
    Object.assign(new Struct(), {
      toJavaScript: () => value,
      getFieldsMap: () => fromJavaScript(value).getFieldsMap(),
    });
  return () => {
    Struct.fromJavaScript = fromJavaScript;
  };
}
