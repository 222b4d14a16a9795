import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

/** Every TypeScript file is linted with type information; a floating promise in a deploy is a defect. */
export default tseslint.config(
  {
    ignores: [
      "**/node_modules",
      "coverage",
      "**/dist",
      "template",
      "examples",
      "policy-pack/bin",
      "plugin/bin",
      "policy-pack/cli/bin",
      "fleet/cli/bin",
      "fleet/*/worker/bin",
      ".sandbox",
    ],
  },
  {
    files: ["**/*.ts", "**/*.mts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "@pulumi": pulumi },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@pulumi/no-output-in-template-literal": "error",
      "@pulumi/no-output-instance-in-template-literal": "error",
      // Numbers read well in messages; everything else in a template must be a string on purpose.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Taking keys out of an object is how the rest of it is had.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // `new aws.X(…)` registers a resource: constructing is the effect.
      "no-new": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      eqeqeq: "error",
    },
  },
);
