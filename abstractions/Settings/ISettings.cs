namespace Holdall.Settings;

/// <summary>The settings in force, for any part that reads or changes them.</summary>
public interface ISettings
{
    /// <summary>The settings as last loaded; a consistent snapshot.</summary>
    AppSettings Current { get; }

    /// <summary>
    /// Validates and stores settings as <c>PATCH /api/settings</c> does, with the hooks of models in the same transaction. They are in force, and the
    /// reload hook has run, once the outermost transaction has committed. Change a copy: <c>Current with { … }</c>.
    /// </summary>
    /// <exception cref="Http.ApiException">400 with the errors by path; nothing was changed.</exception>
    Task SaveAsync(AppSettings settings, CancellationToken aborted = default);

    /// <summary>Validates settings as <see cref="SaveAsync"/> does, with the hooks of validation, and stores nothing.</summary>
    /// <exception cref="Http.ApiException">400 with the errors by path.</exception>
    Task ValidateAsync(AppSettings settings, CancellationToken aborted = default);
}
