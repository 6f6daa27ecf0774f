using Acornima.Ast;
using Jint;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>The text of a file, compiled for all engines: an ES module, or a script.</summary>
internal sealed record CompiledFile(Prepared<Script>? Script, Prepared<Module>? Module);
