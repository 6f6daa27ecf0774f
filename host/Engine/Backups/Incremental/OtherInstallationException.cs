namespace Holdall.Engine.Backups.Incremental;

/// <summary>A store belongs to another installation: nothing may be stored or deleted there.</summary>
internal sealed class OtherInstallationException(string place)
    : Exception($"{place} belongs to another installation. Choose another folder or bucket, or let this one go on there: holdall backup incremental adopt");
