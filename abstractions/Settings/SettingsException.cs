namespace Holdall.Settings;

/// <summary>
/// What an operator has written in the settings of a plugin can't be. Throw it in <see cref="IPlugin.Configure"/>, or when services are built: the plugin does
/// not run then, and the message is told as the reason, in <c>holdall plugins</c>, <c>holdall doctor</c>, the log and the dashboard.
/// </summary>
public sealed class SettingsException : Exception
{
    /// <summary>A sentence for operators of its own.</summary>
    /// <param name="message">Which setting it is, and what is wrong.</param>
    public SettingsException(string message) : base(message)
    {
    }

    /// <summary>"settings.files.linkSeconds must be 1 or more, not \"0\"."</summary>
    /// <param name="setting">Where it stands, such as <c>settings.files.linkSeconds</c>.</param>
    /// <param name="allowed">What it may be, such as <c>1 or more</c>.</param>
    /// <param name="value">What it is; null = not to be shown, or nothing that could be.</param>
    public SettingsException(string setting, string allowed, string? value = null) : base(WrongSetting.Sentence(setting, allowed, value))
    {
    }
}
