using System.CommandLine;
using System.Text;
using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Settings;

namespace Holdall.Host.Commands;

/// <summary>Where incremental backups are looked for: where it is said, where the settings of the data directory say, or in the data directory.</summary>
internal sealed class IncrementalSource
{
    private const string Otherwise = "say by --incrementalDir or --s3Bucket where the incremental backups are";
    private const string KeyVariable = "AWS_ACCESS_KEY_ID";
    private const string SecretVariable = "AWS_SECRET_ACCESS_KEY";

    private readonly Option<string?> _bucket = new("--s3Bucket") { Description = $"Bucket of the incremental backups, with its key in {KeyVariable} and {SecretVariable}" };
    private readonly Option<string?> _endpoint = new("--s3Endpoint") { Description = "Address of the store of the bucket" };
    private readonly Option<string?> _region = new("--s3Region") { Description = "Region of the bucket" };
    private readonly Option<bool> _pathStyle = new("--s3PathStyle") { Description = "The bucket stands in the path of an address, not in its host name" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_bucket, _endpoint, _region, _pathStyle]) command.Options.Add(option);
    }

    /// <exception cref="StartFailure">It can't be told where they are.</exception>
    public ISegmentStore Find(ParseResult line, IServiceProvider services)
    {
        var stores = services.GetRequiredService<SegmentStores>();
        var launch = services.GetRequiredService<LaunchOptions>();
        if (line.GetValue(_bucket) is { Length: > 0 } bucket) return stores.InBucket(Bucket(line, bucket));
        if (launch.IncrementalFolder is { } folder)
        {
            var named = stores.InFolder(folder);
            return Directory.Exists(folder) ? named : throw new StartFailure($"There is no folder {folder}.");
        }

        var main = Path.Combine(launch.DataFolder, Databases.MainFile);
        if (File.Exists(main)) return stores.Of(SettingsIn(main, launch).Backups);
        var inside = SegmentStores.FolderIn(launch.DataFolder);
        return Directory.Exists(inside) ? new SegmentFolder(inside) : throw new StartFailure($"There is neither {main} nor {inside}: {Otherwise}.");
    }

    private S3Settings Bucket(ParseResult line, string bucket) => new()
    {
        Enabled = true,
        Bucket = bucket,
        Endpoint = line.GetValue(_endpoint) ?? throw new StartFailure("--s3Bucket needs --s3Endpoint."),
        Region = line.GetValue(_region) ?? "",
        AccessKey = Environment.GetEnvironmentVariable(KeyVariable) ?? "",
        Secret = Environment.GetEnvironmentVariable(SecretVariable) ?? "",
        ForcePathStyle = line.GetValue(_pathStyle),
    };

    /// <summary>The settings as they lie there: nothing is opened for that.</summary>
    private static AppSettings SettingsIn(string file, LaunchOptions launch)
    {
        try
        {
            using var database = new UnchangedDatabase(file);
            var value = database.Rows("SELECT value FROM _params WHERE id = 'settings'") is [[var text], ..] ? text : "";
            return SettingsRow.TryRead(Encoding.UTF8.GetBytes(value), new AppSettings(), launch.EncryptionKey)
                ?? throw new StartFailure($"The settings in {file} can't be read: {Otherwise}.");
        }
        catch (DatabaseException e)
        {
            throw new StartFailure($"{file} can't be read: {Otherwise}. ({e.Message})", e);
        }
    }
}
