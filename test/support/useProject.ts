import type { Sandbox } from "../../sandbox/sandbox";
import { Project } from "./project";
import { sharedSandbox } from "./sharedSandbox";

/** What a suite works with; there once its first test begins. */
export interface ProjectContext {
  sandbox: Sandbox;
  project: Project;
}

/** Gives the suite in whose `describe` it is called the shared sandbox and a project of its own, removed afterwards. */
export function useProject(): ProjectContext {
  const context: Partial<ProjectContext> = {};
  before(async function () {
    context.sandbox = await sharedSandbox(this);
    context.project = new Project(context.sandbox);
  });
  after(() => {
    context.project?.remove();
  });
  return context as ProjectContext;
}
