import { isObject, type JsonObject } from "../../iam/json";
import { all, any, not, truth, type Truth } from "../../iam/truth";

/**
 * Evaluates the conditions of a template.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export class Conditions {
  private readonly known = new Map<string, Truth>();

  /**
   * @param definitions The template's section `Conditions`.
   * @param textOf The text of a value; `undefined` where it is not known. What stands for a text, such as a number,
   * is not known either.
   */
  constructor(
    private readonly definitions: JsonObject,
    private readonly textOf: (value: unknown) => string | undefined,
  ) {}

  /** Unknown as well for a name that is not defined, or is by itself. */
  holds(name: string): Truth {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    this.known.set(name, "unknown");
    const result = Object.hasOwn(this.definitions, name) ? this.evaluate(this.definitions[name]) : "unknown";
    this.known.set(name, result);
    return result;
  }

  private evaluate(expression: unknown): Truth {
    if (!isObject(expression)) return "unknown";
    const [[name, argument] = ["", undefined], ...others] = Object.entries(expression);
    if (others.length > 0) return "unknown";
    if (name === "Condition") return typeof argument === "string" ? this.holds(argument) : "unknown";
    if (!Array.isArray(argument)) return "unknown";
    switch (name) {
      case "Fn::Equals": {
        const texts = argument.map((it) => this.textOf(it));
        const [left, right] = texts;
        return texts.length !== 2 || left === undefined || right === undefined
          ? "unknown"
          : truth(left === right);
      }
      case "Fn::And":
        return all(argument.map((it) => this.evaluate(it)));
      case "Fn::Or":
        return any(argument.map((it) => this.evaluate(it)));
      case "Fn::Not":
        return argument.length === 1 ? not(this.evaluate(argument[0])) : "unknown";
      default:
        return "unknown";
    }
  }
}
