using Jint.Native;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A list or map of the host, and what the script has of it.</summary>
internal abstract class LiveValue
{
    /// <summary>Carries what the script has changed since the last time to the host.</summary>
    public abstract void Flush();

    /// <summary>Brings what the script has up to date, if the host has changed it since the last time, and returns it.</summary>
    public abstract JsValue Refresh();
}
