global using Holdall.Plugins.JsHooks.Binding;
global using Holdall.Plugins.JsHooks.Hosting;
global using Holdall.Plugins.JsHooks.Runtime;
