import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that one thing has one name everywhere.',
};

const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'Write a union of string literals: its values are the words that the log prints.',
};

export default tseslint.config(
  { ignores: ['.cache/', 'dist/', 'lib/', 'node_modules/', 'examples/site/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 40],
      'no-control-regex': 'off',
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, noEnum],
    },
  },
  {
    files: ['__tests__/**', 'packages/*/{__tests__,contract}/**', 'bench/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: [
      'scripts/**',
      'bench/**',
      '__tests__/attacks/**',
      '__tests__/faults/**',
      '__tests__/fuzz/**',
      'examples/**',
      '__tests__/package/**',
      '__tests__/pictures/**',
      '__tests__/resilience/**',
      '__tests__/visitor/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.js', 'scripts/*.js', '**/*.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
