import { z } from "zod";

/** The schemas of what may be at a place in a value: one for each alternative; none where nothing may be. */
export function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType[] {
  return path.reduce((schemas, step) => schemas.flatMap((one) => below(one, step)), alternatives(schema));
}

/** The keys of the maps that may be at a place in a value. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return schemasAt(schema, path).flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : []));
}

/** Whether a day is meant, which a file may have without quotes. */
export function takesDay(schemas: readonly z.core.$ZodType[]): boolean {
  return schemas.some((one) => one instanceof z.ZodISODate);
}

export function takesText(schemas: readonly z.core.$ZodType[]): boolean {
  return schemas.some(
    (one) =>
      one instanceof z.ZodString ||
      one instanceof z.ZodStringFormat ||
      one instanceof z.ZodEnum ||
      isText(one),
  );
}

export function takesNumber(schemas: readonly z.core.$ZodType[]): boolean {
  return schemas.some((one) => one instanceof z.ZodNumber);
}

export function takesBoolean(schemas: readonly z.core.$ZodType[]): boolean {
  return schemas.some((one) => one instanceof z.ZodBoolean);
}

/** Whether a map of any keys is meant, such as tags. */
export function takesAnyKeys(schemas: readonly z.core.$ZodType[]): boolean {
  return schemas.some((one) => one instanceof z.ZodRecord);
}

/** What the lists have that may be at a place. */
export function itemsOf(schemas: readonly z.core.$ZodType[]): z.core.$ZodType[] {
  return schemas.flatMap((one) => (one instanceof z.ZodArray ? [one.element] : []));
}

function isText(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodLiteral && [...schema.values].some((value) => typeof value === "string");
}

function below(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return typeof step === "number" ? alternatives(schema.element) : [];
  if (schema instanceof z.ZodRecord) return alternatives(schema.valueType);
  if (!(schema instanceof z.ZodObject)) return [];
  const part = (schema.shape as Record<PropertyKey, z.core.$ZodType | undefined>)[step];
  return part === undefined ? [] : alternatives(part);
}

function alternatives(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return alternatives(schema.def.innerType);
  if (schema instanceof z.ZodPipe)
    return schema.def.out instanceof z.ZodISODate ? [schema.def.out] : alternatives(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  return [schema];
}
