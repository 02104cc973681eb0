import { enableCompileCache } from 'node:module';

// The second time a command is called its modules are read as they were compiled the first time: half the wait of a small question.
enableCompileCache();
await import('./commands.ts');
