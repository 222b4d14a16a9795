import type { EnforcementLevel } from "@pulumi/policy";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { EnforcementLevel as Level } from "@pulumi/pulumi/proto/analyzer_pb";

import { InvalidOptions } from "./options";
import { REPORTS } from "./reports";

/** What the engine says of a run before it shows the first resource. */
export interface Run {
  /** Whether nothing is created. A run that does not say is taken for an update, whose gate is the stricter. */
  isPreview: () => boolean;
  /** What the pack's config says of a rule; empty where it says nothing. */
  configOf: (rule: string) => RuleConfig;
  /** The rules that the config disables. */
  disabled: () => readonly string[];
}

export interface RuleConfig {
  level?: EnforcementLevel;
  options: object;
}

/** A run of the pack without an engine and without config. */
export const UPDATE_WITHOUT_CONFIG: Run = {
  isPreview: () => false,
  configOf: () => ({ options: {} }),
  disabled: () => [],
};

/**
 * The entry that sets the level of every rule without one of its own. The engine writes it into their config, and still
 * hands it over.
 * @see https://www.pulumi.com/docs/iac/crossguard/configuration/
 */
const ALL = "all";

const LEVELS: ReadonlyMap<Level, EnforcementLevel> = new Map([
  [Level.ADVISORY, "advisory"],
  [Level.MANDATORY, "mandatory"],
  [Level.DISABLED, "disabled"],
  [Level.REMEDIATE, "remediate"],
]);

/**
 * Listens to what the engine says of the run. CrossGuard drops some of it: config for a rule that the pack does not have
 * (here an error: a misspelled name would leave a rule at its defaults), whether the run is a preview, and the config of
 * other rules. What the config disables is still reported: the reports cannot be disabled.
 */
export class EngineRun implements Run {
  private preview = process.env["PULUMI_NODEJS_DRY_RUN"] === "true";
  private readonly configs = new Map<string, RuleConfig>();
  private names: readonly string[] = [];

  constructor() {
    const { configure, configureStack } = AnalyzerService;
    const readConfig = configure.requestDeserialize;
    configure.requestDeserialize = (bytes) => {
      const request = readConfig(bytes);
      const rules = request.getPolicyconfigMap();
      const unknown = [...rules.keys()].filter((name) => name !== ALL && !this.names.includes(name));
      if (unknown.length > 0) {
        // CrossGuard's handler passes this on; what is thrown here and now would lose its message on the way.
        request.getPolicyconfigMap = () => {
          throw new InvalidOptions(
            `The policy config names rules that do not exist: ${unknown.join(", ")}; expected ${ALL}, ${this.names.join(", ")}`,
          );
        };
        return request;
      }
      for (const report of REPORTS) {
        if (rules.get(report)?.getEnforcementlevel() === Level.DISABLED) {
          rules.get(report)?.setEnforcementlevel(Level.ADVISORY);
        }
      }
      this.configs.clear();
      for (const [name, config] of rules.entries()) {
        if (name === ALL) continue;
        const level = LEVELS.get(config.getEnforcementlevel());
        const options = config.getProperties()?.toJavaScript() ?? {};
        this.configs.set(name, { options, ...(level !== undefined && { level }) });
      }
      return request;
    };
    const readStack = configureStack.requestDeserialize;
    configureStack.requestDeserialize = (bytes) => {
      const request = readStack(bytes);
      this.preview = request.getDryRun();
      return request;
    };
  }

  /** @param names Of the pack's rules. */
  expect(names: readonly string[]): void {
    this.names = names;
  }

  isPreview = (): boolean => this.preview;

  configOf = (rule: string): RuleConfig => this.configs.get(rule) ?? { options: {} };

  disabled = (): string[] =>
    [...this.configs].flatMap(([name, { level }]) => (level === "disabled" ? name : []));
}
